import type { Route } from "./route";
import { json, manage, read } from "./rows";

// The answers repeat the instance's name and `wavoipToken`.
const REPEATS = { policy: "rewrite" } as const;

export const SETTINGS: readonly Route[] = [
  manage("POST /settings/set/:instanceName", { ...REPEATS, body: json({ msgCall: "previewed" }) }),
  read("GET /settings/find/:instanceName", REPEATS),
];
