import * as z from "zod";
import { LiveMessage } from "./live";
import { Mode } from "./tenant";

export const OverviewQuery = z.object({ mode: Mode.default("live") });

const Traffic = z.object({ sent: z.number().int(), received: z.number().int() });

/** What a newcomer does first, and what of it is done. */
export const FirstSteps = z.object({
  connect: z.boolean().meta({ description: "A number is connected, or was." }),
  send: z.boolean(),
  key: z.boolean(),
  webhook: z.boolean(),
});
export type FirstSteps = z.output<typeof FirstSteps>;

/** One mode of a tenant at a glance. */
export const Overview = z
  .object({
    mode: Mode,
    instances: z.object({
      total: z.number().int(),
      connected: z.number().int().nullable().meta({ description: "Null when it cannot be told right now." }),
      attention: z
        .number()
        .int()
        .nullable()
        .meta({ description: "Closed, or refused. Null when it cannot be told right now." }),
    }),
    messages: z
      .object({ today: Traffic, month: Traffic })
      .meta({ description: "Since midnight and since the first of the month, in the tenant's time zone." }),
    activeBots: z.number().int().meta({
      description: "Bots that answered through the relay in the last 24 hours. What OpenAI bots do passes it by.",
    }),
    firstSteps: FirstSteps,
    recent: z
      .array(LiveMessage.extend({ instanceName: z.string().nullable() }))
      .meta({ description: "The newest messages of the log, newest first." }),
  })
  .meta({ id: "Overview" });
export type Overview = z.output<typeof Overview>;
