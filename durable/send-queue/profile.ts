import { DEFAULT_PACING } from "../../lib/contract/pacing";
import type { WebhookOwner } from "../../lib/webhook-secret";
import type { PacedProfile } from "./messages";
import { dayAt, type Facts } from "./plan-next";
import type { Kept } from "./store";

const EMPTY_DAY = { start: 0, end: 0, sent: 0, cold: 0 };

/** What a queue knows once its ledger has spoken; undefined where that is nothing new. */
export function withProfile(
  kept: Kept | undefined,
  { owner, profile, now }: { owner: WebhookOwner; profile: PacedProfile; now: number },
): Kept | undefined {
  if (kept && JSON.stringify(kept.profile) === JSON.stringify(profile)) return undefined;
  // Another zone's day is another day: what was counted stays counted until that one's midnight.
  const { start, end } = dayAt(EMPTY_DAY, profile.timeZone, now);
  const day = { sent: 0, cold: 0, ...(kept && now < kept.day.end ? kept.day : {}), start, end };
  return { nextAt: 0, hold: null, pairedAt: null, holds: 0, ...kept, owner, profile, day };
}

/** What decides when its next message may go. */
export function factsOf({ profile, nextAt, day, hold, pairedAt }: Kept): Facts {
  const pacing = { ...DEFAULT_PACING, ...profile.pacing };
  return { pacing, timeZone: profile.timeZone, nextAt, day, hold, pairedAt };
}
