import { read } from "../api.server";
import type { TenantSession } from "../session.server";
import { botName } from "./bot-names";

/** The OpenAI keys of a number by name, for a choice. Other kinds need none, and are not asked about. */
export async function listCredentialChoices(
  { api, tenantId }: TenantSession,
  { kind, instanceId }: { kind: string; instanceId: string },
): Promise<{ id: string; name: string }[]> {
  if (kind !== "openai") return [];
  const routes = api.tenants[":tenantId"].instances[":instanceId"].openai.credentials;
  const { items } = await read(routes.$get({ param: { tenantId, instanceId } }));
  return items.map(({ id, name }) => ({ id, name }));
}

/** The same with the bots that use each: they are lost with it. */
export async function readCredentials({ api, tenantId }: TenantSession, instanceId: string) {
  const routes = api.tenants[":tenantId"];
  const query = { instanceId, kind: "openai", limit: "100" } as const;
  const [{ items }, bots] = await Promise.all([
    read(routes.instances[":instanceId"].openai.credentials.$get({ param: { tenantId, instanceId } })),
    read(routes.bots.$get({ param: { tenantId }, query })),
  ]);
  const usersOf = (id: string) => bots.items.filter(({ openaiCredsId }) => openaiCredsId === id).map(botName);
  return items.map((credentials) => ({ ...credentials, usedBy: usersOf(credentials.id) }));
}
