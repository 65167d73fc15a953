/** How far apart events are to leave, and how long one of them can be kept, in ms. */
export interface Spacing {
  apartMs: number;
  patienceMs: number;
}

/**
 * Hands out the moments at which events leave, one after the other. Where more come than can be kept apart, whoever has no
 * patience left goes at once. Kept in memory alone: what is forgotten is that one has just left.
 */
export function createDepartures() {
  let last = 0;
  return (now: number, { apartMs, patienceMs }: Spacing): number => {
    const turn = Math.max(now, Math.min(last + apartMs, now + patienceMs));
    last = Math.max(last, turn);
    return turn - now;
  };
}
