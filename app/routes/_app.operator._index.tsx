import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { EvolutionNotice } from "../components/operator/evolution-notice";
import { RefusedLedgers } from "../components/operator/refused-ledgers";
import { ServerTable } from "../components/operator/server-table";
import { TenantTable } from "../components/operator/tenant-table";
import { Card, Stat } from "../components/ui/card";
import { Section } from "../components/ui/section";
import { TextLink } from "../components/ui/text-link";
import { read } from "../lib/api.server";
import { pageMeta } from "../lib/meta";
import { requireOperator } from "../lib/session.server";
import { translator } from "../lib/translator.server";
import { useFormat } from "../lib/use-format";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = await requireOperator(request, context);
  const { operator } = api;
  const [health, servers, overdue, unresolved, revenue, tenants] = await Promise.all([
    read(operator.health.$get()),
    read(operator.servers.$get()),
    read(operator.invoices.overdue.$get()),
    read(operator.payments.unresolved.$get()),
    read(operator.revenue.$get({ query: { months: "1" } })),
    read(operator.tenants.$get({ query: { limit: "5" } })),
  ]);
  const title = translator(request)("common:nav.operator");
  const counts = { overdue: overdue.items.length, unresolved: unresolved.items.length };
  const { refusedUsage } = health;
  return { title, refusedUsage, servers, counts, revenue: revenue.items, tenants: tenants.items };
}

export const meta = pageMeta;

export default function OperatorOverview() {
  const { t } = useTranslation("operator");
  const format = useFormat();
  const { refusedUsage, servers, counts, revenue, tenants } = useLoaderData<typeof loader>();
  const healthy = servers.items.filter(({ health }) => health === "healthy");
  const ill = servers.items.filter(({ health, reachable }) => health === "failing" || reachable === "no");
  const money = revenue.map(({ paid, currency }) => format.minor(paid, currency));
  return (
    <div className="grid gap-6">
      <RefusedLedgers ledgers={refusedUsage} />
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat
          label={t("overview.servers")}
          value={`${format.number(healthy.length)} / ${format.number(servers.items.length)}`}
          hint={t("overview.serversHint")}
        />
        <Stat
          label={t("overview.overdue")}
          value={format.number(counts.overdue)}
          hint={<TextLink to="/operator/revenue">{t("overview.show")}</TextLink>}
        />
        <Stat
          label={t("overview.unresolved")}
          value={format.number(counts.unresolved)}
          hint={<TextLink to="/operator/revenue">{t("overview.show")}</TextLink>}
        />
        <Stat label={t("overview.paid")} value={money.join(" · ") || "–"} hint={t("overview.paidHint")} />
      </div>
      <Section title={t("overview.ill")}>
        {ill.length > 0 ? (
          <ServerTable servers={ill} />
        ) : (
          <Card>{t(servers.items.length > 0 ? "overview.calm" : "servers.emptyWhy")}</Card>
        )}
      </Section>
      <Section
        title={t("overview.newest")}
        actions={<TextLink to="/operator/tenants">{t("overview.allTenants")}</TextLink>}
      >
        {tenants.length > 0 ? <TenantTable tenants={tenants} /> : <Card>{t("tenants.none")}</Card>}
      </Section>
      <EvolutionNotice notice={servers.notice} />
    </div>
  );
}
