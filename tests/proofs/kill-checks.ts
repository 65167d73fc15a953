import type { PGlite } from "@electric-sql/pglite";
import { brokenLines, type Ledgers, readAccounts, readEventIds } from "../node/support/outage/accounts.ts";
import type { Caller } from "../node/support/outage/caller.ts";
import type { Answer } from "../node/support/outage/client.ts";
import { codeOf, endingOf, type KeyedSend } from "../node/support/outage/keyed-sends.ts";
import { waitUntil } from "../node/support/outage/wait-until.ts";
import type { EvolutionServer } from "../support/evolution/server.ts";
import { type createVerdict, some } from "./proof.ts";

type Verdict = ReturnType<typeof createVerdict>;

/** What a killed isolate may take with it. */
const FLUSH_INTERVAL_MS = 2_000;
const QUIET_WITHIN_MS = 240_000;

/** When workerd was told to die and when it had, in ms since the epoch. */
export interface Kill {
  at: number;
  goneAt: number;
}

interface Events {
  postgres: PGlite;
  answers: readonly Answer[];
  kills: readonly Kill[];
  /** How late this machine's timers were: what is due after two seconds cannot be sooner. */
  lagMs?: number;
}

/** Every answered call has its event, but for those answered just before a kill. */
export async function checkEvents({ postgres, answers, kills, lagMs = 0 }: Events, { must }: Verdict) {
  const findMissing = async () => {
    const ids = new Set(await readEventIds(postgres));
    return answers.filter(({ requestId }) => !ids.has(requestId));
  };
  const mayBeMissing = (answer: Answer) => Number.isFinite(ageAtKill(answer, kills));
  await waitUntil(async () => (await findMissing()).every(mayBeMissing), QUIET_WITHIN_MS);

  const missing = await findMissing();
  const ages = missing.map((answer) => ageAtKill(answer, kills));
  const tooOld = missing.filter((_, index) => Number(ages[index]) > FLUSH_INTERVAL_MS + lagMs);
  must(
    tooOld.length === 0,
    `events are missing that were older than ${FLUSH_INTERVAL_MS + lagMs} ms: ${some(tooOld.map(({ requestId }) => requestId))}`,
  );
  const ids = await readEventIds(postgres);
  must(ids.length === new Set(ids).size, "an event is there more than once");
  return { events: ids.length, missing: missing.length, oldestMissingMs: Math.max(0, ...ages) };
}

/**
 * How long before the kill that took its event it was answered: for ever, if none can have. A call that began before a kill
 * was answered before it, however late its client came to read that.
 */
function ageAtKill({ requestId, at }: Answer, kills: readonly Kill[]): number {
  const began = Number.parseInt(requestId.replace("-", "").slice(0, 12), 16); // a UUIDv7 begins with its time
  const next = kills.find(({ goneAt }) => goneAt >= began);
  return next ? Math.max(0, next.at - at) : Number.POSITIVE_INFINITY;
}

/** `settled = rollups = raw ≤ granted ≤ limit`, for every ledger, kind and period. */
export async function checkBooks(ledgers: Ledgers, { must }: Verdict) {
  const findBroken = async () => brokenLines(await readAccounts(ledgers));
  await waitUntil(async () => (await findBroken()).length === 0, QUIET_WITHIN_MS);
  const lines = await readAccounts(ledgers);
  const broken = brokenLines(lines);
  must(broken.length === 0, `the books disagree: ${some(broken)}`);
  const sum = (side: "settled" | "granted") => lines.reduce((total, line) => total + line[side], 0);
  return { settled: sum("settled"), granted: sum("granted"), brokenBooks: broken.length };
}

interface Sends {
  sends: readonly KeyedSend[];
  server: EvolutionServer;
  /** Whether clients may have given up before their send had an end. */
  mayBeHeld: boolean;
}

/** A key is sent once where its client heard so, never where it was refused, and at most once where nobody knows. */
export function checkSends({ sends, server, mayBeHeld }: Sends, { must }: Verdict) {
  const times = new Map<unknown, number>();
  for (const { body } of server.dispatches()) times.set(body.text, (times.get(body.text) ?? 0) + 1);
  const count = { sent: 0, unknown: 0, refused: 0, held: 0 };
  let most = 0;
  for (const send of sends) {
    const ending = endingOf(send);
    const dispatches = times.get(send.key) ?? 0;
    count[ending] += 1;
    most = Math.max(most, dispatches);
    must(dispatches <= 1, `${send.key} was dispatched ${dispatches} times`);
    must(ending !== "sent" || dispatches === 1, `${send.key} was answered 201 and dispatched ${dispatches} times`);
    must(ending !== "refused" || dispatches === 0, `${send.key} was refused and dispatched all the same`);
    const isQuota = ending !== "refused" || codeOf(send.end?.body) === "quota_exceeded";
    must(isQuota, `${send.key} ended with ${send.end?.status} ${codeOf(send.end?.body)}`);
  }
  must(mayBeHeld || count.held === 0, `${count.held} keyed sends never had an end`);
  const attempts = sends.reduce((total, send) => total + send.attempts, 0);
  return { keyedSends: sends.length, attempts, ...count, mostDispatchesPerKey: most };
}

interface Limit {
  server: EvolutionServer;
  answers: readonly Answer[];
  caller: Caller;
  limit: number;
}

/** What the upstream has accepted for a tenant, by its own account. */
export function checkLimit({ server, answers, caller, limit }: Limit, { must }: Verdict) {
  const accepted = server.totalDispatches(caller.upstreamName);
  must(accepted <= limit, `${accepted} sends were accepted of a tenant that may make ${limit}`);
  const refusals = answers.filter(({ body }) => codeOf(body) === "quota_exceeded").length;
  must(refusals > 0, "the limit was never reached, so nothing was shown about it");
  return { tightLimit: limit, tightAccepted: accepted, overAdmitted: Math.max(0, accepted - limit) };
}
