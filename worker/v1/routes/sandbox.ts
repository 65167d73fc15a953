import type { Route } from "./route";
import { act, manage, read } from "./rows";

const TEST_KEYS = { sandboxOnly: true } as const;

/** Controls of the simulated number. A real server has none of these. */
export const SANDBOX: readonly Route[] = [
  read("GET /sandbox/help", { ...TEST_KEYS, policy: "own" }),
  act("POST /sandbox/inbound/:instanceName", TEST_KEYS),
  manage("POST /sandbox/scan/:instanceName", TEST_KEYS),
  manage("POST /sandbox/disconnect/:instanceName", TEST_KEYS),
];
