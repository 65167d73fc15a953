import type { Route } from "./route";
import { json, manage, read } from "./rows";

const TEMPLATES_PLAN = { policy: "gated", feature: "templates" } as const;

export const TEMPLATE: readonly Route[] = [
  manage("POST /template/create/:instanceName", TEMPLATES_PLAN),
  read("GET /template/find/:instanceName", TEMPLATES_PLAN),
  manage("POST /template/edit/:instanceName", { ...TEMPLATES_PLAN, since: "2.3.7" }),
  manage("DELETE /template/delete/:instanceName", { ...TEMPLATES_PLAN, since: "2.3.7", body: json() }),
];
