const FORGOTTEN_MS = 10_000;

/** Shares the tenant's burst rate out among the isolates seen lately. In memory: nothing exact depends on it. */
export function createBurstShare() {
  /** Isolate → when it last synced. */
  const seen = new Map<string, number>();
  return {
    /** The part of one that has just been heard of. */
    of(isolate: string, now: number): number {
      seen.set(isolate, now);
      for (const [id, at] of seen) if (now - at > FORGOTTEN_MS) seen.delete(id);
      return 1 / seen.size;
    },
    forget: () => seen.clear(),
  };
}
