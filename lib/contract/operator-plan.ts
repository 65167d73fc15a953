import * as z from "zod";
import { PlanOffer } from "./billing";
import { Page } from "./page";
import { Plan } from "./plan";
import { Name } from "./text";

const PlanId = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is lower-case letters, digits and single hyphens");

/** What operators write; the name is shown to customers. */
const Definition = Plan.extend({ name: Name });

export const CreatePlan = z
  .object({ id: PlanId, definition: Definition, active: z.boolean().default(true) })
  .meta({ id: "CreatePlan" });
export type CreatePlan = z.output<typeof CreatePlan>;

export const PatchPlan = z
  .object({ definition: Definition, active: z.boolean() })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, "names nothing to change")
  .meta({ id: "PatchPlan" });
export type PatchPlan = z.output<typeof PatchPlan>;

/** A plan as operators see it. Withdrawn ones only serve the tenants who have them. */
export const OperatorPlan = z
  .object({
    id: z.string(),
    definition: Plan,
    active: z.boolean(),
    version: z.number().int(),
    prices: PlanOffer.shape.prices,
  })
  .meta({ id: "OperatorPlan" });
export type OperatorPlan = z.output<typeof OperatorPlan>;

export const OperatorPlanPage = Page(OperatorPlan).meta({ id: "OperatorPlanPage" });
