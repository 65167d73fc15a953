import type { BotDocument } from "../../../durable/tenant-ledger/bot-document";
import { RELAY, UNBOUNDED } from "../../../durable/tenant-ledger/relay-maker";
import type { BotName } from "../../../lib/bot-kinds";
import { URL_FIELD } from "../../evolution/bot-shapes";
import { referenceIn, relayAddress } from "../../relay/relay-address";
import { RelayDocument } from "../../v1/rewrite/documents";
import type { TenantContext } from "../context";
import type { PlacedBot } from "./find-own-bot";
import { type BotPlace, ledgerAt } from "./keep-bots";
import { openPrivate } from "./kept-bot";
import type { UpstreamBot } from "./upstream-bots";

/** Makes what `/relay/:token` stands for known to the ledger. */
export async function putRelay(
  env: Env,
  place: BotPlace,
  relay: Pick<RelayDocument, "bot" | "reference" | "url" | "botId" | "maker"> & { typebot: unknown },
): Promise<void> {
  const { typebot, ...given } = relay;
  const flow = given.bot === "typebot" && typeof typebot === "string" ? typebot : "";
  const document: RelayDocument = { ...given, flow, instanceName: place.instance.name, createdAt: Date.now() };
  const key = { instanceId: place.instance.id, kind: RELAY, id: document.reference };
  await ledgerAt(env, place).putDocument(key, JSON.stringify(document));
}

/** Puts back the relays of bots that the ledger has lost. */
export async function restoreRelays(
  env: Env,
  place: BotPlace,
  { kind, bots }: { kind: BotName; bots: readonly BotDocument[] },
): Promise<void> {
  const { id: instanceId } = place.instance;
  const texts: string[] = await ledgerAt(env, place).listDocuments(instanceId, RELAY);
  const known = new Set(texts.map((text) => RelayDocument.parse(JSON.parse(text)).reference));
  for (const bot of bots) {
    const { id: botId, reference, config } = bot;
    if (reference === null || known.has(reference)) continue;
    const { url, maker } = await openPrivate(bot, instanceId);
    if (url !== null) await putRelay(env, place, { bot: kind, reference, url, maker, botId, typebot: config?.typebot });
  }
}

/** Whoever gives an address once more is its maker from now on: the one before is none any more. */
export async function vouchFor({ env, actor }: TenantContext, place: PlacedBot, { row }: UpstreamBot): Promise<void> {
  const instanceId = place.instance.id;
  const id = await referenceIn(row[URL_FIELD[place.kind]], instanceId);
  if (id === undefined) return;
  const key = { instanceId, kind: RELAY, id };
  const text: string | null = await ledgerAt(env, place).findDocument(key);
  if (text === null) return;
  const maker = actor.key ? { scopes: actor.key.scopes, lender: actor.id } : UNBOUNDED;
  await ledgerAt(env, place).putDocument(key, JSON.stringify({ ...RelayDocument.parse(JSON.parse(text)), maker }));
}

/** What stands upstream in the address's place. */
export const addressOf = ({ mode, tenantId, instance }: BotPlace, reference: string) =>
  relayAddress({ mode, tenantId, instanceId: instance.id, reference });
