import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Outlet, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { NewButton } from "../components/ui/new-button";
import { Page, PageHeader } from "../components/ui/page-header";
import { LinkTabs } from "../components/ui/tabs";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export const handle = { areas: ["bots"] satisfies Area[] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { may } = await requireTenant(request, context);
  return { title: translator(request)("common:nav.bots"), mayChange: may("developer") };
}

export const meta = pageMeta;

/** All bots, and what those of one number have in common. */
export default function BotsFrame() {
  const { t } = useTranslation(["bots", "common"]);
  const { mayChange } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={t("common:nav.bots")}
        description={t("lead")}
        actions={
          <NewButton to="/bots/new" allowed={mayChange}>
            {t("new.title")}
          </NewButton>
        }
      />
      <LinkTabs
        label={t("common:nav.bots")}
        tabs={[
          { to: "/bots", label: t("parts.list"), end: true },
          { to: "/bots/trigger-test", label: t("parts.test") },
          { to: "/bots/defaults", label: t("parts.defaults") },
          { to: "/bots/credentials", label: t("parts.credentials") },
        ]}
      />
      <Outlet />
    </Page>
  );
}
