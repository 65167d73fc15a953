import { Overview, OverviewQuery } from "../../lib/contract/overview";
import { getOverview } from "../services/overview/get-overview";
import { defineRoute, jsonAnswer } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const read = defineRoute({
  method: "get",
  path: "/tenants/{tenantId}/overview",
  access: "viewer",
  tags: ["Overview"],
  summary: "Read how things stand",
  request: { params: TenantParams, query: OverviewQuery },
  responses: { 200: jsonAnswer(Overview, "Counts, first steps and the newest messages.") },
});

/** /api/tenants/:tenantId/overview */
export const overview = newApi().openapi(read, async (c) =>
  c.json(await getOverview(c.var, c.req.valid("query").mode), 200),
);
