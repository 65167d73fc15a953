import { MAGIC_NUMBERS, MAGIC_OWN_NUMBERS } from "../../../durable/sandbox-instance/magic";
import type { SandboxNumbers } from "../../../lib/contract/sandbox";

/** Numbers that behave in a way of their own. */
export const listSandboxNumbers = (): SandboxNumbers => ({
  recipients: MAGIC_NUMBERS.map(({ number, outcome, effect }) => ({ number, outcome, effect })),
  own: MAGIC_OWN_NUMBERS.map(({ number, opensAfterMs, effect }) => ({
    number,
    opens: opensAfterMs === null ? "when_scanned" : "at_once",
    effect,
  })),
});
