import { setTimeout as sleep } from "node:timers/promises";

/** Programs that make one call after the other: where calls take longer there are fewer, so that no machine is swamped. */
export interface Crowd {
  /** Rounds that have ended. */
  readonly rounds: number;
  /** Resolves after so many more of them, but not before `leastMs`, and after `mostMs` in any case. */
  linger(rounds: number, limits: { leastMs: number; mostMs: number }): Promise<void>;
  /** No round begins from here on; resolves when all have ended. */
  leave(): Promise<void>;
}

interface CrowdOptions {
  programs: number;
  /** Between two rounds of one program. */
  pauseMs: number;
}

const LOOK_AGAIN_MS = 50;

export function startCrowd({ programs, pauseMs }: CrowdOptions, makeRound: (index: number) => Promise<unknown>): Crowd {
  let begun = 0;
  let rounds = 0;
  let isOver = false;
  async function live(): Promise<void> {
    while (!isOver) {
      await makeRound(begun++);
      rounds += 1;
      await sleep(pauseMs);
    }
  }
  const all = Promise.all(Array.from({ length: programs }, live));
  all.catch(() => {}); // whoever leaves hears of it
  return {
    get rounds() {
      return rounds;
    },
    async linger(wanted, { leastMs, mostMs }) {
      const [began, before] = [performance.now(), rounds];
      const elapsed = () => performance.now() - began;
      while (elapsed() < leastMs || (rounds - before < wanted && elapsed() < mostMs)) await sleep(LOOK_AGAIN_MS);
    },
    async leave() {
      isOver = true;
      await all;
    },
  };
}
