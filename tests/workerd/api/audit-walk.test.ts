import { and, desc, eq, gt, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditLog } from "../../../db/schema/audit-log";
import { uuidv7 } from "../../../lib/ids";
import { CHANGES, type House, type Row } from "./changes";
import { API_ROUTES, type ApiRoute, bodyOf, pathOf } from "./routes";
import { asToken, db, makeHouse } from "./support";

/** Of the networks that are for documents: nobody else calls from there. */
const HERE = "203.0.113.7";
/** Whatever is done from here cannot be written down. */
const UNLOGGED = "203.0.113.66";
const REFUSAL = "refuse_unlogged";

const MUTATING = API_ROUTES.filter(({ method }) => method !== "GET");
const TRIED = MUTATING.flatMap((route) => {
  const row = CHANGES[route.row];
  return row && "attempt" in row ? [{ ...route, change: row }] : [];
});
type Tried = ApiRoute & { change: Extract<Row, { action: string }> };

beforeAll(() =>
  db.execute(sql.raw(`alter table audit_log add constraint ${REFUSAL} check (ip <> '${UNLOGGED}') not valid`)),
);
afterAll(() => db.execute(sql.raw(`alter table audit_log drop constraint if exists ${REFUSAL}`)));

it("has a row for every route that is not a GET, and for no other", () => {
  expect(MUTATING.map(({ row }) => row).sort()).toEqual(Object.keys(CHANGES).sort());
  expect(TRIED.length).toBeGreaterThan(45);
});

/** What was written down since. */
const toldSince = (marker: string, from: string) =>
  db
    .select()
    .from(auditLog)
    .where(and(gt(auditLog.id, marker), eq(auditLog.ip, from)))
    .orderBy(desc(auditLog.id));

/** Makes the change from somewhere, and says what it was asked with. */
async function make(route: Tried, { house, from }: { house: House; from: string }) {
  const { ids = {}, body, ask } = await route.change.attempt(house);
  const path = Object.entries(ids).reduce(
    (filled, [name, id]) => filled.replace(`{${name}}`, id),
    route.path.replace("{tenantId}", house.tenantId),
  );
  const full = path.includes("{") ? pathOf({ ...route, path }, house.tenantId) : path;
  const marker = uuidv7();
  const before = await tracesOf(house);
  const sent = body ?? bodyOf(route, house.tenantId);
  const asked = ask ?? house.owner.ask;
  const answer = await asked(route.method, full, sent, { "x-zapin-client-ip": from, "cf-connecting-ip": from });
  return { answer, marker, before, sent, asked };
}

/** All that Postgres knows of a house, in short. */
async function tracesOf({ tenantId, owner }: House): Promise<Record<string, unknown>> {
  const { rows } = await db.execute<{ table: string; key: string }>(sql`
    select table_name as "table", min(column_name) as key from information_schema.columns
    where table_schema = 'public' and column_name in ('tenant_id', 'user_id')
      and table_name not in ('audit_log', 'verifications') and table_name not like '%\\_2%'
    group by table_name`);
  const kept = rows.filter(({ table }) => !/^(usage|message|bot_call)/.test(table));
  const hashes = kept.map(
    ({ table, key }) => sql`
    select ${table}::text as "table", md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as hash
    from ${sql.identifier(table)} t where ${sql.identifier(key)}::text = ${key === "user_id" ? owner.id : tenantId}`,
  );
  const own = sql`select 'tenants', md5(t::text) from tenants t where id = ${tenantId}
    union all select 'users', md5(t::text) from users t where id = ${owner.id}
    union all select 'servers', md5(t::text) from evolution_servers t where dedicated_to = ${tenantId}`;
  const found = await db.execute<{ table: string; hash: string }>(sql`${sql.join([...hashes, own], sql` union all `)}`);
  return Object.fromEntries(found.rows.map(({ table, hash }) => [table, hash]));
}

/** Whatever a body or an answer holds that nobody should read again. */
function secretsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (typeof inner !== "string") return secretsIn(inner);
    return /^(key|token|secret|password|currentPassword|newPassword|apiKey|appSecret)$/.test(name) ? [inner] : [];
  });
}

describe.each(TRIED)("$row", (route) => {
  it("writes one line: who, from where, what, to what, and no secret", async () => {
    const house = await makeHouse();
    const { answer, marker, sent, asked } = await make(route, { house, from: HERE });
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    const told = await toldSince(marker, HERE);
    const expected = [route.change.action, ...(route.change.with ? [route.change.with] : [])];
    expect(told.map(({ action }) => action).sort()).toEqual(expected.sort());
    const [line] = told;
    const who = asked === asToken ? "operator:token" : /^(user|operator):[0-9a-f-]{36}$/;
    expect(line?.actor).toMatch(who);
    expect(line?.target).not.toBe("");
    const text = JSON.stringify(told);
    const secrets = [...secretsIn(sent), ...secretsIn(answer.body)].filter((secret) => secret.length > 8);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it("changes nothing when it cannot be written down", async () => {
    const house = await makeHouse();
    const { answer, marker, before } = await make(route, { house, from: UNLOGGED });
    expect(answer.status, JSON.stringify(answer.body)).toBeGreaterThanOrEqual(500);
    expect(await toldSince(marker, UNLOGGED)).toEqual([]);
    expect(await tracesOf(house)).toEqual(before);
  });
});
