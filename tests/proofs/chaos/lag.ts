/**
 * How far this machine stands still: how late a timer is, and how long an isolate takes for a question that needs nothing.
 * Nothing that hangs on a clock can be more punctual.
 */
export interface Lag {
  readonly longestMs: number;
  /** The returned function says how long it stood still since. */
  watch(): () => number;
  stop(): void;
}

const TICK_MS = 250;
const QUESTION = "/v1/health";

export function watchLag(gateways: readonly string[]): Lag {
  const watchers = new Set<{ longestMs: number }>();
  const asked = new Map<string, number>();
  let expected = performance.now() + TICK_MS;
  let longestMs = 0;
  function note(ms: number): void {
    longestMs = Math.max(longestMs, Math.round(ms));
    for (const watcher of watchers) watcher.longestMs = Math.max(watcher.longestMs, ms);
  }
  async function ask(gateway: string): Promise<void> {
    if (asked.has(gateway)) return;
    const began = performance.now();
    asked.set(gateway, began);
    try {
      await (await fetch(gateway + QUESTION)).arrayBuffer();
      note(performance.now() - began);
    } catch {
      // An isolate that is gone is no slow one.
    } finally {
      asked.delete(gateway);
    }
  }
  const timer = setInterval(() => {
    const now = performance.now();
    note(now - expected);
    expected = now + TICK_MS;
    for (const gateway of gateways) void ask(gateway);
  }, TICK_MS);
  return {
    get longestMs() {
      return longestMs;
    },
    watch() {
      const watcher = { longestMs: 0 };
      watchers.add(watcher);
      return () => {
        watchers.delete(watcher);
        const now = performance.now();
        return Math.max(watcher.longestMs, ...[...asked.values()].map((began) => now - began));
      };
    },
    stop: () => clearInterval(timer),
  };
}

/** From here on a time limit says more about the machine than about what was asked. */
export const STALLED_MS = 1_000;
