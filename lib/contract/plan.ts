import * as z from "zod";
import { QUOTA_KINDS } from "../quota";

/** Parts of the API that a plan may leave out. Brokers and chatwoot also need a dedicated server. */
export const Feature = z.enum(["proxy", "templates", "business", "brokers", "chatwoot"]);
export type Feature = z.output<typeof Feature>;

const Units = z.number().int().nonnegative();

/** What a tenant may use. Units per billing period; a kind without a daily cap has none. */
export const Plan = z.object({
  name: z.string(),
  limits: z.record(z.enum(QUOTA_KINDS), Units),
  dailyLimits: z.partialRecord(z.enum(QUOTA_KINDS), Units).default({}),
  standing: z.object({ instances: Units, keys: Units, endpoints: Units, members: Units }),
  /** Token bucket over every call: sustained rate, and how many may come at once. */
  burst: z.object({ perSecond: z.number().positive(), capacity: z.number().int().positive() }),
  features: z.array(Feature),
  logDays: z.number().int().positive().optional().meta({ description: "For how many days calls are shown; 30." }),
});
export type Plan = z.output<typeof Plan>;

const USUAL_LOG_DAYS = 30;

/** For how many days the request log of a plan goes back. */
export const logDaysOf = ({ logDays }: Pick<Plan, "logDays">): number => logDays ?? USUAL_LOG_DAYS;

/** What one tenant has instead of what its plan says; what is not named is as in the plan. */
export const PlanOverride = z.object({
  limits: z.partialRecord(z.enum(QUOTA_KINDS), Units).optional(),
  dailyLimits: z.partialRecord(z.enum(QUOTA_KINDS), Units).optional(),
  standing: Plan.shape.standing.partial().optional(),
  burst: Plan.shape.burst.optional(),
  features: Plan.shape.features.optional(),
});
export type PlanOverride = z.output<typeof PlanOverride>;

/** A tenant's plan as it holds for it. */
export const applyOverride = (plan: Plan, { limits, standing, ...rest }: PlanOverride = {}): Plan => ({
  ...plan,
  limits: { ...plan.limits, ...limits },
  standing: { ...plan.standing, ...standing },
  dailyLimits: rest.dailyLimits ?? plan.dailyLimits,
  burst: rest.burst ?? plan.burst,
  features: rest.features ?? plan.features,
});
