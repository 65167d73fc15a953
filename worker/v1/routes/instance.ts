import type { Route } from "./route";
import { act, json, manage, parsePattern, read } from "./rows";

// These answers carry the instance's name, which upstream is ours and not the tenant's.
const NAMED = { policy: "rewrite" } as const;

export const INSTANCE: readonly Route[] = [
  manage("POST /instance/create", { policy: "own", kind: "instance_create", body: json({ msgCall: "previewed" }) }),
  read("GET /instance/fetchInstances", { policy: "own", query: ["instanceName", "instanceId", "number"] }),
  // A GET that starts pairing: it takes more than the right to look.
  manage("GET /instance/connect/:instanceName", { ...NAMED, query: ["number"] }),
  manage("POST /instance/restart/:instanceName", NAMED),
  manage("PUT /instance/restart/:instanceName", {
    ...NAMED,
    upstream: parsePattern("POST /instance/restart/:instanceName"),
  }),
  read("GET /instance/connectionState/:instanceName", NAMED),
  act("POST /instance/setPresence/:instanceName"),
  manage("DELETE /instance/logout/:instanceName"),
  manage("DELETE /instance/delete/:instanceName", { policy: "own", kind: "instance_delete" }),
];
