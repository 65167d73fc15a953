import type { CreateOpenaiCredentials } from "../../../lib/contract/bot";
import { isRow } from "../../evolution/bot-rows";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { callBot } from "./call-bot";
import { placeAt } from "./find-own-bot";

interface Credentials {
  id: string;
  name: string;
  createdAt: string | null;
}

/** Never with their keys. */
export async function listCredentials(ctx: TenantContext, instanceId: string): Promise<{ items: Credentials[] }> {
  const body = await callBot(ctx, await placeAt(ctx, instanceId), { method: "GET", route: "/openai/creds" });
  return { items: (Array.isArray(body) ? body : []).flatMap(readCredentials) };
}

export async function createCredentials(
  ctx: TenantContext,
  instanceId: string,
  given: CreateOpenaiCredentials,
): Promise<Credentials> {
  const place = await placeAt(ctx, instanceId);
  const made = await callBot(ctx, place, { method: "POST", route: "/openai/creds", body: given });
  const [credentials = { id: "", name: given.name, createdAt: null }] = readCredentials(made);
  await audit(ctx, { action: "bot.credentials", target: credentials.id, after: { instanceId, name: given.name } });
  return credentials;
}

/** Its bots end with it. */
export async function deleteCredentials(ctx: TenantContext, instanceId: string, id: string): Promise<void> {
  const place = await placeAt(ctx, instanceId);
  await callBot(ctx, place, { method: "DELETE", route: `/openai/creds/${encodeURIComponent(id)}` });
  await audit(ctx, { action: "bot.credentials_delete", target: id, before: { instanceId } });
}

/** The models that a key may use. 2.2 knows only the credentials of the settings. */
export async function listModels(
  ctx: TenantContext,
  instanceId: string,
  credentialsId: string | undefined,
): Promise<{ items: { id: string }[] }> {
  const query = credentialsId === undefined ? {} : { query: { openaiCredsId: credentialsId } };
  const place = await placeAt(ctx, instanceId);
  const body = await callBot(ctx, place, { method: "GET", route: "/openai/getModels", ...query });
  return { items: (Array.isArray(body) ? body : []).filter(isRow).map(({ id }) => ({ id })) };
}

function readCredentials(row: unknown): Credentials[] {
  if (!isRow(row)) return [];
  const { id, name, createdAt } = row;
  return [{ id, name: String(name), createdAt: typeof createdAt === "string" ? createdAt : null }];
}
