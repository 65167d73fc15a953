import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import type { BotKind } from "../../../lib/contract/bot";
import type { Mode } from "../../../lib/contract/tenant";
import { read } from "../api.server";
import { botApi } from "../bots/bot-api.server";
import type { TenantSession } from "../session.server";

export interface BotPlace {
  botId: string;
  kind: BotKind;
  instanceId: string;
  mode: Mode;
}

/** Where a bot lives. A link may be of the other mode than the one that is looked at. */
export async function readBotPlace(session: TenantSession, params: ActionFunctionArgs["params"]): Promise<BotPlace> {
  const { api, tenantId } = session;
  const { routes, param } = botApi({ session, params });
  const { kind, instanceId } = await read(routes.$get({ param }));
  const { mode } = await read(
    api.tenants[":tenantId"].instances[":instanceId"].$get({ param: { tenantId, instanceId } }),
  );
  return { botId: param.botId, kind, instanceId, mode };
}
