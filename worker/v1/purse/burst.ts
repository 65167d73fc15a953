import type { Purse } from "./purse";

/** A token from the burst bucket, or the seconds until there is one. Every call takes one, charged or not. */
export function takeToken(
  purse: Pick<Purse, "bucket">,
  { perSecond, capacity }: { perSecond: number; capacity: number },
  now: number,
): number {
  purse.bucket ??= { tokens: capacity, at: now, share: 1 };
  const { bucket } = purse;
  const most = Math.max(1, capacity * bucket.share);
  const rate = Math.max(perSecond * bucket.share, SLOWEST_RATE);
  bucket.tokens = Math.min(most, bucket.tokens + ((now - bucket.at) / 1_000) * rate);
  bucket.at = now;
  if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / rate));
  bucket.tokens -= 1;
  return 0;
}

/** Tokens a second, however many isolates share the bucket. */
const SLOWEST_RATE = 0.1;
