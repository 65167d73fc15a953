import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Outlet, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { BotStatus } from "../components/bots/bot-status";
import { BotSwitchButton } from "../components/bots/bot-switch";
import { KindMark } from "../components/bots/kind-mark";
import { Page, PageHeader } from "../components/ui/page-header";
import { LinkTabs } from "../components/ui/tabs";
import { TextLink } from "../components/ui/text-link";
import { read } from "../lib/api.server";
import { botApi } from "../lib/bots/bot-api.server";
import type { BotFrame } from "../lib/bots/bot-frame";
import { botName } from "../lib/bots/bot-names";
import { switchBot } from "../lib/bots/switch-bot.server";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { runTenantIntent } from "../lib/run-intent.server";
import { requireTenant } from "../lib/session.server";

export const handle = { areas: ["bots"] satisfies Area[] };

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const { api, tenantId, may } = session;
  const { routes, param } = botApi({ session, params });
  const bot = await read(routes.$get({ param }));
  const at = { tenantId, instanceId: bot.instanceId };
  const { id, name, mode } = await read(api.tenants[":tenantId"].instances[":instanceId"].$get({ param: at }));
  return { title: botName(bot), bot, name: botName(bot), instance: { id, name, mode }, mayChange: may("developer") };
}

/** The switch is pressed on every tab and in the list. */
export const action = (action: ActionFunctionArgs) => runTenantIntent(action, { switch: switchBot });

export const meta = pageMeta;

/** One bot: whether it is on above, its parts in tabs. */
export default function Frame() {
  const { t } = useTranslation(["bots", "common"]);
  const frame: BotFrame = useLoaderData<typeof loader>();
  const { bot, name, instance, mayChange } = frame;
  const home = `/bots/${bot.id}`;
  return (
    <Page>
      <PageHeader
        title={name}
        description={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <KindMark kind={bot.kind} />
            <TextLink to={`/instances/${instance.id}`}>{instance.name}</TextLink>
          </span>
        }
        trail={[{ to: "/bots", label: t("common:nav.bots") }]}
        badge={<BotStatus bot={bot} />}
        actions={<BotSwitchButton bot={bot} mayChange={mayChange} />}
      />
      <LinkTabs
        label={name}
        tabs={[
          { to: home, label: t("tabs.settings"), end: true },
          { to: `${home}/chat`, label: t("tabs.chat") },
          { to: `${home}/sessions`, label: t("tabs.sessions") },
          { to: `${home}/calls`, label: t("tabs.calls") },
          { to: `${home}/analytics`, label: t("tabs.figures") },
        ]}
      />
      <Outlet context={frame} />
    </Page>
  );
}
