import { Outlet } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Page, PageHeader } from "../components/ui/page-header";
import { LinkTabs } from "../components/ui/tabs";
import type { Area } from "../lib/locales";

export const handle = { areas: ["settings"] satisfies Area[] };

/** The person's own settings, one tab per page. */
export default function Settings() {
  const { t } = useTranslation("settings");
  const tabs = [
    { to: "/settings", label: t("tabs.profile"), end: true },
    { to: "/settings/security", label: t("tabs.security") },
    { to: "/settings/appearance", label: t("tabs.appearance") },
  ];
  return (
    <Page>
      <PageHeader title={t("title")} />
      <LinkTabs label={t("tabs.label")} tabs={tabs} />
      <Outlet />
    </Page>
  );
}
