import { and, desc, eq, gte, isNotNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { BotName } from "../../lib/bot-kinds";
import type { Mode } from "../../lib/contract/tenant";
import type { Db } from "../client";
import { type BotCall, botCalls } from "../schema/bot-calls";
import { botHourly } from "../schema/bot-hourly";
import { botSessions } from "../schema/bot-sessions";
import { messageHourly } from "../schema/message-hourly";

export interface BotSpan {
  mode: Mode;
  from: Date;
  until: Date;
  botId?: string | undefined;
  instanceId?: string | undefined;
}

export interface BotCallFilter {
  mode: Mode;
  botId?: string | undefined;
  instanceId?: string | undefined;
  failed?: boolean | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Newest first, those before `cursor`. */
export function listBotCalls(db: Db, tenantId: string, filter: BotCallFilter): Promise<BotCall[]> {
  const { mode, botId, instanceId, failed, cursor, limit } = filter;
  return db
    .select()
    .from(botCalls)
    .where(
      and(
        eq(botCalls.tenantId, tenantId),
        eq(botCalls.mode, mode),
        botId ? eq(botCalls.botId, botId) : undefined,
        instanceId ? eq(botCalls.instanceId, instanceId) : undefined,
        failed ? or(gte(botCalls.status, 400), isNotNull(botCalls.error)) : undefined,
        cursor ? lt(botCalls.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(botCalls.id))
    .limit(limit);
}

export interface CallSums {
  instanceId: string;
  bot: BotName;
  botId: string;
  calls: number;
  errors: number;
  durations: number[];
}

/** By bot, from the hourly sums. An hour belongs to the span if it begins in it. */
export async function sumBotCalls(db: Db, tenantId: string, span: BotSpan): Promise<CallSums[]> {
  const rows = await db
    .select()
    .from(botHourly)
    .where(and(eq(botHourly.tenantId, tenantId), ...within(span, botHourly)));
  const sums = new Map<string, CallSums>();
  for (const { instanceId, bot, botId, calls, errors, durations } of rows) {
    const key = `${instanceId} ${bot} ${botId}`;
    const known = sums.get(key);
    if (!known) sums.set(key, { instanceId, bot, botId, calls, errors, durations });
    else {
      known.calls += calls;
      known.errors += errors;
      known.durations = durations.map((count, index) => count + (known.durations[index] ?? 0));
    }
  }
  return [...sums.values()];
}

export function within(
  { mode, from, until, botId, instanceId }: BotSpan,
  table: typeof botHourly,
): (SQL | undefined)[] {
  return [
    eq(table.mode, mode),
    gte(table.hour, from),
    lt(table.hour, until),
    botId ? eq(table.botId, botId) : undefined,
    instanceId ? eq(table.instanceId, instanceId) : undefined,
  ];
}

export interface SessionSums {
  instanceId: string;
  bot: BotName;
  botId: string;
  sessions: number;
  active: number;
  minutes: number;
  turns: number;
}

/** Conversations that began in the span; those are active that had a word in the hour before `now`. */
export function sumBotSessions(db: Db, tenantId: string, span: BotSpan, now: Date): Promise<SessionSums[]> {
  const isActive = sql`${botSessions.lastAt} > ${now.toISOString()}::timestamptz - interval '1 hour'`;
  const length = sql`extract(epoch from ${botSessions.lastAt} - ${botSessions.startedAt}) / 60`;
  return db
    .select({
      instanceId: botSessions.instanceId,
      bot: botSessions.bot,
      botId: botSessions.botId,
      sessions: sql<number>`count(*)::int`,
      active: sql<number>`(count(*) filter (where ${isActive}))::int`,
      minutes: sql<number>`coalesce(sum(${length}), 0)::float8`,
      turns: sql<number>`coalesce(sum(${botSessions.turns}), 0)::int`,
    })
    .from(botSessions)
    .where(beganWithin(tenantId, span))
    .groupBy(botSessions.instanceId, botSessions.bot, botSessions.botId);
}

/** A conversation belongs to the span if it began in it. */
export const beganWithin = (tenantId: string, { mode, from, until, botId, instanceId }: BotSpan): SQL | undefined =>
  and(
    eq(botSessions.tenantId, tenantId),
    eq(botSessions.mode, mode),
    gte(botSessions.startedAt, from),
    lt(botSessions.startedAt, until),
    botId ? eq(botSessions.botId, botId) : undefined,
    instanceId ? eq(botSessions.instanceId, instanceId) : undefined,
  );

/** Messages that bots have sent, of all kinds: which bot it was is not told by the server. */
export async function countBotMessages(
  db: Db,
  tenantId: string,
  { mode, from, until, instanceId }: BotSpan,
): Promise<number> {
  const [row] = await db
    .select({ messages: sql<number>`coalesce(sum(${messageHourly.messages}), 0)::int` })
    .from(messageHourly)
    .where(
      and(
        eq(messageHourly.tenantId, tenantId),
        eq(messageHourly.mode, mode),
        eq(messageHourly.source, "bot"),
        gte(messageHourly.hour, from),
        lt(messageHourly.hour, until),
        instanceId ? eq(messageHourly.instanceId, instanceId) : undefined,
      ),
    );
  return row?.messages ?? 0;
}
