import { and, desc, eq, getTableColumns, gte, lt, sql } from "drizzle-orm";
import type { Mode } from "../../lib/contract/tenant";
import { uuidv7Time } from "../../lib/ids";
import type { Db } from "../client";
import { apiKeys } from "../schema/api-keys";
import { instances } from "../schema/instances";
import { usageEvents } from "../schema/usage-events";

export interface RequestFilter {
  mode: Mode;
  limit: number;
  cursor?: string;
  /** First digit of the status. */
  statusClass?: number;
  instanceId?: string;
  keyId?: string;
  route?: string;
  requestId?: string;
  from?: Date;
  until?: Date;
}

/** Calls, newest first. An id says when it was made, which says in what partition to look. */
export function listRequests(db: Db, tenantId: string, { limit, ...filter }: RequestFilter) {
  return db
    .select({ ...getTableColumns(usageEvents), keyName: apiKeys.name, instanceName: instances.name })
    .from(usageEvents)
    .leftJoin(apiKeys, and(eq(apiKeys.id, usageEvents.keyId), eq(apiKeys.tenantId, tenantId)))
    .leftJoin(instances, and(eq(instances.id, usageEvents.instanceId), eq(instances.tenantId, tenantId)))
    .where(and(eq(usageEvents.tenantId, tenantId), ...conditions(filter)))
    .orderBy(desc(usageEvents.at), desc(usageEvents.id))
    .limit(limit);
}

function conditions({ cursor, statusClass, ...filter }: Omit<RequestFilter, "limit">) {
  const { mode, instanceId, keyId, route, requestId, from, until } = filter;
  return [
    eq(usageEvents.mode, mode),
    requestId ? and(eq(usageEvents.id, requestId), eq(usageEvents.at, timeOf(requestId))) : undefined,
    cursor
      ? sql`(${usageEvents.at}, ${usageEvents.id}) < (${timeOf(cursor).toISOString()}::timestamptz, ${cursor}::uuid)`
      : undefined,
    statusClass
      ? and(gte(usageEvents.status, statusClass * 100), lt(usageEvents.status, statusClass * 100 + 100))
      : undefined,
    instanceId ? eq(usageEvents.instanceId, instanceId) : undefined,
    keyId ? eq(usageEvents.keyId, keyId) : undefined,
    route ? sql`strpos(lower(${usageEvents.route}), ${route.toLowerCase()}) > 0` : undefined,
    from ? gte(usageEvents.at, from) : undefined,
    until ? lt(usageEvents.at, until) : undefined,
  ];
}

/** Postgres takes no five-digit years, which an id that is none of ours may name. */
const LATEST = Date.UTC(9_999, 0);

const timeOf = (id: string) => new Date(Math.min(uuidv7Time(id), LATEST));
