import { exports } from "cloudflare:workers";
import { ledgerName } from "../../lib/ledger-name";
import type { WebhookOwner } from "../../lib/webhook-secret";
import { stateName } from "../instance-state/messages";
import { LIFE_MS } from "../send-guard/life";
import { backoff, conclude, count } from "./conclude";
import type { Memory } from "./memory";
import type { DispatchReply } from "./messages";
import { pickNext } from "./pick";
import { dayAt, type Facts, pauseAfter, planNext } from "./plan-next";
import { hasColdRoom } from "./show";
import * as store from "./store";

/** How often it looks whether a number is back, at most; it is told as well. */
const CLOSED_AGAIN_MS = 5 * 60_000;
/** Strangers may write first. */
const STRANGERS_AGAIN_MS = 3_600_000;
/** Longer than most dispatches take. */
export const WATCH_MS = 20_000;
/** An earlier dispatch that left no word: the guard is asked again for as long as it surely remembers. */
const GUARD_SURE_MS = LIFE_MS - 4 * 3_600_000;

export interface Queue {
  env: Env;
  memory: Memory;
  owner: WebhookOwner;
}

export const instanceOf = ({ env, owner: { tenantId, mode, instanceId } }: Pick<Queue, "env" | "owner">) =>
  env.INSTANCE.getByName(stateName(ledgerName(tenantId, mode), instanceId));

/** What a queue does when its time has come: one message at most, since the pause behind it is the next alarm's. */
export async function takeTurn(queue: Queue): Promise<void> {
  const { memory, owner } = queue;
  const sending = store.findSending(memory.sql);
  if (sending) return resume(queue, sending);
  expire(memory, Date.now());
  const now = Date.now();
  if (planNext(memory.facts(), now).at > now || !store.firstWaiting(memory.sql)) return;
  const ask = async (contacts: readonly string[]) => instanceOf(queue).standing(owner, [...contacts]);
  const pick = await pickNext(memory.sql, ask, hasColdRoom(memory.facts(), now));
  if (!memory.isOpen) return;
  const { pairedAt } = pick;
  if (pairedAt !== memory.require().pairedAt) memory.keep({ ...memory.require(), pairedAt });
  if (pick.kind === "nobody") return;
  if (pick.kind === "closed") return holdClosed(memory);
  if (pick.kind === "strangers") return holdStrangers(memory, Date.now());
  await send(queue, pick);
}

async function send(queue: Queue, { row, isCold }: { row: store.WaitingRow; isCold: boolean }): Promise<void> {
  const { memory } = queue;
  // What was asked for has taken its time, and with `pairedAt` the cap may be another.
  const at = Date.now();
  if (planNext(memory.facts(), at).at > at || (isCold && !hasColdRoom(memory.facts(), at))) return;
  const counted = count(memory.require(), at, isCold);
  memory.keep({ ...counted, nextAt: at + pauseAfter(counted.profile.pacing, row.id), hold: null });
  store.markSending(memory.sql, row.sequence, { at, isCold });
  await dispatch(queue, { ...row, state: "sending", sendingSince: at, cold: isCold }, { isAgain: false });
}

/** Nobody knows how far it came: the guard does, unless so long ago that it may have forgotten. */
async function resume(queue: Queue, row: store.WaitingRow): Promise<void> {
  const now = Date.now();
  const { hold } = queue.memory.require();
  if (hold && hold.until > now) return;
  if (now - (row.sendingSince ?? 0) > GUARD_SURE_MS) return writeDown(queue, row, FORGOTTEN);
  await dispatch(queue, row, { isAgain: true });
}

async function dispatch(queue: Queue, row: store.WaitingRow, { isAgain }: { isAgain: boolean }): Promise<void> {
  const { memory, owner } = queue;
  const stored = store.readBody(memory.sql, row.sequence);
  if (!stored) return;
  // Whoever dies from here on has left an alarm behind.
  await memory.storage.setAlarm(Date.now() + WATCH_MS);
  const reply = await exports.PacingDoor.dispatch({ owner, order: { id: row.id, ...row.facts, ...stored }, isAgain });
  if (!memory.isOpen) return;
  writeDown(queue, row, reply);
  if (reply.outcome !== "sent" || !row.cold) return;
  // Its event will say so too, but perhaps after the next message to the same contact.
  const contacts = [...row.contacts, ...reply.contacts];
  if (contacts.length > 0) await instanceOf(queue).meet(contacts);
}

function writeDown({ memory }: Queue, row: store.WaitingRow, reply: DispatchReply): void {
  memory.keep(conclude(memory.sql, memory.require(), { row, isCold: row.cold, reply, now: Date.now() }));
  memory.remeasure();
}

/** The oldest go first, so whoever is not late stands before nobody who is. */
function expire(memory: Memory, now: number): void {
  for (let row = store.firstWaiting(memory.sql); row && row.expiresAt <= now; row = store.firstWaiting(memory.sql)) {
    if (row.state === "sending") return;
    memory.settle(row, EXPIRED, now);
  }
}

const holdClosed = (memory: Memory) =>
  holdFor(memory, backoff(memory.require().holds + 2, CLOSED_AGAIN_MS), "disconnected");

/** Only strangers wait: until tomorrow, or until one of them has written. Each of them says why by itself. */
function holdStrangers(memory: Memory, now: number): void {
  const { timeZone, day } = memory.facts();
  holdFor(memory, Math.min(dayAt(day, timeZone, now).end - now, STRANGERS_AGAIN_MS), "cold_cap");
}

export function holdFor(memory: Memory, ms: number, reason: NonNullable<Facts["hold"]>["reason"]): void {
  const kept = memory.require();
  memory.keep({ ...kept, hold: { until: Date.now() + ms, reason }, holds: kept.holds + 1 });
}

const EXPIRED = {
  state: "failed",
  code: "expired",
  message: "It could not be sent before its time was over.",
  messageId: null,
} as const;
const FORGOTTEN = { outcome: "unknown", message: "It may have been sent: nobody has heard how it ended." } as const;
