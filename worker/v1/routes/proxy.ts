import type { Route } from "./route";
import { manage, read, SLOW_MS } from "./rows";

const PROXY_PLAN = { policy: "gated", feature: "proxy" } as const;

export const PROXY: readonly Route[] = [
  // The upstream tries the proxy out before it answers.
  manage("POST /proxy/set/:instanceName", { ...PROXY_PLAN, limitMs: SLOW_MS }),
  read("GET /proxy/find/:instanceName", PROXY_PLAN),
];
