import type { BotName } from "./bot-kinds";

/** One call of a bot's server through the relay, as it is written down: nothing of what was said. */
export interface BotCallRecord {
  /** UUIDv7: the request's id, and when it began. */
  id: string;
  instanceId: string;
  bot: BotName;
  /** Null while the upstream has not named the bot yet. */
  botId: string | null;
  status: number;
  /** What went wrong, as a code; null for an answer, whatever it says. */
  error: string | null;
  /** Until the last byte of the answer. */
  ms: number;
  /** HMAC of the contact it was about, under a secret of ours; null where the call names none. */
  contactHash: string | null;
}

/**
 * Upper bounds, in ms, of what durations are counted by; the last counts all above. Appending is fine, changing is not: sums in
 * Postgres are by position.
 */
export const DURATION_BOUNDS = [
  50, 100, 200, 350, 500, 750, 1_000, 1_500, 2_500, 5_000, 10_000, 20_000, 30_000,
] as const;

/** The duration below which `share` of the counted ones lie, between two bounds by proportion. Null without any. */
export function quantile(counts: readonly number[], share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let before = 0;
  for (const [index, count] of counts.entries()) {
    const reached = before + count >= share * total && count > 0;
    if (reached) return between(index, (share * total - before) / count);
    before += count;
  }
  return DURATION_BOUNDS.at(-1) ?? null;
}

function between(index: number, part: number): number {
  const low = index === 0 ? 0 : (DURATION_BOUNDS[index - 1] ?? 0);
  const high = DURATION_BOUNDS[index] ?? low;
  return Math.round(low + (high - low) * part);
}
