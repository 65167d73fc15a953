import * as z from "zod";
import { QuotaKind } from "../quota";
import { Moment } from "./moment";
import { IdPageQuery, Page } from "./page";
import { Mode, TenantStatus } from "./tenant";
import { Search } from "./text";

const Units = z.number().int();

/** How much of a quota is used in the window of this moment. */
export const QuotaUsage = z
  .object({
    kind: QuotaKind,
    span: z.enum(["period", "day"]),
    limit: Units,
    used: Units,
    remaining: Units,
    billed: Units.nullable().meta({ description: "Units that will be billed; null for a day, which is only capped." }),
    startedAt: z.iso.datetime({ offset: true }),
    resetsAt: z.iso.datetime({ offset: true }).meta({ description: "In the tenant's own time zone." }),
  })
  .meta({ id: "QuotaUsage" });
export type QuotaUsage = z.output<typeof QuotaUsage>;

export const Usage = z
  .object({ mode: Mode, status: TenantStatus, timeZone: z.string(), items: z.array(QuotaUsage) })
  .meta({ id: "Usage" });
export type Usage = z.output<typeof Usage>;

export const UsageQuery = z.object({
  mode: Mode.optional().meta({ description: "`live`, or that of the key that asks." }),
});

/** By what hourly sums are told apart. */
export const UsageGroup = z.enum(["none", "instance", "key", "route", "kind"]);
export type UsageGroup = z.output<typeof UsageGroup>;

export const HourlyQuery = z.object({
  mode: Mode.optional(),
  from: Moment.optional().meta({ description: "A day before `until`, if not given; at most 93 days before it." }),
  until: Moment.optional().meta({ description: "Now, if not given." }),
  group: UsageGroup.default("none"),
  step: z.enum(["hour", "day"]).default("hour").meta({ description: "A day is that of the tenant's time zone." }),
  kind: QuotaKind.optional(),
  format: z.enum(["json", "csv"]).default("json"),
});
export type HourlyQuery = z.output<typeof HourlyQuery>;

export const HourlyUsage = z
  .object({
    at: z.iso.datetime(),
    group: z.string().nullable().meta({ description: "Id of the instance or key, the route, or the kind." }),
    label: z.string().nullable().meta({ description: "The name of that instance or key." }),
    calls: Units,
    units: Units,
    errors: Units.meta({ description: "Answers of 500 and above." }),
    refused: Units.meta({ description: "Calls stopped before the upstream." }),
    averageMs: z.number(),
  })
  .meta({ id: "HourlyUsage" });
export type HourlyUsage = z.output<typeof HourlyUsage>;

export const HourlyUsageList = z.object({ items: z.array(HourlyUsage) }).meta({ id: "HourlyUsageList" });

/** One call to `/v1`, as the request log shows it. */
export const RequestEntry = z
  .object({
    id: z.uuid().meta({ description: "The `X-Zapin-Request-Id` of its answer." }),
    at: z.iso.datetime(),
    mode: Mode,
    method: z.string(),
    path: z.string().meta({ description: "The route, with names for its parameters." }),
    status: z.number().int(),
    outcome: z.enum(["charged", "refunded", "refused", "replayed", "queued", "outcome_unknown"]),
    kind: QuotaKind,
    units: Units,
    totalMs: Units,
    upstreamMs: Units,
    keyId: z.uuid(),
    keyName: z.string().nullable().meta({ description: "Null for the key of an instance." }),
    instanceId: z.uuid().nullable(),
    instanceName: z.string().nullable(),
  })
  .meta({ id: "RequestEntry" });
export type RequestEntry = z.output<typeof RequestEntry>;

export const RequestPage = Page(RequestEntry)
  .extend({ keptDays: Units.meta({ description: "How far back the plan's log goes." }) })
  .meta({ id: "RequestPage" });

/** A call once more. What it carried is not kept: whoever repeats it says what it shall carry now. */
export const ReplayRequest = z
  .object({
    body: z.record(z.string(), z.unknown()).nullable().default(null),
    confirm: z.boolean().default(false).meta({ description: "Must be true for anything but a GET." }),
  })
  .meta({ id: "ReplayRequest" });
export type ReplayRequest = z.output<typeof ReplayRequest>;

export const ReplayAnswer = z
  .object({
    status: z.number().int(),
    ms: Units,
    requestId: z.string(),
    body: z.unknown().meta({ description: "As the tenant's own client would see it." }),
  })
  .meta({ id: "ReplayAnswer" });
export type ReplayAnswer = z.output<typeof ReplayAnswer>;

export const RequestQuery = IdPageQuery.extend({
  mode: Mode.optional(),
  status: z.enum(["2xx", "3xx", "4xx", "5xx"]).optional(),
  instanceId: z.uuid().optional(),
  keyId: z.uuid().optional(),
  route: Search.optional().meta({ description: "Part of method and route." }),
  requestId: z.uuid().optional(),
  from: Moment.optional(),
  until: Moment.optional(),
});
export type RequestQuery = z.output<typeof RequestQuery>;
