import { setTimeout as sleep } from "node:timers/promises";

/** Calls offered at a steady rate, whether or not earlier ones are answered. */
export interface Load {
  /** No more calls from here on; resolves when all of them have ended. */
  stop(): Promise<void>;
}

export function startLoad(perSecond: number, makeCall: (index: number) => Promise<void>): Load {
  const began = performance.now();
  const running = new Set<Promise<void>>();
  let failure: unknown;
  let offered = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - began) * perSecond) / 1_000);
    for (; offered < due; offered++) {
      const call = makeCall(offered).catch((error: unknown) => {
        failure ??= error;
      });
      running.add(call);
      void call.finally(() => running.delete(call));
    }
  }, 5);
  return {
    async stop() {
      clearInterval(timer);
      while (running.size > 0) await Promise.all(running);
      if (failure) throw failure;
    },
  };
}

/** Offers calls for this long and waits for the last answer. */
export async function runLoad(
  { perSecond, seconds }: { perSecond: number; seconds: number },
  makeCall: (index: number) => Promise<void>,
): Promise<void> {
  const load = startLoad(perSecond, makeCall);
  await sleep(seconds * 1_000);
  await load.stop();
}
