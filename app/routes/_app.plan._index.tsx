import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { BillSoFar } from "../components/billing/bill-so-far";
import { CurrentPlan } from "../components/billing/current-plan";
import { QuotaGrid } from "../components/billing/quota-grid";
import { QuotaNotice } from "../components/billing/quota-notice";
import { Notice } from "../components/ui/notice";
import { read } from "../lib/api.server";
import { pageMeta } from "../lib/meta";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, tenantId, mode, may } = await requireTenant(request, context);
  const own = api.tenants[":tenantId"];
  const param = { tenantId };
  const [usage, profile, billing, { items: offers }] = await Promise.all([
    read(own.usage.$get({ param, query: { mode } })),
    read(own.$get({ param })),
    read(own.billing.$get({ param })),
    read(own.billing.plans.$get({ param })),
  ]);
  const names = Object.fromEntries(offers.map(({ id, definition }) => [id, definition.name]));
  const title = translator(request)("common:nav.plan");
  const { plan, standing, status } = profile;
  return { title, mode, usage: usage.items, plan, standing, status, billing, names, mayChange: may("admin") };
}

export const meta = pageMeta;

export default function Usage() {
  const { t } = useTranslation("billing");
  const { mode, usage, plan, standing, status, billing, names, mayChange } = useLoaderData<typeof loader>();
  const isLive = mode === "live";
  return (
    <div className="grid gap-6">
      {status === "past_due" && (
        <Notice tone="bad" title={t("pastDue.title")}>
          {t("pastDue.why")}
        </Notice>
      )}
      {isLive && <QuotaNotice usage={usage} standing={standing} />}
      {!isLive && <Notice tone="info">{t("testMode")}</Notice>}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <CurrentPlan plan={plan} billing={billing} names={names} mayChange={mayChange} />
        <BillSoFar billing={billing} names={names} />
      </div>
      <QuotaGrid usage={usage} standing={isLive ? standing : null} />
    </div>
  );
}
