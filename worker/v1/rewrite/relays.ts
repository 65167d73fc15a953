import { isDeepStrictEqual } from "node:util";
import type { Maker } from "../../../durable/tenant-ledger/relay-maker";
import { uuidv7 } from "../../../lib/ids";
import { relayReference } from "../../../lib/relay-token";
import * as address from "../../relay/relay-address";
import type { Call } from "../call";
import { type RelayDocument, relaysOf } from "./documents";
import { partiesOf } from "./parties";

/** An address of the tenant's, as one kind of bot shall call it. */
export type RelayTarget = Pick<RelayDocument, "bot" | "url" | "flow">;

/**
 * Addresses that wait for their bot. A create that the upstream refused leaves one behind; so does `typebot/start`, whose
 * bot is named only by the next `find`.
 */
const MOST_UNBOUND = 50;
/** After this long an address that no bot of a full list uses is not waiting any more. */
const UNBOUND_MS = 3_600_000;

/** What stands upstream in the address's place. The ledger knows it before the upstream does. */
export async function relayUrl(call: Call, reference: string): Promise<string> {
  const { caller, target } = partiesOf(call);
  const { mode, tenantId } = caller.grant;
  return address.relayAddress({ mode, tenantId, instanceId: target.instance.id, reference });
}

/** The reference in a relay URL of this instance; undefined for any other text. */
export const referenceIn = (call: Call, text: unknown): Promise<string | undefined> =>
  address.referenceIn(text, partiesOf(call).target.instance.id);

/** Makes a relay for the address, or takes the one that an attempt of the same maker without success has left. */
export async function openRelay(call: Call, target: RelayTarget): Promise<RelayDocument> {
  const relays = relaysOf(call);
  const maker = makerOf(call);
  const unbound = (await relays.list()).filter(({ botId }) => botId === null);
  const waiting = unbound.find((relay) => leadsTo(relay, target) && isDeepStrictEqual(relay.maker, maker));
  const [oldest] = unbound;
  if (!waiting && oldest && unbound.length >= MOST_UNBOUND) await relays.remove(oldest.reference);
  const { name: instanceName } = partiesOf(call).target.instance;
  const reference = waiting?.reference ?? uuidv7();
  const relay = { ...target, reference, botId: null, instanceName, createdAt: Date.now(), maker };
  await relays.put(relay.reference, relay);
  return relay;
}

/** Whoever gives an address learns by it no more than they might do, for no longer than they might. */
function makerOf(call: Call): Maker {
  const { grant, parsed } = partiesOf(call).caller;
  const lender = parsed.kind === "derived" ? (parsed.lender ?? null) : parsed.keyId;
  return { scopes: grant.scopes, lender };
}

/** The relay by which the upstream already knows this flow, so that it starts the bot it has instead of adding one. */
export async function findRelay(call: Call, target: RelayTarget): Promise<RelayDocument | undefined> {
  return (await relaysOf(call).list()).find((relay) => leadsTo(relay, target));
}

const leadsTo = (relay: RelayDocument, { bot, url, flow }: RelayTarget) =>
  relay.bot === bot && relay.url === url && relay.flow === flow;

/** Forgets addresses that were waiting for a bot and are in none of the upstream's. */
export async function dropAbandonedRelays(
  call: Call,
  bot: RelayDocument["bot"],
  used: ReadonlySet<string>,
): Promise<void> {
  const relays = relaysOf(call);
  const before = Date.now() - UNBOUND_MS;
  for (const relay of await relays.list()) {
    const isAbandoned = relay.bot === bot && relay.createdAt < before && !used.has(relay.reference);
    if (isAbandoned) await relays.remove(relay.reference);
  }
}

/** JSON text with every relay URL turned back into the address it stands for, or into nothing if that is gone. */
export async function withOwnUrls(call: Call, text: string): Promise<string> {
  const found = new Set(Array.from(text.matchAll(RELAY_URLS), ([match]) => match));
  if (found.size === 0) return text;
  const addresses = new Map((await relaysOf(call).list()).map(({ reference, url }) => [reference, url]));
  const shown = new Map<string, string>();
  for (const match of found) {
    // Somebody may have written thousands of them into a bot. What names none of theirs needs no proof.
    const isKnown = addresses.has(relayReference(match.slice(-TOKEN_CHARACTERS)) ?? "");
    const reference = isKnown ? await referenceIn(call, match) : undefined;
    shown.set(match, JSON.stringify(addresses.get(reference ?? "") ?? "").slice(1, -1));
  }
  return text.replaceAll(RELAY_URLS, (match) => shown.get(match) ?? "");
}

const TOKEN_CHARACTERS = 88;
const RELAY_URLS = /https?:\/\/[^"\\/\s]+\/relay\/[A-Za-z0-9_-]{88}(?![A-Za-z0-9_-])/g;
