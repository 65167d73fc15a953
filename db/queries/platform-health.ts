import { and, count, desc, eq, gte, isNull, min, sql } from "drizzle-orm";
import type { Db } from "../client";
import { instances } from "../schema/instances";
import { notices } from "../schema/notices";
import { usageHourly } from "../schema/usage-hourly";
import { users } from "../schema/users";
import { webhookEndpoints } from "../schema/webhook-endpoints";

// What operators see of all tenants at once.

const whole = (column: unknown) => sql<number>`coalesce(sum(${column}), 0)::float8`.mapWith(Number);

/** Live calls in the hours from `from` on. */
export async function sumTraffic(db: Db, from: Date) {
  const { calls, errors, refused, hour, mode } = usageHourly;
  const [row] = await db
    .select({ calls: whole(calls), errors: whole(errors), refused: whole(refused) })
    .from(usageHourly)
    .where(and(eq(mode, "live"), gte(hour, from)));
  return row ?? { calls: 0, errors: 0, refused: 0 };
}

/** Tenants by errors, or by calls, most first. */
export function listBusiest(db: Db, { from, by, limit }: { from: Date; by: "calls" | "errors"; limit: number }) {
  const { tenantId, calls, errors, hour, mode } = usageHourly;
  return db
    .select({ tenantId, calls: whole(calls), errors: whole(errors) })
    .from(usageHourly)
    .where(and(eq(mode, "live"), gte(hour, from)))
    .groupBy(tenantId)
    .having(by === "errors" ? sql`sum(${errors}) > 0` : undefined)
    .orderBy(desc(by === "errors" ? sql`sum(${errors})` : sql`sum(${calls})`))
    .limit(limit);
}

/** Notices of the time in which they are still mailed. */
export async function countUnmailed(db: Db, since: Date) {
  const [row] = await db
    .select({ unmailed: count(), oldestAt: min(notices.at) })
    .from(notices)
    .where(and(isNull(notices.mailedAt), gte(notices.at, since)));
  return row ?? { unmailed: 0, oldestAt: null };
}

export async function countRepairedInstances(db: Db, since: Date): Promise<number> {
  const [row] = await db.select({ total: count() }).from(instances).where(gte(instances.repairedAt, since));
  return row?.total ?? 0;
}

export async function countGivenUpEndpoints(db: Db): Promise<number> {
  const { disabledReason } = webhookEndpoints;
  const [row] = await db.select({ total: count() }).from(webhookEndpoints).where(sql`${disabledReason} is not null`);
  return row?.total ?? 0;
}

/** Who is told when something is wrong. */
export const listOperators = (db: Db) =>
  db
    .select({ email: users.email, locale: users.locale })
    .from(users)
    .where(and(eq(users.role, "operator"), eq(users.emailVerified, true)));
