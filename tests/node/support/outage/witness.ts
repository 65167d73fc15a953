import type { Answer } from "./client.ts";
import { shapeOf } from "./shape.ts";

/** Learns what calls look like when all is well, and then tells which ones look different. */
export interface Witness {
  learn(call: string, answer: Answer): void;
  compare(call: string, answer: Answer): void;
  readonly compared: number;
  readonly differences: readonly string[];
}

export function createWitness(): Witness {
  const known = new Map<string, Set<string>>();
  const differences: string[] = [];
  let compared = 0;
  return {
    differences,
    get compared() {
      return compared;
    },
    learn(call, answer) {
      const shapes = known.get(call) ?? new Set();
      known.set(call, shapes.add(shapeOf(answer)));
    },
    compare(call, answer) {
      compared += 1;
      const shapes = known.get(call);
      const shape = shapeOf(answer);
      if (shapes?.has(shape)) return;
      differences.push(`${call}: ${shape} instead of ${[...(shapes ?? ["nothing"])].join(" or ")}`);
    },
  };
}
