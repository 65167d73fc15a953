import {
  type CallSums,
  countBotMessages,
  type SessionSums,
  listBotCalls as selectBotCalls,
  sumBotCalls,
  sumBotSessions,
} from "../../../db/queries/bot-analytics";
import { type BotHour, sumBotHours } from "../../../db/queries/bot-hours";
import { quantile } from "../../../lib/bot-call";
import type { BotAnalytics, BotAnalyticsQuery, BotCall, BotCallQuery } from "../../../lib/contract/bot";
import { type PageOf, toPage } from "../../../lib/contract/page";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";
import { modeAsked } from "../usage/mode-asked";

const DAY_MS = 86_400_000;

/** Newest first. */
export async function listBotCalls(
  { db, tenantId, actor }: TenantContext,
  { mode, limit, ...filter }: BotCallQuery,
): Promise<PageOf<BotCall>> {
  const rows = await selectBotCalls(db, tenantId, { ...filter, mode: modeAsked(actor, mode), limit: limit + 1 });
  const calls = rows.map(({ tenantId: _, mode: __, bot, at, ...call }) => ({
    ...call,
    kind: bot,
    at: at.toISOString(),
  }));
  return toPage(calls, limit, ({ id }) => id);
}

/** How bots are doing, from hourly sums. */
export async function readBotAnalytics(ctx: TenantContext, query: BotAnalyticsQuery): Promise<BotAnalytics> {
  const { db, tenantId, actor } = ctx;
  const now = new Date();
  const until = query.until ?? now;
  const from = query.from ?? new Date(until.getTime() - 7 * DAY_MS);
  const isTooLong = until.getTime() - from.getTime() > 93 * DAY_MS || from >= until;
  if (isTooLong) throw new Problem("invalid_request", "Ask for 1 to 93 days.", { fields: { from: ["1 to 93 days."] } });
  const { botId, instanceId } = query;
  const span = { mode: modeAsked(actor, query.mode), from, until, botId, instanceId };
  const [calls, sessions, hours, messages] = await Promise.all([
    sumBotCalls(db, tenantId, span),
    sumBotSessions(db, tenantId, span, now),
    sumBotHours(db, tenantId, span),
    botId === undefined ? countBotMessages(db, tenantId, span) : null,
  ]);
  const keys = new Map([...calls, ...sessions].map((sum) => [keyOf(sum), sum]));
  const bots = Array.from(keys, ([key, { bot, botId: id, instanceId: instance }]) => ({
    ...figures(
      calls.filter((sum) => keyOf(sum) === key),
      sessions.filter((sum) => keyOf(sum) === key),
    ),
    kind: bot,
    botId: id === "" ? null : id,
    instanceId: instance,
  }));
  return {
    from: from.toISOString(),
    until: until.toISOString(),
    total: figures(calls, sessions),
    messages,
    bots: bots.sort((a, b) => b.calls - a.calls),
    hours: hours.map(showHour),
    unseen: ["openai"],
  };
}

const showHour = ({ hour, msSum, ...counts }: BotHour): BotAnalytics["hours"][number] => ({
  ...counts,
  hour: hour.toISOString(),
  averageMs: counts.calls === 0 ? 0 : msSum / counts.calls,
});

const keyOf = ({ instanceId, bot, botId }: CallSums | SessionSums) => `${instanceId} ${bot} ${botId}`;

function figures(calls: readonly CallSums[], sessions: readonly SessionSums[]): BotAnalytics["total"] {
  const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((total, row) => total + of(row), 0);
  const made = sum(calls, (row) => row.calls);
  const talks = sum(sessions, (row) => row.sessions);
  const places = Math.max(0, ...calls.map(({ durations }) => durations.length));
  const durations = Array.from({ length: places }, (_, index) => sum(calls, (row) => row.durations[index] ?? 0));
  const perTalk = (total: number) => (talks === 0 ? null : Math.round((total / talks) * 10) / 10);
  return {
    sessions: talks,
    active: sum(sessions, (row) => row.active),
    averageMinutes: perTalk(sum(sessions, (row) => row.minutes)),
    averageTurns: perTalk(sum(sessions, (row) => row.turns)),
    calls: made,
    errorRate: made === 0 ? null : sum(calls, (row) => row.errors) / made,
    p50Ms: quantile(durations, 0.5),
    p95Ms: quantile(durations, 0.95),
  };
}
