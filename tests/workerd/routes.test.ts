import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../../lib/contract/tenant";
import { OWNED } from "../../worker/v1/owned";
import { ROUTES } from "../../worker/v1/routes";
import type { Route } from "../../worker/v1/routes/route";
import { SPECIFICATION_ROWS } from "../../worker/v1/routes/routes.fixture";
import { makeRoomyCaller } from "./roomy-caller";
import { type Answered, type Call, type Caller, callWith, connectInstance, makeKey } from "./support";

const rowOf = ({ method, path }: Route) => `${method} ${path}`;

/** The sandbox is a server of 2.3.6. */
const ROWS = ROUTES.filter(({ since }) => since !== "2.3.7").map((route) => ({ row: rowOf(route), route }));
/** Needs no key: Evolution Manager looks for it first. */
const GREETING = "GET /";
const GUARDED = ROWS.filter(({ row }) => row !== GREETING);
const ABOUT_AN_INSTANCE = GUARDED.filter(
  ({ route }) => route.path.includes(":instanceName") && route.policy !== "deny",
);
/** After these the instance is another one. */
const FATAL = ["/instance/logout/:instanceName", "/instance/delete/:instanceName", "/sandbox/disconnect/:instanceName"];

/** The row's path for one instance, with an id that nobody has where it wants another. */
const pathOf = ({ path }: Route, instanceName: string) =>
  path
    .replace(":instanceName", encodeURIComponent(instanceName))
    .replace(/:\w+/g, "cm00000000000000000000000")
    .replace("/*", "/index.html");

/** A body where the row takes one: rows that need fields then answer what Evolution answers without them. */
const askRow = (call: Call, route: Route, instanceName: string) =>
  call(route.method, pathOf(route, instanceName), route.body.form === "none" ? undefined : {});

function expectEvolutionShape({ status, body }: Answered, code: string) {
  expect(body).toMatchObject({ status, error: expect.any(String), response: { message: expect.anything() }, code });
  expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/);
}

let caller: Caller;
let name: string;
const ofScopes: Record<string, Call> = {};

beforeAll(async () => {
  caller = await makeRoomyCaller();
  name = await connectInstance(caller);
  const sets: Scope[][] = [["read"], ["send"], ["read", "send"]];
  for (const scopes of sets) ofScopes[scopes.join()] = callWith((await makeKey(caller.tenantId, { scopes })).key);
});

describe("without a key", () => {
  it.each(GUARDED)("$row answers 401", async ({ route }) => {
    const answer = await askRow(callWith(undefined), route, name);
    expect(answer.status).toBe(401);
    expectEvolutionShape(answer, "unauthenticated");
  });
});

describe("with a key of too low a scope", () => {
  /** The widest keys that lack the scope. `deny` rows refuse every key, and say why in their own test. */
  const lacking: Record<Scope, string> = { read: "send", send: "read", manage: "read,send" };
  const scoped = GUARDED.filter(({ route }) => route.policy !== "deny");

  it.each(scoped)("$row answers 403", async ({ route }) => {
    const call = ofScopes[lacking[route.scope]] as Call;
    const answer = await askRow(call, route, name);
    expect(answer.status).toBe(403);
    expectEvolutionShape(answer, "forbidden");
    expect(answer.body.response.message).toEqual([`This key lacks the scope "${route.scope}".`]);
  });
});

describe("with a test key and a connected instance", () => {
  const offered = ROWS.filter(({ route }) => route.policy !== "deny");
  const specified = new Set(SPECIFICATION_ROWS.map(({ pattern }) => pattern));

  it.each(offered)("$row is answered, and not with an error of ours", async ({ route }) => {
    const instanceName = FATAL.includes(route.path) ? await connectInstance(caller) : name;
    const { status, body } = await askRow(caller.call, route, instanceName);
    expect(JSON.stringify(body ?? null)).not.toMatch(/Cannot (GET|POST|PUT|DELETE) \//);
    // Evolution itself answers some of its own refusals with 500; ours would carry a code.
    const isOurs = status >= 500 && body?.code !== undefined;
    expect(isOurs, JSON.stringify(body)).toBe(false);
    expect([401, 403, 429]).not.toContain(status);
  });

  it("has a row for each of the 93 calls of the specification, none of them denied", () => {
    expect(specified.size).toBe(93);
    const rows = new Set(offered.map(({ row }) => row));
    expect([...specified].filter((pattern) => !rows.has(pattern))).toEqual([]);
  });

  it.each(ROWS.filter(({ route }) => route.policy === "deny"))("$row is denied", async ({ route }) => {
    const answer = await askRow(caller.call, route, name);
    expect(answer.status).toBe(403);
    expectEvolutionShape(answer, "forbidden");
    expect(answer.body.error).toBe("Forbidden");
  });
});

describe("with the name of another tenant's instance", () => {
  const nowhere = "shop-zzzzzzzz";
  let foreign: string;

  /** What may differ between two answers to two names. */
  const comparable = ({ status, body }: Answered, asked: string) =>
    JSON.stringify({ status, body: { ...body, requestId: "" } }).replaceAll(asked, "<name>");

  beforeAll(async () => {
    foreign = await connectInstance(await makeRoomyCaller());
    expect(foreign).toHaveLength(nowhere.length);
  });

  it.each(ABOUT_AN_INSTANCE)("$row answers what it answers to a name that exists nowhere", async ({ route }) => {
    const [theirs, nobodys] = [await askRow(caller.call, route, foreign), await askRow(caller.call, route, nowhere)];
    expect(theirs.status).toBe(404);
    expectEvolutionShape(theirs, "not_found");
    expect(comparable(theirs, foreign)).toBe(comparable(nobodys, nowhere));
    expect([...theirs.headers.keys()]).toEqual([...nobodys.headers.keys()]);
  });

  it("fetchInstances?instanceName= answers the same, too", async () => {
    const ask = (asked: string) => caller.call("GET", `/instance/fetchInstances?instanceName=${asked}`);
    const [theirs, nobodys] = [await ask(foreign), await ask(nowhere)];
    expect(theirs.status).toBe(404);
    expect(comparable(theirs, foreign)).toBe(comparable(nobodys, nowhere));
  });
});

it("answers each row of the policy own by itself and forwards none", () => {
  const own = ROWS.filter(({ row, route }) => route.policy === "own" && row !== GREETING).map(({ row }) => row);
  expect(Object.keys(OWNED).sort()).toEqual(own.sort());
});
