/** Longer than anything takes that comes at all, and short of a test's own limit, which would not say what was missing. */
export const PATIENCE_MS = 240_000;
const SHORTEST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 250;

// As they were, whatever a test makes of them later.
const { setTimeout: later, clearTimeout: cancel } = globalThis;

type Look<Seen> = () => Seen | Promise<Seen>;
type Found<Seen> = Exclude<Seen, undefined | null | false | 0 | "">;

/** Looks again and again until it sees something, which it answers. To throw is to see nothing yet. */
export async function until<Seen>(look: Look<Seen>): Promise<Found<Seen>> {
  const inVain = new Error(`Waited in vain for ${look}`);
  const { promise: over, reject } = Promise.withResolvers<never>();
  const search = { isOver: false };
  const end = later(() => reject(inVain), PATIENCE_MS);
  try {
    return await Promise.race([keepLooking(look, search, inVain), over]);
  } finally {
    search.isOver = true;
    cancel(end);
  }
}

async function keepLooking<Seen>(look: Look<Seen>, search: { isOver: boolean }, inVain: Error): Promise<Found<Seen>> {
  let pause = SHORTEST_PAUSE_MS;
  while (!search.isOver) {
    try {
      const seen = await look();
      if (seen) return seen as Found<Seen>;
      inVain.cause = undefined;
    } catch (error) {
      inVain.cause = error;
    }
    const now = pause;
    await new Promise((resolve) => later(resolve, now));
    pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS);
  }
  throw inVain;
}
