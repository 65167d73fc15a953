import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Outlet, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Page, PageHeader } from "../components/ui/page-header";
import { LinkTabs } from "../components/ui/tabs";
import { EndpointBanner } from "../components/webhooks/endpoint-banner";
import { EndpointStatus } from "../components/webhooks/endpoint-status";
import { read } from "../lib/api.server";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { requireTenant } from "../lib/session.server";
import { usePolling } from "../lib/use-polling";
import { endpointApi } from "../lib/webhooks/endpoint-api.server";
import type { EndpointPage } from "../lib/webhooks/endpoint-page";

export const handle = { areas: ["webhooks"] satisfies Area[] };

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const { routes, param } = endpointApi({ session, params });
  const endpoint = await read(routes.$get({ param }));
  const { may } = session;
  return { title: endpoint.url, endpoint, mayChange: may("developer"), maySeeSecret: may("admin") };
}

export const meta = pageMeta;

const WATCH_MS = 1_500;

/** One endpoint: how it is doing above, its parts in tabs. Asked again while something is on its way. */
export default function EndpointFrame() {
  const { t } = useTranslation(["webhooks", "common"]);
  const page: EndpointPage = useLoaderData<typeof loader>();
  const { endpoint, mayChange } = page;
  const { replay, waiting, enabled } = endpoint;
  const isReplaying = replay !== null && replay.delivered + replay.failed < replay.total;
  usePolling(enabled && (isReplaying || waiting > 0), WATCH_MS);
  const home = `/webhooks/${endpoint.id}`;
  return (
    <Page>
      <PageHeader
        title={hostOf(endpoint.url)}
        description={<span className="break-all">{endpoint.description || endpoint.url}</span>}
        trail={[{ to: "/webhooks", label: t("common:nav.webhooks") }]}
        badge={<EndpointStatus endpoint={endpoint} />}
      />
      <EndpointBanner endpoint={endpoint} mayChange={mayChange} />
      <LinkTabs
        label={t("tabs.label")}
        tabs={[
          { to: home, label: t("tabs.deliveries"), end: true },
          { to: `${home}/settings`, label: t("tabs.settings") },
          { to: `${home}/verify`, label: t("tabs.verify") },
        ]}
      />
      <Outlet context={page} />
    </Page>
  );
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);
