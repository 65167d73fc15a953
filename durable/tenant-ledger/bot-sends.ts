import type { LedgerTenant } from "../../lib/contract/tenant";
import { uuidv7 } from "../../lib/ids";
import type { UsageEvent } from "../../lib/usage-event";
import type { Sql } from "../sql";
import { grant, settle, updateLease } from "./books";
import { insertBatch } from "./outbox";

/**
 * Bots send upstream without passing the gateway: what the server says it sent and no call of ours did is charged afterwards.
 * Calls come in with usage batches, seconds after their messages; an instance asks when that time has passed. Where a call may
 * have been forgotten, a message is free: nothing is ever charged twice.
 */

/** Sends that an instance has heard of. */
export interface HeardSends {
  instanceId: string;
  sends: { id: string; at: number }[];
}

export interface ChargedSends {
  /** Message ids that bots sent. */
  bots: string[];
  /** The quota is used up: some of them could not be charged. */
  exhausted: boolean;
}

const REMEMBER_MS = 15 * 60_000;
const CHARGED_MS = 72 * 3_600_000;
const MOST_IDS = 100_000;
/** A call whose answer was lost may have sent a message this long before or after. */
const UNSURE_MS = 3 * 60_000;

/** Calls that have sent messages lately, in memory. */
export class SentMessages {
  readonly #ids = new Map<string, number>();
  readonly #unsure: { instanceId: string; at: number }[] = [];
  /** Before it, calls may have been heard of that are forgotten. */
  #sureFrom: number;

  /** `lastBatches`: payloads that are still in storage. Where they are recent, others may have been delivered and deleted. */
  constructor(lastBatches: readonly string[], now: number) {
    for (const payload of lastBatches) this.hear(payload, now);
    const isFresh = lastBatches.some((payload) =>
      [...payload.matchAll(ID)].some(([, time]) => now - timeOf(time) < 90_000),
    );
    this.#sureFrom = isFresh ? now : 0;
  }

  /** Takes note of a usage batch: `UsageEvent[]` as JSON. */
  hear(payload: string, now: number): void {
    for (const [, id = ""] of payload.matchAll(MESSAGE_ID)) this.#ids.set(id, now);
    if (payload.includes('"outcome_unknown"')) this.#hearUnsure(JSON.parse(payload) as UsageEvent[], now);
    for (const [id, at] of this.#ids) {
      if (now - at < REMEMBER_MS && this.#ids.size <= MOST_IDS) break;
      this.#ids.delete(id);
      if (this.#ids.size >= MOST_IDS) this.#sureFrom = Math.max(this.#sureFrom, at);
    }
  }

  /** Whether a message may have been sent by a call. One whose answer was lost accounts for one message. */
  mayBeOurs({ id, at }: { id: string; at: number }, instanceId: string, now: number): boolean {
    if (this.#ids.has(id)) return true;
    if (at < this.#sureFrom || now - at > REMEMBER_MS - UNSURE_MS) return true;
    const index = this.#unsure.findIndex((one) => one.instanceId === instanceId && Math.abs(one.at - at) < UNSURE_MS);
    if (index >= 0) this.#unsure.splice(index, 1);
    return index >= 0;
  }

  #hearUnsure(events: readonly UsageEvent[], now: number): void {
    for (const { outcome, kind, instanceId } of events) {
      if (outcome === "outcome_unknown" && kind === "message_send" && instanceId)
        this.#unsure.push({ instanceId, at: now });
    }
    while (now - (this.#unsure[0]?.at ?? now) > REMEMBER_MS) this.#unsure.shift();
  }
}

/** Charges one unit for each message that no call sent, once per message, and answers which those are. */
export function chargeSends(
  sql: Sql,
  tenant: LedgerTenant,
  { heard, sent, now }: { heard: HeardSends; sent: SentMessages; now: number },
): ChargedSends {
  const { instanceId, sends } = heard;
  const bots: string[] = [];
  const events: UsageEvent[] = [];
  let exhausted = false;
  for (const send of sends) {
    if (sql.run("SELECT 1 FROM bot_sends WHERE message_id = ?", send.id).length > 0) {
      bots.push(send.id);
      continue;
    }
    if (sent.mayBeOurs(send, instanceId, now)) continue;
    bots.push(send.id);
    sql.run("INSERT INTO bot_sends VALUES (?, ?)", send.id, now);
    const event = chargeOne(sql, tenant, { instanceId, messageId: send.id, now });
    if (event) events.push(event);
    else exhausted = true;
  }
  if (events.length > 0)
    insertBatch(sql, BOTS, { sequence: nextSequence(sql, now), payload: JSON.stringify(events), spent: [] });
  sql.run("DELETE FROM bot_sends WHERE at < ?", now - CHARGED_MS);
  return { bots, exhausted };
}

/** Granted, settled and given back in one go; undefined where the quota is used up. */
function chargeOne(
  sql: Sql,
  tenant: LedgerTenant,
  { instanceId, messageId, now }: { instanceId: string; messageId: string; now: number },
): UsageEvent | undefined {
  const lease = grant(sql, tenant, { id: `bot:${messageId}`, kind: "message_send", need: 1, wish: 1, now });
  if (!lease) return undefined;
  const { id: leaseId, kind, windowStart } = lease;
  const spent = settle(sql, [{ leaseId, kind, windowStart, units: 1 }]);
  updateLease(sql, leaseId, { spent: spent.get(leaseId) ?? 0, returned: 0, closed: true });
  const cost = { kind, units: 1, leaseId, windowStart };
  const how = { route: BOT_ROUTE, outcome: "charged", status: 201, upstreamMs: 0, totalMs: 0 } as const;
  // Nobody's key: the instance stands for it, as for keys that are derived from it.
  return { id: uuidv7(now), keyId: instanceId, instanceId, ...how, ...cost };
}

/** Stands in logs and bills where a call would name its route. */
const BOT_ROUTE = "BOT SEND_MESSAGE";
/** Holder of these batches in the outbox. */
const BOTS = "bots";

function nextSequence(sql: Sql, now: number): number {
  const query = "SELECT max(sequence) AS sequence FROM outbox WHERE isolate = ?";
  const [row] = sql.run<{ sequence: number | null }>(query, BOTS);
  return Math.max(now, (row?.sequence ?? 0) + 1);
}

const MESSAGE_ID = /"messageId":"([^"\\]+)"/g;
const ID = /"id":"([0-9a-f]{8}-[0-9a-f]{4})/g;
const timeOf = (head = "") => Number.parseInt(head.replace("-", ""), 16);
