import * as z from "zod";
import { Plan } from "../../lib/contract/plan";
import { TenantStatus } from "../../lib/contract/tenant";
import { QuotaKind } from "../../lib/quota";
import { provisionTenant } from "../services/provision-tenant";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { newApi } from "./new-api";

export const TenantParams = z.object({ tenantId: z.uuid() });

/** Where objects may live: https://developers.cloudflare.com/durable-objects/reference/data-location/ */
const Region = z.enum(["wnam", "enam", "sam", "weur", "eeur", "apac", "oc", "afr", "me"]);

const TimeZone = z.string().refine(isTimeZone, "is not an IANA time zone");

const PutTenant = z.object({
  name: z.string().min(1).max(100),
  slug: z.string().min(1).max(63),
  region: Region,
  timeZone: TimeZone,
  locale: z.enum(["en", "id", "pt-BR"]),
  planId: z.string().min(1),
  limits: z.partialRecord(QuotaKind, z.number().int().nonnegative()).optional(),
  dailyLimits: Plan.shape.dailyLimits.optional(),
  burst: Plan.shape.burst.optional(),
  features: Plan.shape.features.optional(),
});

const TenantAnswer = z.object({
  id: z.uuid(),
  name: z.string(),
  slug: z.string(),
  region: z.string(),
  timeZone: z.string(),
  locale: z.string(),
  planId: z.string(),
  status: TenantStatus,
  plan: Plan,
});

const put = defineRoute({
  method: "put",
  path: "/tenants/{tenantId}",
  access: "operator",
  tags: ["Operators"],
  summary: "Create a tenant, or change its profile and plan",
  request: { params: TenantParams, body: jsonBody(PutTenant) },
  responses: { 200: jsonAnswer(TenantAnswer, "The tenant.") },
});

export const tenants = newApi().openapi(put, async (c) => {
  const { limits, dailyLimits, burst, features, ...profile } = c.req.valid("json");
  const { tenantId } = c.req.valid("param");
  const override = { limits, dailyLimits, burst, features };
  return c.json(await provisionTenant(c.var, tenantId, { profile, override }), 200);
});

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
