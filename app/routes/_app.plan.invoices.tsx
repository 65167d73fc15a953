import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import FileText from "lucide-react/icons/file-text";
import { useTranslation } from "react-i18next";
import { InvoiceTable } from "../components/billing/invoice-table";
import { ButtonLink } from "../components/ui/button";
import { EmptyState } from "../components/ui/empty-state";
import { Pagination } from "../components/ui/pagination";
import { read } from "../lib/api.server";
import { pageMeta } from "../lib/meta";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, tenantId } = await requireTenant(request, context);
  const cursor = new URL(request.url).searchParams.get("cursor");
  const query = cursor ? { cursor } : {};
  const page = await read(api.tenants[":tenantId"].billing.invoices.$get({ param: { tenantId }, query }));
  return { title: translator(request)("billing:tabs.invoices"), page };
}

export const meta = pageMeta;

export default function Invoices() {
  const { t } = useTranslation("billing");
  const { page } = useLoaderData<typeof loader>();
  if (page.items.length === 0) {
    return (
      <EmptyState
        icon={<FileText />}
        title={t("invoices.emptyTitle")}
        action={<ButtonLink to="/plan/change">{t("invoices.emptyButton")}</ButtonLink>}
      >
        {t("invoices.emptyWhy")}
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-4">
      <InvoiceTable invoices={page.items} linkTo={({ id }) => `/plan/invoices/${id}`} />
      <Pagination nextCursor={page.nextCursor} />
    </div>
  );
}
