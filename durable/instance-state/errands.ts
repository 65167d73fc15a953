import type { Sql } from "../sql";
import type { InstanceProfile } from "../tenant-ledger/instance-profile";
import { deliverLog, SETTLE_MS } from "./deliver-log";
import { type FoundMessage, findMissed, type Upstream } from "./fill-gap";
import type { Kept } from "./kept";
import { deleteOldNews, knownMessages, newsExpiry, oldestNews } from "./log-store";
import { findSilence, unusualAt } from "./rhythm";
import * as store from "./store";

const PURGE_BATCH = 1_000;
const RETRY_MS = 15_000;
const PAGES_AT_ONCE = 10;
/** At most so long after the last time. */
const FILL_AGAIN_MS = 5 * 60_000;
/** A silence is looked for again while it lasts. */
const SILENCE_AGAIN_MS = 3_600_000;

/** What an instance's object does when nobody calls. */
export interface Errands {
  env: Env;
  sql: Sql;
  profile: InstanceProfile;
  upstream: Upstream;
  /** As it is at this moment: what an errand waits for may have changed it. */
  kept(): Kept;
  keep(kept: Kept): void;
  /** Takes in a message whose event never came. */
  takeFound(message: FoundMessage): Promise<void>;
  /** Tells listeners that the instance has changed by the passing of time. */
  tell(): Promise<void>;
}

/** One errand's trouble does not keep the others from being run. */
export async function runErrands(errands: Errands): Promise<void> {
  for (const [name, run] of [...ERRANDS]) {
    try {
      await run(errands);
    } catch (error) {
      const { instanceId } = errands.kept().owner;
      console.warn({ event: "errand_waits", name, instanceId, error: reasonOf(error) });
    }
  }
}

const ERRANDS = new Map<string, (errands: Errands) => Promise<void>>([
  ["log", writeLog],
  ["gap", fillGap],
  ["silence", tellOfSilence],
  ["house", keepHouse],
]);

/** When there will be something to do after errands that began at `begunAt`; undefined if there is nothing. */
export function nextWake(sql: Sql, kept: Kept, { begunAt, now }: { begunAt: number; now: number }): number | undefined {
  const waiting = oldestNews(sql, kept.logged);
  // What was due when they began has failed; what came due while they ran has not been tried.
  const retried = (due: number) => (due > begunAt ? due : now + RETRY_MS);
  const due = [
    store.isInboxEmpty(sql) ? null : now + 5_000,
    waiting === null ? null : retried(waiting + SETTLE_MS + 1),
    kept.fill && retried(kept.fill.dueAt),
    silenceDue(kept, now),
    store.earliestExpiry(sql),
    newsExpiry(sql),
  ].filter((time) => time !== null);
  return due.length === 0 ? undefined : Math.max(Math.min(...due), now + 1);
}

async function writeLog({ env, sql, kept, keep }: Errands): Promise<void> {
  for (;;) {
    const { owner, logged } = kept();
    const done = await deliverLog({ env, sql, owner, logged }, Date.now());
    if (done === logged) return;
    keep({ ...kept(), logged: done });
  }
}

/** A page that cannot be had is asked for again later and later: some never can, such as one too large to be read. */
async function fillGap(errands: Errands): Promise<void> {
  try {
    await fillPages(errands);
  } catch (error) {
    const { kept, keep } = errands;
    const now = kept();
    const failures = (now.fill?.failures ?? 0) + 1;
    const dueAt = Date.now() + Math.min(RETRY_MS * 2 ** (failures - 1), FILL_AGAIN_MS);
    if (now.fill) keep({ ...now, fill: { ...now.fill, failures, dueAt } });
    throw error;
  }
}

/** Newest first, as the server has them; each that is not known comes in as an event of its own. */
async function fillPages({ sql, upstream, kept, keep, takeFound }: Errands): Promise<void> {
  for (let pages = 0; pages < PAGES_AT_ONCE; pages++) {
    const { fill, owner } = kept();
    if (!fill || fill.dueAt > Date.now()) return;
    const { messages, isLast } = await findMissed(upstream, owner, fill);
    const known = knownMessages(
      sql,
      messages.flatMap(({ news }) => news[0]?.id ?? []),
    );
    for (const message of messages.toReversed()) {
      const id = message.news[0]?.id ?? "";
      if (known.has(id)) continue;
      known.add(id);
      await takeFound(message);
    }
    const now = kept();
    // Extended meanwhile, it begins again.
    const isSame = now.fill?.from === fill.from && now.fill.until === fill.until;
    if (isLast && isSame) keep({ ...now, fill: null, filled: { from: fill.from, until: fill.until } });
    else if (isSame) keep({ ...now, fill: { ...fill, page: fill.page + 1, failures: 0 } });
  }
}

async function tellOfSilence({ kept, tell }: Errands): Promise<void> {
  const { state, rhythm } = kept();
  if (state.status === "open" && findSilence(rhythm, state.since, Date.now())) await tell();
}

function silenceDue({ state, rhythm }: Kept, now: number): number | null {
  if (state.status !== "open") return null;
  const due = unusualAt(rhythm, Math.max(rhythm.lastArrivalAt ?? 0, state.since));
  return due !== null && due <= now ? now + SILENCE_AGAIN_MS : due;
}

async function keepHouse({ env, sql, kept }: Errands): Promise<void> {
  const now = Date.now();
  store.deleteOld(sql, PURGE_BATCH, now);
  deleteOldNews(sql, kept().logged, { now, limit: PURGE_BATCH });
  const expired = store.takeExpiredMedia(sql, now);
  if (expired.length > 0) await env.MEDIA.delete(expired);
}

/** Without the statement, which would print its rows. */
const reasonOf = (error: unknown) => String(error instanceof Error ? (error.cause ?? error) : error).slice(0, 300);
