import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Outlet, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { InstanceStatus } from "../components/instances/instance-status";
import { LiveState } from "../components/ui/live-state";
import { Page, PageHeader } from "../components/ui/page-header";
import { Badge } from "../components/ui/status";
import { LinkTabs } from "../components/ui/tabs";
import { read } from "../lib/api.server";
import type { InstancePage } from "../lib/instances/instance-page";
import { withView } from "../lib/instances/live-instance";
import { useInstancesLive } from "../lib/instances/use-instances-live";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { useQueueChange } from "../lib/pacing/use-queue-change";
import { requireTenant } from "../lib/session.server";

export const handle = { areas: ["instances"] satisfies Area[] };

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { api, tenantId, may } = await requireTenant(request, context);
  const param = { tenantId, instanceId: params.id ?? "" };
  const instance = await read(api.tenants[":tenantId"].instances[":instanceId"].$get({ param }));
  return { title: instance.name, instance, mayChange: may("developer") };
}

export const meta = pageMeta;

/** One number: its state above, its parts in tabs, and one live connection for all of them. */
export default function InstanceFrame() {
  const { t } = useTranslation(["instances", "common"]);
  const { instance: loaded, mayChange } = useLoaderData<typeof loader>();
  const [queueChange, noteQueueChange] = useQueueChange(loaded.id);
  const { state, views, messages } = useInstancesLive(noteQueueChange);
  const view = views.get(loaded.id);
  const instance = withView(loaded, view);
  const own = messages.filter(({ instanceId }) => instanceId === loaded.id);
  const home = `/instances/${loaded.id}`;
  return (
    <Page>
      <PageHeader
        title={loaded.name}
        trail={[{ to: "/instances", label: t("common:nav.instances") }]}
        badge={
          <>
            <span aria-live="polite">
              <InstanceStatus live={instance.live} />
            </span>
            {loaded.mode === "test" && <Badge>{t("simulated")}</Badge>}
          </>
        }
        actions={<LiveState state={state} />}
      />
      <LinkTabs
        label={loaded.name}
        tabs={[
          { to: home, label: t("tabs.connection"), end: true },
          { to: `${home}/messages`, label: t("tabs.messages") },
          { to: `${home}/pacing`, label: t("tabs.pacing") },
          { to: `${home}/settings`, label: t("tabs.settings") },
        ]}
      />
      <Outlet context={{ instance, view, messages: own, queueChange, mayChange } satisfies InstancePage} />
    </Page>
  );
}
