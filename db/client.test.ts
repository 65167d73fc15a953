import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import { until } from "../tests/support/until";
import { connect } from "./client";
import { plans } from "./schema/plans";

afterEach(() => vi.restoreAllMocks());

it("does all of a batch or nothing", async () => {
  const db = connect(env);
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
  const definition = sql`'{}'::jsonb`;
  const insert = (id: string) => db.insert(plans).values({ id, name: "x", definition });
  await expect(db.batch([insert(first), insert(second), insert(first)])).rejects.toThrow();
  const found = await db.execute(sql`select id from plans where id in (${first}, ${second})`);
  expect(found.rows).toEqual([]);
});

it("fails at once when nobody listens", async () => {
  const db = connect({ ...env, NEON_ENDPOINT: "http://127.0.0.1:9/sql" });
  await expect(db.execute(sql`select 1`)).rejects.toThrow();
  await expect(connect(env).execute(sql`select 1`)).resolves.toBeDefined();
});

it("gives up on a database that hangs, and leaves no timer behind when it answers", async () => {
  const db = connect(env);
  const [set, clear] = [vi.spyOn(globalThis, "setTimeout"), vi.spyOn(globalThis, "clearTimeout")];
  await db.execute(sql`select 1`);
  // Somebody else's queries, which an earlier test left behind, end as well.
  const limits = set.mock.results.filter((_, index) => set.mock.calls[index]?.[1] === 10_000);
  expect(limits).not.toEqual([]);
  const cleared = () => clear.mock.calls.map(([timer]) => timer);
  await until(() => limits.every(({ value }) => cleared().includes(value)));

  // The time is up at once.
  set.mockImplementation(((work: () => void) => work()) as unknown as typeof setTimeout);
  await expect(db.execute(sql`select 1`)).rejects.toThrow();
});

it("reads Postgres' own text, whatever the type", async () => {
  const result = await connect(env).execute(
    sql`select array['a', 'b"c', null] as list, '{"a": [1]}'::jsonb as document, true as yes, 9007199254740993 as big, null as nothing`,
  );
  const row = { list: ["a", 'b"c', null], document: { a: [1] }, yes: true, big: "9007199254740993", nothing: null };
  expect(result.rows).toEqual([row]);
});
