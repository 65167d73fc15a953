import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Outlet, useParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Page, PageHeader } from "../components/ui/page-header";
import { LinkTabs } from "../components/ui/tabs";
import type { Area } from "../lib/locales";
import { requireOperator } from "../lib/session.server";

export const handle = { areas: ["operator", "billing"] satisfies Area[] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOperator(request, context);
  return null;
}

/** Where the platform is run: servers, customers, plans, money. */
export default function Operator() {
  const { t } = useTranslation(["operator", "common"]);
  const { id } = useParams();
  const tabs = [
    { to: "/operator", label: t("tabs.overview"), end: true },
    { to: "/operator/servers", label: t("tabs.servers") },
    { to: "/operator/tenants", label: t("tabs.tenants") },
    { to: "/operator/plans", label: t("tabs.plans") },
    { to: "/operator/revenue", label: t("tabs.revenue") },
    { to: "/operator/people", label: t("tabs.people") },
  ];
  return (
    <Page>
      {/* One server, customer or plan is a page with a heading of its own. */}
      {!id && <PageHeader title={t("common:nav.operator")} description={t("lead")} />}
      <LinkTabs label={t("tabs.label")} tabs={tabs} />
      <Outlet />
    </Page>
  );
}
