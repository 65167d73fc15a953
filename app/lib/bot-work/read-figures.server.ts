import type { BotAnalytics } from "../../../lib/contract/bot";
import { type RangeName, stepsOf, sumBySteps } from "../analytics/steps";
import { read } from "../api.server";
import type { TenantSession } from "../session.server";
import type { BotFigures } from "./bot-figures";
import type { BotPlace } from "./bot-place.server";

type Hour = BotAnalytics["hours"][number];

/** How one bot is doing, step by step and in all. */
export async function readBotFigures(
  { api, tenantId, tenant }: TenantSession,
  { botId, instanceId, mode }: BotPlace,
  range: RangeName,
): Promise<BotFigures> {
  const steps = stepsOf(range, { now: Date.now(), timeZone: tenant.timeZone });
  const span = { mode, from: (steps[0] ?? new Date()).toISOString() };
  const routes = api.tenants[":tenantId"]["bot-analytics"];
  const param = { tenantId };
  const [{ total, hours }, { messages }] = await Promise.all([
    read(routes.$get({ param, query: { ...span, botId } })),
    read(routes.$get({ param, query: { ...span, instanceId } })),
  ]);
  const perStep = (value: (hour: Hour) => number) => sumBySteps(steps, hours, { at: ({ hour }) => hour, value });
  const calls = perStep((hour) => hour.calls);
  const times = perStep((hour) => hour.averageMs * hour.calls);
  return {
    total,
    messages: messages ?? 0,
    steps: steps.map((step) => step.toISOString()),
    sessions: perStep((hour) => hour.sessions),
    calls,
    errors: perStep((hour) => hour.errors),
    latency: calls.map((count, i) => (count > 0 ? (times[i] ?? 0) / count : null)),
  };
}
