import { read } from "../api.server";
import type { TenantIntent } from "../run-intent.server";
import { botApi } from "./bot-api.server";
import { listCredentialChoices } from "./credentials.server";

/** What the editor of a bot needs beside the bot: keys to choose from, and by name those that it collides with. */
export async function readEditor({ session, params }: Pick<TenantIntent, "session" | "params">) {
  const { api, tenantId } = session;
  const { routes, param } = botApi({ session, params });
  const { kind, instanceId, conflicts } = await read(routes.$get({ param }));
  const query = { instanceId, limit: "100" };
  const [credentials, neighbours] = await Promise.all([
    listCredentialChoices(session, { kind, instanceId }),
    conflicts.length > 0 ? read(api.tenants[":tenantId"].bots.$get({ param: { tenantId }, query })) : { items: [] },
  ]);
  const rivals = new Set(conflicts.map(({ botId }) => botId));
  return { credentials, rivals: neighbours.items.filter(({ id }) => rivals.has(id)) };
}
