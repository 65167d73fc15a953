import * as z from "zod";
import { Page, PageQuery } from "./page";
import { Plan, PlanOverride } from "./plan";
import { Suspension, TenantStatus } from "./tenant";
import { Name, Reason, Search } from "./text";
import { TimeZone } from "./time-zone";

/** Where objects may live: https://developers.cloudflare.com/durable-objects/reference/data-location/ */
export const Region = z.enum(["wnam", "enam", "sam", "weur", "eeur", "apac", "oc", "afr", "me"]);
export type Region = z.output<typeof Region>;

export const TenantLocale = z.enum(["en", "id", "pt-BR"]);

export const Slug = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is lower-case letters, digits and single hyphens");

const Standing = z.object({ limit: z.number().int(), used: z.number().int() });

/** A tenant as its members see it. */
export const TenantProfile = z
  .object({
    id: z.uuid(),
    name: z.string(),
    slug: z.string(),
    region: z.string(),
    timeZone: z.string(),
    locale: z.string(),
    status: TenantStatus,
    suspendedBecause: z.string().nullable(),
    planId: z.string(),
    plan: Plan.meta({ description: "The plan as it holds for this tenant." }),
    standing: z.object({ instances: Standing, keys: Standing, endpoints: Standing, members: Standing }),
    version: z.number().int().meta({ description: "Also the ETag: send it as If-Match with a change." }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "TenantProfile" });
export type TenantProfile = z.output<typeof TenantProfile>;

export const PatchTenant = z
  .object({ name: Name, timeZone: TimeZone, locale: TenantLocale })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, "names nothing to change")
  .meta({ id: "PatchTenant" });
export type PatchTenant = z.output<typeof PatchTenant>;

/** A tenant as operators see it. */
export const OperatorTenant = z
  .object({
    id: z.uuid(),
    name: z.string(),
    slug: z.string(),
    region: z.string(),
    timeZone: z.string(),
    locale: z.string(),
    planId: z.string(),
    planOverride: PlanOverride.nullable(),
    status: TenantStatus,
    suspension: Suspension.nullable(),
    version: z.number().int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "OperatorTenant" });
export type OperatorTenant = z.output<typeof OperatorTenant>;

export const OperatorTenantDetails = OperatorTenant.extend({ plan: Plan }).meta({ id: "OperatorTenantDetails" });
export type OperatorTenantDetails = z.output<typeof OperatorTenantDetails>;

/** Overrides stand beside the profile, so that a tenant can be given by one object. What is not named is as in the plan. */
export const PutTenant = PlanOverride.extend({
  name: Name,
  slug: Slug,
  region: Region,
  timeZone: TimeZone,
  locale: TenantLocale,
  planId: z.string().min(1).max(60),
}).meta({ id: "PutTenant" });
export type PutTenant = z.output<typeof PutTenant>;

export const OperatorTenantPage = Page(OperatorTenant).meta({ id: "OperatorTenantPage" });

export const OperatorTenantQuery = PageQuery.extend({
  search: Search.optional().meta({ description: "Part of the name or of the slug, or a whole id." }),
  status: TenantStatus.optional(),
  planId: Search.optional(),
});
export type OperatorTenantQuery = z.output<typeof OperatorTenantQuery>;

export const Suspend = z.object({ reason: Reason }).meta({ id: "Suspend" });

export const SetPlan = z
  .object({ planId: z.string().min(1).max(60), override: PlanOverride.nullable().default(null) })
  .meta({ id: "SetPlan" });

export const Impersonate = z
  .object({ reason: Reason, minutes: z.number().int().min(1).max(60).default(30) })
  .meta({ id: "Impersonate" });
export type Impersonate = z.output<typeof Impersonate>;

export const Impersonation = z
  .object({ id: z.uuid(), tenantId: z.uuid(), reason: z.string(), endsAt: z.iso.datetime() })
  .meta({ id: "Impersonation" });
export type Impersonation = z.output<typeof Impersonation>;
