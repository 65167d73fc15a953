import { PGlite } from "@electric-sql/pglite";
import * as theirs from "@neondatabase/serverless";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NeonEndpoint, startNeonEndpoint } from "../../local/neon-endpoint.ts";
import * as ours from "../../worker/bundle/neon/index.ts";

// The bundle has a driver of its own in the place of Neon's. What one answers, the other must.

const CONNECTION = "postgres://local:p%40ss@127.0.0.1:1/zapin";
const FULL = { arrayMode: false, fullResults: true };

let postgres: PGlite;
let endpoint: NeonEndpoint;
const sent: { url: string; init: RequestInit }[] = [];

beforeAll(async () => {
  postgres = await PGlite.create();
  endpoint = await startNeonEndpoint(postgres);
  for (const { neonConfig } of [ours, theirs]) {
    neonConfig.fetchEndpoint = () => endpoint.url;
    neonConfig.fetchFunction = (url: string, init: RequestInit) => {
      sent.push({ url, init });
      return fetch(url, init);
    };
  }
  // As drizzle does before its first query.
  for (const { types } of [ours, theirs]) {
    for (const type of [1184, 1114, 1082, 1186, 1231, 1115, 1185, 1187, 1182])
      types.setTypeParser(type, (text) => text);
  }
});

afterAll(async () => {
  await endpoint.stop();
  await postgres.close();
});

const clients = () => [ours.neon(CONNECTION), theirs.neon(CONNECTION)] as const;

interface Answered {
  rows: unknown;
  rowCount: number | null;
}

async function ask(query: string, params: unknown[] = [], options = FULL): Promise<[Answered, Answered]> {
  const [mine, neons] = clients();
  const first = (await mine.query(query, params, options)) as Answered;
  const second = (await neons.query(query, params, options)) as unknown as Answered;
  return [first, second];
}

describe("the driver of the bundle", () => {
  it.each([
    ["null", "select null::text as a"],
    ["booleans", "select true as a, false as b, array[true, null, false] as c"],
    ["integers", "select 1::int2 as a, -2::int4 as b, 9007199254740993::int8 as c, array[1, null, -3] as d"],
    ["floats", "select 1.5::float4 as a, 'NaN'::float8 as b, 1e300::float8 as c, array[0.5::float8] as d"],
    ["numbers", "select 12345678901234567890.12::numeric as a"],
    ["texts", "select 'Ünï 👋 \"q\" \\ ,{}'::text as a, 'x'::varchar as b, gen_random_uuid() is not null as c"],
    ["arrays of texts", `select array['a b', 'c"d', 'e\\f', '', 'NULL', null, 'g,h', '{i}'] as a, '{}'::text[] as b`],
    ["arrays in arrays", "select array[['a', 'b'], ['c', null]] as a, array[[1], [2]] as b"],
    ["arrays with bounds", "select '[0:1]={7,8}'::int4[] as a"],
    ["json", `select '{"a":[1,"x",null]}'::jsonb as a, '[1]'::json as b, array['{"k":"v"}'::jsonb] as c`],
    ["times", "select '2026-11-22 10:00:00.123+07'::timestamptz as a, '2026-11-22'::date as b, '1 day'::interval as c"],
    ["addresses", "select '10.0.0.1'::inet as a, array['10.0.0.0/8'::inet] as b"],
    [
      "ids",
      "select '01890000-0000-7000-8000-000000000000'::uuid as a, array['01890000-0000-7000-8000-000000000000'::uuid] as b",
    ],
    ["no rows", "select 1 as a where false"],
    ["one name twice", "select 1 as a, 2 as a"],
  ])("reads %s as Neon's does", async (_, query) => {
    for (const options of [FULL, { arrayMode: true, fullResults: true }]) {
      const [mine, neons] = await ask(query, [], options);
      expect(mine.rows).toEqual(neons.rows);
      expect(mine.rowCount).toEqual(neons.rowCount);
    }
  });

  it("writes parameters as Neon's does", async () => {
    const params = [
      null,
      undefined,
      true,
      1.5,
      12n,
      'a"b\\c',
      { a: [1] },
      ["x", 'y"z', null, ["\\"]],
      new Uint8Array([0, 255]),
    ];
    const query = `select ${params.map((_, at) => `$${at + 1}::text as p${at}`).join(", ")}`;
    const [mine, neons] = await ask(query, params);
    expect(mine.rows).toEqual(neons.rows);
    const [, dates] = await ask("select $1::timestamptz as a", [new Date(1_700_000_000_123)]);
    expect((await ask("select $1::timestamptz as a", [new Date(1_700_000_000_123)]))[0].rows).toEqual(dates.rows);
  });

  it("sends the same requests", async () => {
    sent.length = 0;
    await ask("select $1::int as a", [7]);
    const [first, second] = sent.map(({ url, init }) => ({ url, method: init.method, body: init.body }));
    expect(first).toEqual(second);
    const [mine, neons] = sent.map(({ init }) => new Headers(init.headers));
    for (const name of ["neon-raw-text-output", "neon-array-mode"]) expect(mine?.get(name)).toBe(neons?.get(name));
    expect(mine?.get("neon-connection-string")).toBe(CONNECTION);
  });

  it("finds Neon itself as Neon's does", async () => {
    const { fetchEndpoint } = await import("../../worker/bundle/neon/index.ts?fresh" as string).then(
      ({ neonConfig }: typeof ours) => neonConfig,
    );
    expect(fetchEndpoint("ep-cool-1.ap-southeast-1.aws.neon.tech", "", { jwtAuth: false })).toBe(
      "https://api.ap-southeast-1.aws.neon.tech/sql",
    );
  });

  it.each([
    ["a constraint", "insert into pairs values (1, 1), (1, 2)"],
    ["a check", "insert into pairs values (1, -1)"],
    ["syntax", "selekt 1"],
    ["a missing table", "select * from nothing_here"],
  ])("fails at %s with the same fields", async (_, query) => {
    await postgres.exec("create table if not exists pairs (id int primary key, n int check (n > 0))");
    const [mine, neons] = clients().map(({ query: run }) =>
      Promise.resolve(run(query, [], FULL)).then(
        () => undefined,
        (error: Error) => ({ ...error, message: error.message, name: error.name }),
      ),
    );
    const [first, second] = await Promise.all([mine, neons]);
    expect(first).toMatchObject({ name: "NeonDbError", code: expect.stringMatching(/^[0-9A-Z]{5}$/) });
    expect(JSON.parse(JSON.stringify(first))).toEqual(JSON.parse(JSON.stringify(second)));
  });

  it("does all statements of a transaction or none, and sends nothing before", async () => {
    await postgres.exec("create table if not exists steps (id int primary key)");
    const [mine] = clients();
    const before = sent.length;
    const insert = (id: number) => mine.query("insert into steps values ($1) returning id", [id], FULL);
    const statements = [insert(1), insert(2)];
    expect(sent.length).toBe(before);
    const results = (await mine.transaction(statements)) as Answered[];
    expect(results.map(({ rows }) => rows)).toEqual([[{ id: 1 }], [{ id: 2 }]]);
    await expect(mine.transaction([insert(3), insert(1)])).rejects.toMatchObject({ code: "23505" });
    expect((await ask("select id from steps order by id"))[0].rows).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it("says what it cannot read, instead of giving it as something else", async () => {
    const [mine] = clients();
    await expect(mine.query("select point(1, 2) as a", [], FULL)).rejects.toThrow("type 600");
  });

  it("tells a database that is away from one that refuses", async () => {
    await endpoint.stop();
    const [mine] = clients();
    await expect(mine.query("select 1", [], FULL)).rejects.toMatchObject({ name: "NeonDbError", code: undefined });
    await endpoint.start();
    expect((await ask("select 1 as a"))[0].rows).toEqual([{ a: 1 }]);
  });

  it("takes no connection string of another kind", async () => {
    await expect(ours.neon("mysql://root@localhost/x").query("select 1")).rejects.toThrow("not one of Postgres");
  });
});
