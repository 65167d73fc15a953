import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";

interface Part {
  table: string;
  /** Columns that name one row of the tenant's, in the order in which they are read; with their types. */
  order: readonly (readonly [column: string, type: string])[];
  /** Columns that stay here: secrets, and what only concerns ourselves. */
  without: readonly string[];
  /** The column that says whose it is. */
  owner?: string;
}

const byId = (type: "uuid" | "text" = "uuid") => [["id", type]] as const;
const byTime = [
  ["at", "timestamptz"],
  ["id", "uuid"],
] as const;

/** All that is a tenant's in Postgres, in the order of an export. */
export const EXPORT_PARTS = {
  tenant: { table: "tenants", owner: "id", order: byId(), without: [] },
  members: { table: "members", order: byId(), without: [] },
  invitations: { table: "invitations", order: byId(), without: ["token_hash"] },
  keys: { table: "api_keys", order: byId(), without: ["hash"] },
  instances: {
    table: "instances",
    order: byId(),
    without: ["token", "sealed_token", "upstream_name", "server_id", "create_key", "webhook_version"],
  },
  bots: {
    table: "bots",
    order: [
      ["instance_id", "uuid"],
      ["kind", "text"],
      ["id", "text"],
    ],
    without: ["sealed", "upstream_id", "reference"],
  },
  endpoints: { table: "webhook_endpoints", order: byId("text"), without: ["sealed"] },
  subscription: { table: "subscriptions", order: [["tenant_id", "uuid"]], without: [] },
  invoices: { table: "invoices", order: byId(), without: [] },
  payments: { table: "payments", order: byId(), without: [] },
  notices: { table: "notices", order: byId(), without: ["mailed_at"] },
  messages: {
    table: "message_log",
    order: [
      ["at", "timestamptz"],
      ["instance_id", "uuid"],
      ["message_id", "text"],
    ],
    without: [],
  },
  requests: { table: "usage_events", order: byTime, without: [] },
  usage: {
    table: "usage_hourly",
    order: [
      ["mode", "text"],
      ["hour", "timestamptz"],
      ["key_id", "uuid"],
      ["instance_id", "uuid"],
      ["route", "text"],
      ["kind", "text"],
      ["window_start", "timestamptz"],
    ],
    without: [],
  },
  botCalls: { table: "bot_calls", order: byTime, without: [] },
  botSessions: {
    table: "bot_sessions",
    order: [
      ["instance_id", "uuid"],
      ["bot_id", "text"],
      ["contact_hash", "text"],
      ["started_at", "timestamptz"],
    ],
    without: [],
  },
  audit: { table: "audit_log", order: byId(), without: [] },
} as const satisfies Record<string, Part>;
export type ExportPart = keyof typeof EXPORT_PARTS;

export type ExportRow = Record<string, unknown>;

/** The next rows of a part, those after `last`. */
export async function readPart(
  db: Db,
  tenantId: string,
  { part, last, limit }: { part: ExportPart; last: ExportRow | undefined; limit: number },
): Promise<ExportRow[]> {
  const { table, order, without, owner = "tenant_id" }: Part = EXPORT_PARTS[part];
  const columns = sql.join(
    order.map(([column]) => sql.identifier(column)),
    sql`, `,
  );
  const after = last ? sql`and (${columns}) > (${valuesOf(order, last)})` : sql``;
  const secrets = sql.raw(`array[${without.map((column) => `'${column}'`).join(", ")}]::text[]`);
  const { rows } = await db.execute<{ row: ExportRow }>(sql`
    select to_jsonb(one) - ${secrets} as row from ${sql.identifier(table)} one
    where ${sql.identifier(owner)} = ${tenantId} ${after} order by ${columns} limit ${limit}`);
  return rows.map(({ row }) => row);
}

const valuesOf = (order: Part["order"], row: ExportRow): SQL =>
  sql.join(
    order.map(([column, type]) => sql`${String(row[column])}::${sql.raw(type)}`),
    sql`, `,
  );

/** The columns of a part as its rows have them, for the head of a file. */
export async function listColumns(db: Db, part: ExportPart): Promise<string[]> {
  const { table, without }: Part = EXPORT_PARTS[part];
  const { rows } = await db.execute<{ name: string }>(sql`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} order by ordinal_position`);
  return rows.map(({ name }) => name).filter((name) => !without.includes(name));
}
