import type { Route } from "./route";
import { deny, read } from "./rows";

/** The server's own pages. Upstream they need no key and speak of every tenant: H9. */
export const ROOT: readonly Route[] = [
  read("GET /", { policy: "own" }),
  read("POST /verify-creds", { policy: "own" }),
  deny("GET /metrics", { since: "2.3" }),
  deny("GET /manager/*"),
  deny("GET /assets/*"),
];
