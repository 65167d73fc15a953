import type { Memory } from "./memory";
import { planNext } from "./plan-next";
import { earliestExpiry, findSending, firstWaiting } from "./store";

/** After a dispatch that left no word the guard is asked again. */
export const RESUME_MS = 5_000;

/** When there is something to do; null if there is nothing. */
export function nextWake(memory: Memory, tellAt: number | null, now: number): number | null {
  const due = [nextTurn(memory, now), tellAt].filter((time) => time !== null);
  return due.length === 0 ? null : Math.min(...due);
}

function nextTurn(memory: Memory, now: number): number | null {
  const first = firstWaiting(memory.sql);
  if (!first) return earliestExpiry(memory.sql);
  if (findSending(memory.sql)) return Math.max(memory.require().hold?.until ?? 0, now + RESUME_MS);
  return Math.min(planNext(memory.facts(), now).at, first.expiresAt);
}
