import * as z from "zod";
import { Mode } from "../../lib/contract/tenant";
import { readCounters } from "../services/endpoints/read-counters";
import { defineRoute, jsonAnswer } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const Cost = z.object({ calls: z.number().int(), rowsWritten: z.number().int() });
const Costs = z.object({ instances: Cost, outboxes: Cost, feed: Cost }).meta({ id: "EventCosts" });

const read = defineRoute({
  method: "get",
  path: "/operator/costs/{tenantId}",
  access: "operator",
  tags: ["Operators"],
  summary: "What a tenant's events have cost in billed operations since its objects woke",
  request: { params: TenantParams, query: z.object({ mode: Mode.default("live") }) },
  responses: { 200: jsonAnswer(Costs, "Calls and rows written, by kind of object.") },
});

export const operatorCosts = newApi().openapi(read, async (c) => {
  const { tenantId } = c.req.valid("param");
  return c.json(await readCounters(c.env, { tenantId, mode: c.req.valid("query").mode }), 200);
});
