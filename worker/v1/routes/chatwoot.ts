import type { Route } from "./route";
import { deny, json, manage, read, SLOW_MS } from "./rows";

/** Chatwoot is given an address of the upstream to call back, with the instance's name in it. */
const CHATWOOT_PLAN = { policy: "gated", feature: "chatwoot", dedicatedOnly: true } as const;

export const CHATWOOT: readonly Route[] = [
  // The upstream makes an inbox in Chatwoot before it answers.
  manage("POST /chatwoot/set/:instanceName", {
    ...CHATWOOT_PLAN,
    limitMs: SLOW_MS,
    body: json({ url: "url", logo: "url" }),
  }),
  read("GET /chatwoot/find/:instanceName", CHATWOOT_PLAN),
  deny("POST /chatwoot/webhook/:instanceName"),
];
