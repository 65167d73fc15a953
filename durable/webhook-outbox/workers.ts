import type { Delivery } from "./store";

/** An alarm may run for 15 minutes; what is left then waits for the next. */
const WORK_FOR_MS = 5 * 60_000;

interface Work {
  /** What is due first and not in `taken`; undefined when there is nothing to do. */
  next(taken: ReadonlySet<string>): Delivery | undefined;
  deliver(delivery: Delivery): Promise<void>;
}

/** Several deliveries at once, begun in the order in which they are due. */
export function createWorkers({ next, deliver }: Work) {
  const taken = new Set<string>();
  let running = 0;

  async function work(): Promise<void> {
    const until = Date.now() + WORK_FOR_MS;
    running++;
    try {
      for (let one = next(taken); one && Date.now() < until; one = next(taken)) {
        const { id } = one;
        taken.add(id);
        await deliver(one).finally(() => taken.delete(id));
      }
    } finally {
      running--;
    }
  }

  return {
    get isBusy() {
      return running > 0 || taken.size > 0;
    },
    /** Somebody else delivers this one. */
    take: (id: string) => taken.add(id),
    release: (id: string) => taken.delete(id),
    /** Brings them up to that number, and waits for those that it started. */
    async startUpTo(allowed: number): Promise<void> {
      await Promise.all(Array.from({ length: Math.max(0, allowed - running) }, work));
    },
  };
}
