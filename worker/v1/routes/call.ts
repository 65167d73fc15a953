import type { Route } from "./route";
import { act, SLOW_MS } from "./rows";

export const CALL: readonly Route[] = [
  // Rings somebody's phone: priced like a message, though there is no `key.id` in the answer.
  act("POST /call/offer/:instanceName", { kind: "message_send", limitMs: SLOW_MS }),
];
