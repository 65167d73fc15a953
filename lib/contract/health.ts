import * as z from "zod";
import { Mode } from "./tenant";

/** `unknown`: it could not be asked, or has nothing to show yet. */
export const HealthPart = z.enum(["ok", "failing", "unknown"]);
export type HealthPart = z.output<typeof HealthPart>;

export const HealthParts = z.object({
  postgres: HealthPart,
  ledger: HealthPart.meta({ description: "A Durable Object answers." }),
  storage: HealthPart.meta({ description: "The bucket of media and large events answers." }),
  cron: HealthPart.meta({ description: "The cron trigger has run within the last quarter of an hour." }),
});
export type HealthParts = z.output<typeof HealthParts>;

/** What `/health` answers to anybody. */
export const Health = z
  .object({ status: z.enum(["healthy", "unhealthy"]), parts: HealthParts, checkedAt: z.iso.datetime() })
  .meta({ id: "Health" });
export type Health = z.output<typeof Health>;

const Count = z.number().int();
const When = z.iso.datetime().nullable();

const ServerHealth = z.object({
  id: z.uuid(),
  name: z.string(),
  region: z.string(),
  version: z.string(),
  enabled: z.boolean(),
  draining: z.boolean(),
  instances: Count,
  capacity: Count,
  latencyMs: Count.nullable(),
  lastSeenAt: When,
  failingSince: When,
  trouble: z.string().nullable(),
  reachable: z.enum(["yes", "no", "unknown"]),
});

const Traffic = z.object({
  calls: Count,
  errors: Count.meta({ description: "Answers of 500 and above." }),
  refused: Count.meta({ description: "Stopped before the upstream." }),
  errorRate: z.number().meta({ description: "Errors per call, 0 to 1." }),
});
export type Traffic = z.output<typeof Traffic>;

export const OperatorAlert = z.object({ key: z.string(), since: z.iso.datetime(), message: z.string() });
export type OperatorAlert = z.output<typeof OperatorAlert>;

/** What operators look at first. */
export const OperatorHealth = z
  .object({
    ...Health.shape,
    servers: z.array(ServerHealth),
    traffic: z.object({ lastHour: Traffic, lastDay: Traffic }),
    sickest: z
      .array(z.object({ tenantId: z.uuid(), calls: Count, errors: Count }))
      .meta({ description: "Tenants with most errors within the last hour." }),
    outboxes: z
      .object({ asked: Count, unanswered: Count, waiting: Count, oldestAt: When })
      .meta({ description: "Usage on its way to Postgres, of the tenants with most calls within the last day." }),
    refusedUsage: z
      .array(z.object({ tenantId: z.uuid(), mode: Mode, since: z.iso.datetime(), reason: z.string() }))
      .meta({
        description: "Ledgers with usage that Postgres has refused, and the SQLSTATE. Their bills wait for it.",
      }),
    webhooks: z
      .object({ asked: Count, unanswered: Count, waiting: Count, disabled: Count })
      .meta({ description: "Deliveries that wait, of the same tenants; and endpoints given up, of all." }),
    repairs: z.object({ instancesLastDay: Count }),
    notices: z.object({ unmailed: Count, oldestAt: When }),
    cron: z.object({ lastRunAt: When, failedChores: z.array(z.string()) }),
    alerts: z.array(OperatorAlert).meta({ description: "What operators were told of and is not over." }),
  })
  .meta({ id: "OperatorHealth" });
export type OperatorHealth = z.output<typeof OperatorHealth>;
