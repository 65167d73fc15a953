import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { makeFormat } from "../../lib/format";
import { Button } from "../ui/button";
import type { ShellData } from "./shell-data";

/** Above everything while an operator acts in somebody's company: whose, why, until when, and the way out. */
export function ImpersonationBanner({ data: { impersonation, tenant } }: { data: ShellData }) {
  const { t, i18n } = useTranslation();
  if (!impersonation || !tenant) return null;
  const until = makeFormat(i18n.language, tenant.timeZone).date(impersonation.endsAt);
  return (
    <aside
      aria-label={t("shell.impersonation.label")}
      className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 bg-mark px-4 py-1.5 text-mark-ink sm:px-6"
    >
      <p className="min-w-0 flex-1 basis-64">
        <strong className="font-semibold">{t("shell.impersonation.title", { tenant: tenant.name })}</strong>{" "}
        <span suppressHydrationWarning>{t("shell.impersonation.detail", { reason: impersonation.reason, until })}</span>
      </p>
      <Form method="post" action="/operator/impersonation">
        <input type="hidden" name="tenantId" value={tenant.id} />
        <Button type="submit" size="sm">
          {t("shell.impersonation.end")}
        </Button>
      </Form>
    </aside>
  );
}
