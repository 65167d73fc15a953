import { AsyncLocalStorage } from "node:async_hooks";

/** Someone whose actions stop when it dies; what it was waiting for never comes. */
export interface Actor {
  readonly name: string;
  alive: boolean;
}

/** A simulated time in which only planned actions happen, one after the other. */
export interface Clock {
  readonly now: number;
  at(time: number, actor: Actor, action: () => unknown): void;
  /** Lets `ms` of simulated time pass, with everything that happens in it. */
  pass(ms: number): Promise<void>;
}

interface Planned {
  time: number;
  actor: Actor;
  action: () => unknown;
}

/** More turns than the longest chain of awaits between two waits in the code under test. */
const TURNS = 24;

/** Whether the one that asks belongs to a scene: objects that other tests left at work wait for real time. */
const inScene = new AsyncLocalStorage<boolean>();

/**
 * Runs `scene` with `Date.now` and `scheduler.wait` on simulated time, so that the code under test is the code that
 * is deployed. After each action every continuation runs before the next action begins.
 */
export async function withClock<T>(start: number, scene: (clock: Clock) => Promise<T>): Promise<T> {
  const plan: Planned[] = [];
  const state = { now: start, actor: { name: "nobody", alive: true } as Actor };
  const clock: Clock = {
    get now() {
      return state.now;
    },
    at: (time, actor, action) => insert(plan, { time: Math.ceil(time), actor, action }),
    pass: async (ms) => {
      const end = state.now + ms;
      for (let next = plan.at(-1); next && next.time <= end; next = plan.at(-1)) {
        plan.pop();
        state.now = Math.max(state.now, next.time);
        if (!next.actor.alive) continue;
        state.actor = next.actor;
        await next.action();
        for (let turn = 0; turn < TURNS; turn++) await undefined;
      }
      state.now = end;
    },
  };
  const wait: typeof scheduler.wait = (ms, options) => {
    if (!inScene.getStore()) return real.wait.call(scheduler, ms, options);
    const { actor } = state;
    return new Promise<void>((resolve) => clock.at(state.now + ms, actor, resolve));
  };

  const real = { now: Date.now, wait: scheduler.wait };
  Date.now = () => state.now;
  scheduler.wait = wait;
  try {
    return await inScene.run(true, () => scene(clock));
  } finally {
    Date.now = real.now;
    scheduler.wait = real.wait;
  }
}

/** Keeps the plan sorted, the earliest action last; of two at the same time the older one happens first. */
function insert(plan: Planned[], planned: Planned): void {
  let [low, high] = [0, plan.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((plan[middle]?.time ?? 0) > planned.time) low = middle + 1;
    else high = middle;
  }
  plan.splice(low, 0, planned);
}
