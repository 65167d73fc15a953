import { Outlet } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Page, PageHeader } from "../components/ui/page-header";
import { LinkTabs } from "../components/ui/tabs";
import type { Area } from "../lib/locales";

export const handle = { areas: ["billing"] satisfies Area[] };

/** What the company uses and what it pays, one tab per page. */
export default function Plan() {
  const { t } = useTranslation(["billing", "common"]);
  const tabs = [
    { to: "/plan", label: t("tabs.usage"), end: true },
    { to: "/plan/change", label: t("tabs.change") },
    { to: "/plan/invoices", label: t("tabs.invoices") },
    { to: "/plan/details", label: t("tabs.details") },
  ];
  return (
    <Page>
      <PageHeader title={t("common:nav.plan")} description={t("lead")} />
      <LinkTabs label={t("tabs.label")} tabs={tabs} />
      <Outlet />
    </Page>
  );
}
