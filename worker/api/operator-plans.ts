import * as z from "zod";
import { CreatePlan, OperatorPlan, OperatorPlanPage, PatchPlan } from "../../lib/contract/operator-plan";
import { createPlan, listAllPlans, patchPlan, readPlan } from "../services/operators/plans";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { etag, expectedVersion } from "./etag";
import { newApi } from "./new-api";

const path = "/operator/plans";
const tags = ["Operators"];
const access = "operator";
const PlanParams = z.object({ planId: z.string().max(60) });

const list = defineRoute({
  method: "get",
  path,
  access,
  tags,
  summary: "List plans",
  responses: { 200: jsonAnswer(OperatorPlanPage, "All plans, withdrawn ones too.") },
});

const create = defineRoute({
  method: "post",
  path,
  access,
  tags,
  summary: "Create a plan",
  request: { body: jsonBody(CreatePlan) },
  responses: { 201: jsonAnswer(OperatorPlan, "The plan.") },
});

const read = defineRoute({
  method: "get",
  path: `${path}/{planId}`,
  access,
  tags,
  summary: "Read a plan",
  request: { params: PlanParams },
  responses: { 200: jsonAnswer(OperatorPlan, "The plan. Its ETag is its version.") },
});

const change = defineRoute({
  method: "patch",
  path: `${path}/{planId}`,
  access,
  tags,
  summary: "Change a plan for all who have it",
  description: "Holds for the first fifty tenants before the answer, for all others within minutes.",
  request: { params: PlanParams, body: jsonBody(PatchPlan) },
  responses: { 200: jsonAnswer(OperatorPlan, "The plan as it is now.") },
});

export const operatorPlans = newApi()
  .openapi(list, async (c) => c.json({ items: await listAllPlans(c.var), nextCursor: null }, 200))
  .openapi(create, async (c) => c.json(await createPlan(c.var, c.req.valid("json")), 201))
  .openapi(read, async (c) => {
    const plan = await readPlan(c.var, c.req.valid("param").planId);
    c.header("etag", etag(plan.version));
    return c.json(plan, 200);
  })
  .openapi(change, async (c) => {
    const changes = { changes: c.req.valid("json"), version: expectedVersion(c) };
    const plan = await patchPlan(c.var, c.req.valid("param").planId, changes);
    c.header("etag", etag(plan.version));
    return c.json(plan, 200);
  });
