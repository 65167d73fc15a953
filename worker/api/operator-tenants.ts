import {
  OperatorTenantDetails,
  OperatorTenantPage,
  OperatorTenantQuery,
  PutTenant,
  SetPlan,
  Suspend,
} from "../../lib/contract/tenant-profile";
import { readTenant, searchAll } from "../services/operators/list-tenants";
import { putTenant } from "../services/tenants/put-tenant";
import { setPlan } from "../services/tenants/set-plan";
import { suspendTenant, unsuspendTenant } from "../services/tenants/suspend-tenant";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { etag, expectedVersion } from "./etag";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const path = "/operator/tenants";
const one = `${path}/{tenantId}` as const;
const tags = ["Operators"];
const access = "operator";
const answer = jsonAnswer(OperatorTenantDetails, "The tenant as it is now.");

const list = defineRoute({
  method: "get",
  path,
  access,
  tags,
  summary: "List tenants",
  request: { query: OperatorTenantQuery },
  responses: { 200: jsonAnswer(OperatorTenantPage, "One page of tenants, newest first.") },
});

const create = defineRoute({
  method: "post",
  path,
  access,
  tags,
  summary: "Create a tenant",
  request: { body: jsonBody(PutTenant) },
  responses: { 201: answer },
});

const read = defineRoute({
  method: "get",
  path: one,
  access,
  tags,
  summary: "Read a tenant",
  request: { params: TenantParams },
  responses: { 200: answer },
});

const put = defineRoute({
  method: "put",
  path: one,
  access,
  tags,
  summary: "Create a tenant under this id, or change its profile, plan and overrides",
  request: { params: TenantParams, body: jsonBody(PutTenant) },
  responses: { 200: answer },
});

const plan = defineRoute({
  method: "put",
  path: `${one}/plan`,
  access,
  tags,
  summary: "Set a tenant's plan, and what it has instead of it",
  request: { params: TenantParams, body: jsonBody(SetPlan) },
  responses: { 200: answer },
});

const suspend = defineRoute({
  method: "post",
  path: `${one}/suspension`,
  access,
  tags,
  summary: "Suspend a tenant",
  description: "Its calls are refused from now on, everywhere within ten seconds; its members may look, not change.",
  request: { params: TenantParams, body: jsonBody(Suspend) },
  responses: { 200: answer },
});

const unsuspend = defineRoute({
  method: "delete",
  path: `${one}/suspension`,
  access,
  tags,
  summary: "Lift a suspension",
  request: { params: TenantParams },
  responses: { 200: answer },
});

export const operatorTenants = newApi()
  .openapi(list, async (c) => c.json(await searchAll(c.var, c.req.valid("query")), 200))
  .openapi(create, async (c) => c.json(await putTenant(c.var, crypto.randomUUID(), c.req.valid("json")), 201))
  .openapi(read, async (c) => {
    const tenant = await readTenant(c.var, c.req.valid("param").tenantId);
    c.header("etag", etag(tenant.version));
    return c.json(tenant, 200);
  })
  .openapi(put, async (c) => c.json(await putTenant(c.var, c.req.valid("param").tenantId, c.req.valid("json")), 200))
  .openapi(plan, async (c) => {
    const change = { ...c.req.valid("json"), version: expectedVersion(c) };
    return c.json(await setPlan(c.var, c.req.valid("param").tenantId, change), 200);
  })
  .openapi(suspend, async (c) => {
    const { reason } = c.req.valid("json");
    return c.json(await suspendTenant(c.var, c.req.valid("param").tenantId, reason), 200);
  })
  .openapi(unsuspend, async (c) => c.json(await unsuspendTenant(c.var, c.req.valid("param").tenantId), 200));
