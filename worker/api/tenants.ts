import * as z from "zod";
import { PatchTenant, TenantProfile } from "../../lib/contract/tenant-profile";
import { getProfile } from "../services/tenants/get-profile";
import { patchTenant } from "../services/tenants/patch-tenant";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { etag, expectedVersion, hasVersion } from "./etag";
import { newApi } from "./new-api";

export const TenantParams = z.object({ tenantId: z.uuid() });

const path = "/tenants/{tenantId}";
const tags = ["Tenant"];

const read = defineRoute({
  method: "get",
  path,
  access: "viewer",
  tags,
  summary: "Read the tenant, its plan and its standing limits",
  request: { params: TenantParams },
  responses: {
    200: jsonAnswer(TenantProfile, "The tenant. Its ETag is its version."),
    304: { description: "It is still at the version of If-None-Match." },
  },
});

const change = defineRoute({
  method: "patch",
  path,
  access: "admin",
  tags,
  summary: "Change name, time zone or language",
  description: "With `If-Match` it changes only that version, and answers 412 if somebody was faster.",
  request: { params: TenantParams, body: jsonBody(PatchTenant) },
  responses: { 200: jsonAnswer(TenantProfile, "The tenant as it is now.") },
});

export const tenants = newApi()
  .openapi(read, async (c) => {
    const tenant = await getProfile(c.var);
    if (hasVersion(c, tenant.version)) return c.body(null, 304);
    c.header("etag", etag(tenant.version));
    return c.json(tenant, 200);
  })
  .openapi(change, async (c) => {
    const tenant = await patchTenant(c.var, { changes: c.req.valid("json"), version: expectedVersion(c) });
    c.header("etag", etag(tenant.version));
    return c.json(tenant, 200);
  });
