import { Problem } from "../../../lib/problem";
import type { BotPlace } from "../../services/bots/keep-bots";
import type { Caller, Target } from "../cache";
import type { Call } from "../call";

/** Who calls, and about which instance. A rewritten row always names one. */
export function partiesOf({ caller, target }: Call): { caller: Caller; target: Target } {
  if (caller && target) return { caller, target };
  throw new Problem("internal", "Something went wrong on our side.", { cause: "a rewritten row names no instance" });
}

/** The same for services, which know nothing of calls. */
export function placeOf(call: Call): BotPlace {
  const { caller, target } = partiesOf(call);
  const { tenantId, mode } = caller.grant;
  return { tenantId, mode, instance: target.instance };
}

/** A refusal of a body, in the nesting that Evolution gives to its validation errors. */
export const refuseBody = (message: string) =>
  new Problem("invalid_request", message, { evolutionMessage: [[message]] });
