import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../client";
import { botHourly } from "../schema/bot-hourly";
import { botSessions } from "../schema/bot-sessions";
import { type BotSpan, beganWithin, within } from "./bot-analytics";

export interface BotHour {
  hour: Date;
  sessions: number;
  calls: number;
  errors: number;
  msSum: number;
}

/** What bots did hour by hour, oldest first; hours without anything are left out. */
export async function sumBotHours(db: Db, tenantId: string, span: BotSpan): Promise<BotHour[]> {
  const [calls, sessions] = await Promise.all([callsByHour(db, tenantId, span), sessionsByHour(db, tenantId, span)]);
  const hours = new Map<number, BotHour>();
  for (const row of [...calls, ...sessions]) {
    const at = row.hour.getTime();
    hours.set(at, { ...(hours.get(at) ?? NOTHING), ...row });
  }
  return [...hours.values()].sort((a, b) => a.hour.getTime() - b.hour.getTime());
}

const NOTHING = { sessions: 0, calls: 0, errors: 0, msSum: 0 };

const callsByHour = (db: Db, tenantId: string, span: BotSpan) =>
  db
    .select({
      hour: botHourly.hour,
      calls: sql<number>`sum(${botHourly.calls})::int`,
      errors: sql<number>`sum(${botHourly.errors})::int`,
      msSum: sql<number>`sum(${botHourly.msSum})::float8`,
    })
    .from(botHourly)
    .where(and(eq(botHourly.tenantId, tenantId), ...within(span, botHourly)))
    .groupBy(botHourly.hour);

/** By the hour in which they began. */
function sessionsByHour(db: Db, tenantId: string, span: BotSpan) {
  const hour = sql`date_trunc('hour', ${botSessions.startedAt}, 'UTC')`;
  return db
    .select({ hour: hour.mapWith(botSessions.startedAt), sessions: sql<number>`count(*)::int` })
    .from(botSessions)
    .where(beganWithin(tenantId, span))
    .groupBy(hour);
}
