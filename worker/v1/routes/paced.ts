import type { Route } from "./route";
import { act, NO_BODY, read } from "./rows";

const OWN = { policy: "own" } as const;

/** Messages that wait for their turn. No Evolution server knows these: a number that is not paced has none. */
export const PACED: readonly Route[] = [
  read("GET /paced/list/:instanceName", { ...OWN, query: ["state", "cursor"] }),
  read("GET /paced/find/:instanceName/:pacedId", OWN),
  act("DELETE /paced/cancel/:instanceName/:pacedId", { ...OWN, body: NO_BODY }),
  act("DELETE /paced/clear/:instanceName", { ...OWN, body: NO_BODY }),
];
