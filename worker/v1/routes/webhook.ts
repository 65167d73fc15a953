import type { Route } from "./route";
import { deny, manage, read } from "./rows";

/** Evolution has one webhook per instance, and that one is ours; tenants get endpoints instead: H5. */
export const WEBHOOK: readonly Route[] = [
  manage("POST /webhook/set/:instanceName", { policy: "own" }),
  read("GET /webhook/find/:instanceName", { policy: "own" }),
  // Doors for Meta and for other servers, without a guard upstream: H9.
  deny("POST /webhook/evolution"),
  deny("GET /webhook/meta"),
  deny("POST /webhook/meta"),
];
