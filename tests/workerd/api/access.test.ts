import { beforeAll, describe, expect, it } from "vitest";
import { isAtLeast, Role } from "../../../lib/contract/role";
import { API_ROUTES, type ApiRoute, bodyOf, pathOf, ROUTER_ROWS, validRequest } from "./routes";
import {
  type Ask,
  asKey,
  asNobody,
  asToken,
  makeKey,
  makeMember,
  makeOperator,
  makePerson,
  makeTenant,
} from "./support";
import { VALID } from "./valid-requests";

/** Whoever may ask, by what they are. */
type Who = Role | "manage key" | "read key" | "stranger" | "foreign key" | "operator" | "unproved operator" | "token";

let tenantId: string;
let elsewhere: string;
const who = {} as Record<Who, Ask>;

beforeAll(async () => {
  [tenantId, elsewhere] = await Promise.all([makeTenant(), makeTenant()]);
  for (const role of Role.options) who[role] = (await makeMember(tenantId, role)).ask;
  who["manage key"] = asKey((await makeKey(tenantId)).key);
  who["read key"] = asKey((await makeKey(tenantId, { scopes: ["read", "send"] })).key);
  who.stranger = (await makeMember(elsewhere, "owner")).ask;
  who["foreign key"] = asKey((await makeKey(elsewhere)).key);
  who.operator = (await makeOperator()).ask;
  who["unproved operator"] = (await makePerson({ role: "operator" })).ask;
  who.token = asToken;
});

const call = (ask: Ask, route: ApiRoute, tenant = tenantId) =>
  ask(route.method, pathOf(route, tenant), bodyOf(route, tenant));

/** What the guard says when it refuses, as against the services behind it. */
const GUARD_SAYS = /^(This needs (the role|a key with)|Only operators may|Only a signed-in person may)/;

const NO_TENANT = { status: 404, code: "not_found", detail: "There is no such tenant." };

async function expectRefusal(ask: Ask, route: ApiRoute, expected: { status: number; code: string; detail?: string }) {
  const { status, body } = await call(ask, route);
  expect({ status, ...body }).toMatchObject(expected);
}

/** Past the guard: whatever the answer is then, it is not about who asks, nor about the form of the request. */
async function expectEntry(ask: Ask, route: ApiRoute) {
  const { status, body } = await call(ask, route);
  const said = JSON.stringify(body);
  expect(status === 401 || body?.code === "second_factor_required", said).toBe(false);
  expect(body?.code === "forbidden" && GUARD_SAYS.test(body.detail), said).toBe(false);
  expect(body?.detail === NO_TENANT.detail, said).toBe(false);
  expect(status < 500, said).toBe(true);
  const { refusedField } = validRequest(route);
  expect(Object.keys(body?.errors ?? {}), said).toEqual(refusedField ? [refusedField] : []);
}

const UNAUTHENTICATED = { status: 401, code: "unauthenticated" };
const FORBIDDEN = { status: 403, code: "forbidden" };

const GUARDED = API_ROUTES.filter(({ access }) => access !== "token");
const OF_TENANTS = API_ROUTES.filter(
  (route): route is ApiRoute & { access: Role } => Role.safeParse(route.access).success,
);
const OF_OPERATORS = API_ROUTES.filter(({ access }) => access === "operator");
const OF_PEOPLE = API_ROUTES.filter(({ access }) => access === "user");

describe("the table", () => {
  it("has a row for every route, and no row for none", () => {
    expect(API_ROUTES.map(({ row }) => row).sort()).toEqual(Object.keys(VALID).sort());
  });

  it("knows every route of the router", () => {
    const rows = new Set(API_ROUTES.map(({ row }) => row));
    expect([...ROUTER_ROWS].filter((row) => !rows.has(row))).toEqual([]);
  });

  it("puts what belongs to a tenant under its id, and what is the operators' under theirs", () => {
    for (const { path, row } of OF_TENANTS) expect(path, row).toMatch(/^\/tenants\/\{tenantId\}/);
    for (const { path, row } of OF_PEOPLE) expect(path, row).toMatch(/^\/me(\/|$)/);
  });
});

describe.each(GUARDED)("$row", (route) => {
  it("answers 401 to nobody, and to credentials that are none", async () => {
    await expectRefusal(asNobody, route, UNAUTHENTICATED);
    await expectRefusal(asKey(`zpn_test_${"A".repeat(78)}`), route, UNAUTHENTICATED);
  });
});

describe.each(OF_TENANTS)("$row, for $access and above", (route) => {
  it("is closed to lower roles and to keys that may not manage", async () => {
    const lower = Role.options.filter((role) => !isAtLeast(role, route.access));
    for (const role of lower) await expectRefusal(who[role], route, FORBIDDEN);
    await expectRefusal(who["read key"], route, FORBIDDEN);
    if (!isAtLeast("developer", route.access)) await expectRefusal(who["manage key"], route, FORBIDDEN);
  });

  it("does not exist for those who have no part in the tenant", async () => {
    for (const name of ["stranger", "foreign key", "operator", "unproved operator"] as const) {
      await expectRefusal(who[name], route, NO_TENANT);
    }
  });

  it("does not exist for another tenant's id, in every role", async () => {
    for (const name of [...Role.options, "manage key"] as const) {
      const { status, body } = await call(who[name], route, elsewhere);
      expect({ status, ...body }).toMatchObject(NO_TENANT);
    }
  });

  it("lets in whoever may", async () => {
    const enough = Role.options.filter((role) => isAtLeast(role, route.access));
    for (const role of enough) await expectEntry(who[role], route);
    if (isAtLeast("developer", route.access)) await expectEntry(who["manage key"], route);
    await expectEntry(who.token, route);
  });
});

describe.each(OF_OPERATORS)("$row, for operators", (route) => {
  it("is closed to everybody else, and to operators without a second factor", async () => {
    for (const name of [...Role.options, "manage key", "read key", "stranger"] as const) {
      await expectRefusal(who[name], route, FORBIDDEN);
    }
    await expectRefusal(who["unproved operator"], route, { status: 403, code: "second_factor_required" });
  });
});

describe.each(OF_PEOPLE)("$row, for who is signed in", (route) => {
  it("is closed to keys and to the operator's token", async () => {
    for (const name of ["manage key", "read key", "token"] as const) await expectRefusal(who[name], route, FORBIDDEN);
  });
});
