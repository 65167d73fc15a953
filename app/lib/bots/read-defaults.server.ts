import type { BotName } from "../../../lib/bot-kinds";
import { attempt, read } from "../api.server";
import type { TenantSession } from "../session.server";
import { botName } from "./bot-names";
import { listCredentialChoices } from "./credentials.server";

/** What bots of one kind on one number have in common; null where its server does not know the kind, or is away. */
export async function readDefaults(session: TenantSession, at: { instanceId: string; kind: BotName }) {
  const { api, tenantId } = session;
  const routes = api.tenants[":tenantId"];
  const settings = await attempt(
    routes.instances[":instanceId"].bots[":kind"].settings.$get({ param: { tenantId, ...at } }),
  );
  if (!settings.ok) return null;
  const [credentials, { items }] = await Promise.all([
    listCredentialChoices(session, at),
    read(routes.bots.$get({ param: { tenantId }, query: { ...at, limit: "100" } })),
  ]);
  return { settings: settings.data, credentials, bots: items.map((bot) => ({ id: bot.id, name: botName(bot) })) };
}
