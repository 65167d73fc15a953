import type { Fill, Kept } from "./kept";
import { expectedBetween } from "./rhythm";

/** Retried deliveries come first: what they bring need not be asked for. */
const FILL_AFTER_MS = 30_000;
/** An event that comes this late was refused before, by an outage of ours. */
const LATE_MS = 90_000;
const MARGIN_MS = 60_000;
/** Older than this nothing is asked for. */
const FURTHEST_MS = 7 * 86_400_000;
/** A range that was asked for lately need not be again. */
const COVERED_MS = 10 * 60_000;

/** How long a server goes on trying to deliver an event. */
const retriesFor = (version: string) => (version.localeCompare("2.3", "en", { numeric: true }) < 0 ? 5 : 20) * 60_000;

/**
 * The time in which events of an instance may have been lost, as an event shows it: it opens again, the event comes late, or it
 * ends a silence that is longer than the server's retries and in which something was to be expected. Null where nothing is.
 */
export function findGap(
  before: Kept,
  after: Kept,
  { at, receivedAt, version }: { at: number; receivedAt: number; version: string },
): Fill | null {
  if (before.heardAt === 0) return null;
  const silence = at - before.heardAt;
  const reopened = after.state.status === "open" && before.state.status !== "open" && silence > MARGIN_MS;
  const isLate = receivedAt - at > LATE_MS;
  const isOverdue = silence > retriesFor(version) && expectedBetween(before.rhythm, before.heardAt, at) >= 1;
  if (!reopened && !isLate && !isOverdue) return null;
  const from = Math.max(Math.min(before.heardAt, at) - MARGIN_MS, receivedAt - FURTHEST_MS);
  const { filled, fill } = before;
  const isCovered = filled !== null && from >= filled.from && receivedAt - filled.until < COVERED_MS;
  if (isCovered && !fill) return null;
  return { from: Math.min(from, fill?.from ?? from), until: receivedAt, page: 1, dueAt: receivedAt + FILL_AFTER_MS };
}
