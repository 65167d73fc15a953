import { Hono } from "hono";
import * as z from "zod";
import { Plan } from "../../lib/contract/plan";
import { QuotaKind } from "../../lib/quota";
import { validate } from "../middleware/validate";
import { provisionTenant } from "../services/provision-tenant";
import type { ApiEnv } from "./api-env";

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

/** PUT /api/tenants/:tenantId */
export const tenants = new Hono<ApiEnv>().put(
  "/:tenantId",
  validate("param", TenantParams),
  validate("json", PutTenant),
  async (c) => {
    const { limits, dailyLimits, burst, features, ...profile } = c.req.valid("json");
    const { tenantId } = c.req.valid("param");
    const override = { limits, dailyLimits, burst, features };
    return c.json(await provisionTenant(c.var, tenantId, { profile, override }));
  },
);

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
