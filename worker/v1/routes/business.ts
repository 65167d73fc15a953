import type { Route } from "./route";
import { read } from "./rows";

const BUSINESS_PLAN = { policy: "gated", feature: "business", since: "2.3" } as const;

export const BUSINESS: readonly Route[] = [
  read("POST /business/getCatalog/:instanceName", BUSINESS_PLAN),
  read("POST /business/getCollections/:instanceName", BUSINESS_PLAN),
];
