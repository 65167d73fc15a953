import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Usage } from "../../lib/contract/usage";
import { FirstSteps } from "../components/overview/first-steps";
import { LiveEvents } from "../components/overview/live-events";
import { OverviewStats } from "../components/overview/overview-stats";
import { QuotaBars } from "../components/overview/quota-bars";
import { LiveState } from "../components/ui/live-state";
import { Page, PageHeader } from "../components/ui/page-header";
import { read } from "../lib/api.server";
import { useInstancesLive } from "../lib/instances/use-instances-live";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { billSoFar } from "../lib/overview/bill.server";
import { dismissSteps, hasDismissedSteps } from "../lib/overview/first-steps.server";
import { withLive } from "../lib/overview/with-live";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";
import { useLateRefresh } from "../lib/use-late-refresh";

export const handle = { areas: ["overview", "instances"] satisfies Area[] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, me, tenant, tenantId, mode } = await requireTenant(request, context);
  const own = api.tenants[":tenantId"];
  const param = { tenantId };
  const [overview, usage, profile, bill] = await Promise.all([
    read(own.overview.$get({ param, query: { mode } })),
    read(own.usage.$get({ param, query: { mode } })),
    read(own.$get({ param })),
    mode === "live" ? billSoFar(api, tenantId) : null,
  ]);
  return {
    title: translator(request)("common:nav.overview"),
    name: me.name.split(" ")[0] ?? me.name,
    tenant: tenant.name,
    overview: { ...overview, firstSteps: { ...overview.firstSteps, send: overview.firstSteps.send || hasSent(usage) } },
    usage: usage.items,
    standing: profile.standing,
    bill,
    showsSteps: !hasDismissedSteps(request, tenantId),
  };
}

/** The books know of a message at once, the log within seconds. */
const hasSent = ({ items }: Usage) => items.some(({ kind, used }) => kind === "message_send" && used > 0);

/** Puts the first steps away, or brings them back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { tenantId } = await requireTenant(request, context);
  return dismissSteps(request, tenantId);
}

export const meta = pageMeta;

/** The log, of which the figures are made, has a message within ten seconds. */
const LOGGED_AFTER_MS = 11_000;

export default function OverviewScreen() {
  const { t } = useTranslation("overview");
  const { name, tenant, overview, usage, standing, bill, showsSteps } = useLoaderData<typeof loader>();
  const live = useInstancesLive();
  useLateRefresh(live.messages, LOGGED_AFTER_MS);
  const { instances, recent } = withLive(overview, live);
  return (
    <Page>
      <PageHeader title={t("greeting", { name })} description={tenant} />
      <FirstSteps done={overview.firstSteps} shown={showsSteps} hasInstances={instances.total > 0} />
      <OverviewStats instances={instances} messages={overview.messages} activeBots={overview.activeBots} bill={bill} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <QuotaBars usage={usage} standing={standing} />
        <LiveEvents events={recent} badge={<LiveState state={live.state} />} />
      </div>
    </Page>
  );
}
