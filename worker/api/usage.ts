import { HourlyQuery, HourlyUsageList, Usage, UsageQuery } from "../../lib/contract/usage";
import { currentUsage } from "../services/usage/current-usage";
import { hourlyUsage } from "../services/usage/hourly-usage";
import { csvAnswer, jsonOrCsv } from "./csv-answer";
import { defineRoute, jsonAnswer } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const path = "/tenants/{tenantId}/usage";
const tags = ["Usage"];

const now = defineRoute({
  method: "get",
  path,
  access: "viewer",
  tags,
  summary: "Read what is used of each quota",
  request: { params: TenantParams, query: UsageQuery },
  responses: {
    200: jsonAnswer(Usage, "One item per kind and window: the billing period, and the day where it is capped."),
  },
});

const hourly = defineRoute({
  method: "get",
  path: `${path}/hourly`,
  access: "viewer",
  tags,
  summary: "Read sums by hour or day",
  description: "Only hours in which something was called. `format=csv` answers a file.",
  request: { params: TenantParams, query: HourlyQuery },
  responses: { 200: jsonOrCsv(HourlyUsageList, "Sums, the oldest first, or a file.") },
});

export const usage = newApi()
  .openapi(now, async (c) => c.json(await currentUsage(c.var, c.req.valid("query").mode), 200))
  .openapi(hourly, async (c) => {
    const query = c.req.valid("query");
    const items = await hourlyUsage(c.var, query);
    if (query.format === "json") return c.json({ items }, 200);
    return csvAnswer({
      name: "usage",
      columns: ["time", query.group, "name", "calls", "units", "errors", "refused", "average ms"],
      cells: ({ at, group, label, calls, units, errors, refused, averageMs }) => [
        at,
        group,
        label,
        calls,
        units,
        errors,
        refused,
        averageMs,
      ],
      read: async (last) => (last ? [] : items),
    });
  });
