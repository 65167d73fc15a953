import { CREDENTIALS } from "../../../durable/tenant-ledger/bot-document";
import { isRow } from "../../evolution/bot-rows";
import { askInstance } from "../../evolution/instance-door";
import { type BotPlace, keepOpenaiCredentials, ledgerAt, listKept, prefixOf } from "./keep-bots";
import { openPrivate } from "./kept-bot";
import type { NoteRepair } from "./wishes";

/** Makes lost credentials anew. Answers id as the tenant knows it → at the server. */
export async function reconcileCredentials(
  env: Env,
  place: BotPlace,
  { before, note }: { before: number; note: NoteRepair },
): Promise<Map<string, string>> {
  const { instance } = place;
  const { status, body } = await askInstance(env, instance, { method: "GET", path: "/openai/creds" });
  if (status !== 200) throw new Error(`the server did not say which credentials it has: ${status}`);
  const rows = Array.isArray(body) ? body.filter(isRow) : [];
  const key = { instanceId: instance.id, kind: CREDENTIALS };
  const ids = new Map<string, string>();
  const kept = await listKept(env, place, CREDENTIALS);
  for (const row of rows) {
    const known = kept.find(({ upstreamId }) => upstreamId === row.id);
    ids.set(known?.id ?? row.id, row.id);
    if (!known?.config) await keepOpenaiCredentials(env, place, row, known);
  }
  const lost = kept.filter(({ id, revision }) => !ids.has(id) && revision < before);
  for (const credentials of lost) {
    const { id, config, revision, deletingAt } = credentials;
    if (!config || deletingAt !== null) {
      await ledgerAt(env, place).dropBot({ ...key, id });
      continue;
    }
    const { secrets } = await openPrivate(credentials, instance.id);
    const body = { name: prefixOf(place) + String(config.name), apiKey: secrets.apiKey };
    const made = await askInstance(env, instance, { method: "POST", path: "/openai/creds", body });
    if (made.status >= 300 || !isRow(made.body))
      throw new Error(`the server did not take the credentials: ${made.status}`);
    const upstreamId = made.body.id;
    await ledgerAt(env, place).putBot(key, { ...credentials, upstreamId }, revision);
    ids.set(id, upstreamId);
    await note(`openai credentials ${id}: lost`);
  }
  return ids;
}
