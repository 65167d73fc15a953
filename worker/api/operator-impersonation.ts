import { Impersonate, Impersonation } from "../../lib/contract/tenant-profile";
import { impersonate, stopImpersonating } from "../services/operators/impersonate";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const path = "/operator/tenants/{tenantId}/impersonation";
const tags = ["Operators"];

const start = defineRoute({
  method: "post",
  path,
  access: "operator",
  tags,
  summary: "Act in a tenant, for a reason and for up to an hour",
  description: "With the role admin. The tenant reads start, end and every change in its audit log.",
  request: { params: TenantParams, body: jsonBody(Impersonate) },
  responses: { 201: jsonAnswer(Impersonation, "Until when.") },
});

const stop = defineRoute({
  method: "delete",
  path,
  access: "operator",
  tags,
  summary: "Stop acting in a tenant",
  request: { params: TenantParams },
  responses: { 204: { description: "It is over." } },
});

export const operatorImpersonation = newApi()
  .openapi(start, async (c) =>
    c.json(await impersonate(c.var, c.req.valid("param").tenantId, c.req.valid("json")), 201),
  )
  .openapi(stop, async (c) => {
    await stopImpersonating(c.var, c.req.valid("param").tenantId);
    return c.body(null, 204);
  });
