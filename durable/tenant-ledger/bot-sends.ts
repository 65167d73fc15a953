import type { LedgerTenant } from "../../lib/contract/tenant";
import { uuidv7 } from "../../lib/ids";
import type { UsageEvent } from "../../lib/usage-event";
import { SETTLE_MS } from "../instance-state/deliver-log";
import type { Sql } from "../sql";
import { grant, settle, updateLease } from "./books";
import { insertBatch } from "./outbox";

/**
 * Bots send upstream without passing the gateway: what the server says it sent and no call of ours did is charged afterwards.
 * Calls come in with usage batches, seconds after their messages; an instance asks when that time has passed. A call that takes
 * longer claims its message before it is charged. Where a call may have been forgotten, a message is free: nothing is ever
 * charged twice.
 */

/** Sends that an instance has heard of. */
export interface HeardSends {
  instanceId: string;
  sends: { id: string; at: number }[];
}

/** A call that took so long that its message may have been charged as one that no call sent. */
export interface SlowSend {
  /** Of its usage event. */
  callId: string;
  instanceId: string;
  /** When the server was asked. */
  since: number;
  /** Undefined where the answer was lost. */
  messageId: string | undefined;
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
  /** Those whose answer was lost, by the id of their event. */
  readonly #unsure = new Map<string, { instanceId: string; at: number; isFound: boolean }>();
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
    for (const call of this.#unsure.values()) {
      if (call.isFound || call.instanceId !== instanceId || Math.abs(call.at - at) >= UNSURE_MS) continue;
      call.isFound = true;
      return true;
    }
    return false;
  }

  /** Takes note of a call that will come in with a batch. */
  expect({ callId, instanceId, messageId }: SlowSend, now: number): void {
    if (messageId !== undefined) this.#ids.set(messageId, now);
    else this.#noteUnsure(callId, { instanceId, at: now, isFound: false });
  }

  #hearUnsure(events: readonly UsageEvent[], now: number): void {
    for (const { id, outcome, kind, units, instanceId } of events) {
      // One without units has found its message charged already.
      if (outcome === "outcome_unknown" && kind === "message_send" && units > 0 && instanceId)
        this.#noteUnsure(id, { instanceId, at: now, isFound: false });
    }
    for (const [id, { at }] of this.#unsure) {
      if (now - at <= REMEMBER_MS) break;
      this.#unsure.delete(id);
    }
  }

  #noteUnsure(callId: string, call: { instanceId: string; at: number; isFound: boolean }): void {
    if (!this.#unsure.has(callId)) this.#unsure.set(callId, call);
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
    sql.run("INSERT INTO bot_sends (message_id, at, instance_id) VALUES (?, ?, ?)", send.id, now, instanceId);
    const event = chargeOne(sql, tenant, { instanceId, messageId: send.id, now });
    if (event) events.push(event);
    else exhausted = true;
  }
  if (events.length > 0)
    insertBatch(sql, BOTS, { sequence: nextSequence(sql, now), payload: JSON.stringify(events), spent: [] });
  sql.run("DELETE FROM bot_sends WHERE at < ?", now - CHARGED_MS);
  return { bots, exhausted };
}

/** Whether the message of a call has been charged; if not, it will not be but by this call. */
export function claimSend(sql: Sql, call: SlowSend, { sent, now }: { sent: SentMessages; now: number }): boolean {
  const charged = findCharged(sql, call);
  // Each accounts for one call.
  if (charged) sql.run("UPDATE bot_sends SET instance_id = NULL WHERE message_id = ?", charged.message_id);
  else sent.expect(call, now);
  return charged !== undefined;
}

/** Where the answer was lost, any message of the instance that was heard of since. */
function findCharged(sql: Sql, { instanceId, since, messageId }: SlowSend) {
  const [charged] =
    messageId === undefined
      ? sql.run<{ message_id: string }>(
          "SELECT message_id FROM bot_sends WHERE instance_id = ? AND at >= ? LIMIT 1",
          instanceId,
          since + SETTLE_MS,
        )
      : sql.run<{ message_id: string }>("SELECT message_id FROM bot_sends WHERE message_id = ?", messageId);
  return charged;
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
