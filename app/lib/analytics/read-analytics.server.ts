import { type HourlyQuery, type HourlyUsage, HourlyUsageList } from "../../../lib/contract/usage";
import { read } from "../api.server";
import type { TenantSession } from "../session.server";
import type { Analytics } from "./figures";
import { type RangeName, stepsOf, sumBySteps } from "./steps";
import { sumInstances } from "./sum-instances";

/** Everything that the charts of one range draw, as plain figures. */
export async function readAnalytics(
  { api, tenantId, tenant, mode }: TenantSession,
  range: RangeName,
): Promise<Analytics> {
  const steps = stepsOf(range, { now: Date.now(), timeZone: tenant.timeZone });
  const own = api.tenants[":tenantId"];
  const param = { tenantId };
  const from = (steps[0] ?? new Date()).toISOString();
  const hourly = async (query: Pick<HourlyQuery, "step"> & Partial<Pick<HourlyQuery, "group" | "kind">>) => {
    const answer = await read(own.usage.hourly.$get({ param, query: { mode, from, ...query } }));
    return HourlyUsageList.parse(answer).items; // the route can answer a file as well
  };
  const [messages, calls, byInstance, sends, bots] = await Promise.all([
    read(own.messages.hours.$get({ param, query: { mode, from } })),
    hourly({ step: "hour" }),
    hourly({ step: "day", group: "instance" }),
    hourly({ step: "day", group: "instance", kind: "message_send" }),
    read(own["bot-analytics"].$get({ param, query: { mode, from } })),
  ]);
  const out = messages.items.filter(({ direction }) => direction === "out");
  const inbound = messages.items.filter(({ direction }) => direction === "in");
  const perStep = (value: (row: HourlyUsage) => number) => sumBySteps(steps, calls, { at: ({ at }) => at, value });
  const counts = perStep((row) => row.calls);
  const times = perStep((row) => row.averageMs * row.calls);
  const sumOf = (rows: typeof out, key: "messages" | "delivered" | "read" | "failed") =>
    rows.reduce((sum, row) => sum + row[key], 0);
  return {
    steps: steps.map((step) => step.toISOString()),
    sent: sumBySteps(steps, out, { at: ({ hour }) => hour, value: (row) => row.messages }),
    received: sumBySteps(steps, inbound, { at: ({ hour }) => hour, value: (row) => row.messages }),
    calls: counts,
    errors: perStep((row) => row.errors),
    refused: perStep((row) => row.refused),
    latency: counts.map((count, i) => (count > 0 ? (times[i] ?? 0) / count : null)),
    botSessions: sumBySteps(steps, bots.hours, { at: ({ hour }) => hour, value: (row) => row.sessions }),
    totals: {
      sent: sumOf(out, "messages"),
      received: sumOf(inbound, "messages"),
      delivered: sumOf(out, "delivered"),
      read: sumOf(out, "read"),
      failed: sumOf(out, "failed"),
    },
    instances: sumInstances(byInstance, sends),
  };
}
