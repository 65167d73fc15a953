import { availableParallelism } from "node:os";
import { findProgram } from "./programs.ts";

/** Which cores each part of a run may use, as lists for `taskset`. */
export interface CorePlan {
  server: string;
  upstream: string;
  load: string;
  /** Redis, Postgres, and this program. */
  rest: string;
  /** The load generator has a core for itself and may poll. */
  loadAlone: boolean;
}

const taskset = findProgram("taskset");

/** The system under test alone on core 0, so that its speed does not depend on its neighbours. */
export function planCores(count = availableParallelism()): CorePlan {
  const plans: Record<number, CorePlan> = {
    1: { server: "0", upstream: "0", load: "0", rest: "0", loadAlone: false },
    2: { server: "0", upstream: "1", load: "1", rest: "1", loadAlone: false },
    3: { server: "0", upstream: "1", load: "2", rest: "1", loadAlone: true },
  };
  return plans[count] ?? { server: "0", upstream: "1", load: "2", rest: `3-${count - 1}`, loadAlone: true };
}

export function pinned(cores: string, command: string, args: readonly string[]): [string, string[]] {
  if (!taskset) return [command, [...args]];
  return [taskset, ["-c", cores, command, ...args]];
}
