import { setTimeout as sleep } from "node:timers/promises";

/** The server's own waits and its work after an answer. Both die with the process that a stop stands for. */
export function createClock(scale: number) {
  let life = new AbortController();
  const running = new Set<Promise<unknown>>();

  return {
    /** Waits at the chosen pace; with a pace of 0 not at all. Rejects when the server stops. */
    async wait(milliseconds: number): Promise<void> {
      if (scale > 0 && milliseconds > 0) await sleep(milliseconds * scale, undefined, { signal: life.signal });
    },
    background(work: Promise<unknown>): void {
      // What a stop cut short is lost, as in a real restart.
      const tracked = work.catch((error: Error) => {
        if (error.name !== "AbortError") throw error;
      });
      running.add(tracked);
      void tracked.finally(() => running.delete(tracked));
    },
    /** Resolves when no work is left, that which the last of it started included. */
    async idle(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
    stop(): void {
      life.abort();
      life = new AbortController();
    },
  };
}
