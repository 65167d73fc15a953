import { Problem } from "../../../lib/problem";
import type { Caller, Target } from "../cache";
import type { Call } from "../call";

/** Who calls, and about which instance. A rewritten row always names one. */
export function partiesOf({ caller, target }: Call): { caller: Caller; target: Target } {
  if (caller && target) return { caller, target };
  throw new Problem("internal", "Something went wrong on our side.", { cause: "a rewritten row names no instance" });
}

/** A refusal of a body, in the nesting that Evolution gives to its validation errors. */
export const refuseBody = (message: string) =>
  new Problem("invalid_request", message, { evolutionMessage: [[message]] });
