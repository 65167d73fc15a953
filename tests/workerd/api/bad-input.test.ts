import { and, gt, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditLog } from "../../../db/schema/audit-log";
import { uuidv7 } from "../../../lib/ids";
import { API_ROUTES, type ApiRoute, bodyOf, pathOf } from "./routes";
import { type Ask, db, makeMember, makeOperator, makeTenant } from "./support";
import { VALID } from "./valid-requests";

// Every route, asked by whoever may, with what nobody means: refused with words, never an accident, and nothing changed.

const WITH_BODY = API_ROUTES.filter(({ row }) => VALID[row]?.body !== undefined);
const WITH_QUERY = API_ROUTES.filter(({ row, query }) => VALID[row] && query.length > 0);
const WITH_ID = API_ROUTES.filter(
  ({ row, path, method }) => VALID[row] && method === "GET" && /\{(?!tenantId)/.test(path),
);

let tenantId: string;
/** The one that operators change: what they do must not stop the other tests. */
let operated: string;
/** The one that may be erased: a wrong name may be the one that another test has just given. */
let doomed: string;
let asOwner: Ask;
let asOwnerOfDoomed: Ask;
let asOperator: Ask;
/** As the audit log names them. */
let askers: string[];
/** No line of theirs has a lower id. */
const began = uuidv7();

beforeAll(async () => {
  [tenantId, operated, doomed] = await Promise.all([makeTenant(), makeTenant(), makeTenant()]);
  const [owner, ownerOfDoomed] = [await makeMember(tenantId, "owner"), await makeMember(doomed, "owner")];
  const operator = await makeOperator();
  [asOwner, asOwnerOfDoomed, asOperator] = [owner.ask, ownerOfDoomed.ask, operator.ask];
  askers = [`user:${owner.id}`, `user:${ownerOfDoomed.id}`, `operator:${operator.id}`];
});

const isErasure = ({ path }: ApiRoute) => path.endsWith("/erasure");

function tenantOf(route: ApiRoute): string {
  if (isErasure(route)) return doomed;
  return route.access === "operator" ? operated : tenantId;
}

function askerOf(route: ApiRoute): Ask {
  if (isErasure(route)) return asOwnerOfDoomed;
  return route.access === "operator" ? asOperator : asOwner;
}

/** Some fields take some of them: those then say nothing. */
const WRONG: Readonly<Record<string, unknown>> = {
  number: 1e300,
  "negative number": -1,
  boolean: true,
  null: null,
  list: [[]],
  object: { a: { b: {} } },
  "empty text": "",
  "long text": "x".repeat(100_000),
  "other direction": "\u202egpj.exe",
  "unknown id": "00000000-0000-4000-8000-000000000000",
  "sql and formula": "=1'; drop table tenants; --",
};
const UNSTORABLE: Readonly<Record<string, unknown>> = {
  NUL: "a\u0000b",
  "half a character": "\ud800",
  "NUL deep inside": [{ a: ["a\u0000b"] }],
};
const QUERY_VALUES = ["", "x", "-1", "1e9", "%00", "%ff", "%F0%9F%98%80", "2026-13-45", "'--", "a".repeat(2_000)];

/** What may answer 5xx without being an accident: a server that is not there. */
const NOT_OURS = ["unavailable", "upstream_failed", "upstream_timeout"];

interface Sent {
  body?: unknown;
  path?: string;
  /** What it says of its body. */
  type?: string;
  as: string;
}

async function send(route: ApiRoute, sent: Sent) {
  const { body: payload, path = pathOf(route, tenantOf(route)), type = "application/json", as } = sent;
  const { status, body } = await askerOf(route)(route.method, path, payload, { "content-type": type });
  const said = `${route.row} with ${as}: ${status} ${JSON.stringify(body)}`;
  expect(status < 500 || NOT_OURS.includes(body?.code), said).toBe(true);
  const fields = Object.keys(body?.errors ?? {}).map((name) => name.split(".")[0] ?? "");
  return { status, code: body?.code, fields, said };
}

/** What those who ask here have changed, as the audit log has it: every change leaves a line. */
const changes = () =>
  db
    .select({ id: auditLog.id, action: auditLog.action, target: auditLog.target })
    .from(auditLog)
    .where(and(gt(auditLog.id, began), inArray(auditLog.actor, askers)))
    .orderBy(auditLog.id);

describe.each(WITH_BODY)("$row", (route) => {
  it("refuses what is no object, or no JSON at all, and changes nothing", async () => {
    const mayBeEmpty = Object.keys(bodyOf(route, tenantId) as object).length === 0;
    const before = await changes();
    for (const body of ["{", "[]", '"text"', "7", "null", "<xml/>"]) {
      const { status, said } = await send(route, { body, as: body });
      if (!mayBeEmpty) expect([400, 404, 409], said).toContain(status);
    }
    if (!mayBeEmpty) expect(await changes()).toEqual(before);
  });

  it("says what a body must be that comes as something else, and changes nothing", async () => {
    const before = await changes();
    for (const type of ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"]) {
      const { status, code, said } = await send(route, { body: bodyOf(route, tenantOf(route)), as: type, type });
      expect([status, code], said).toEqual([415, "unsupported_media_type"]);
    }
    expect(await changes()).toEqual(before);
  });

  it("refuses a body that is too large before it is parsed", async () => {
    const { status, said } = await send(route, { body: `{"a":"${"x".repeat(300_000)}"}`, as: "300 kB" });
    expect(status, said).toBe(413);
  });

  it("names the field that is wrong, and changes nothing", async () => {
    const valid = bodyOf(route, tenantOf(route)) as Record<string, unknown>;
    const { fields: baseline } = await send(route, { body: valid, as: "nothing wrong" });
    for (const field of Object.keys(valid)) {
      for (const [as, value] of Object.entries({ ...WRONG, ...UNSTORABLE })) {
        const before = await changes();
        const answer = await send(route, { body: { ...valid, [field]: value }, as: `${field}: ${as}` });
        if (as in UNSTORABLE) expect([answer.status, ...answer.fields], answer.said).toEqual([400, field]);
        if (answer.status < 400) continue;
        expect(await changes(), answer.said).toEqual(before);
        if (answer.code !== "invalid_request") continue;
        // What was wrong before may still be; beside that it is this field alone.
        expect(answer.fields.length, answer.said).toBeGreaterThan(0);
        expect([...baseline, field], answer.said).toEqual(expect.arrayContaining(answer.fields));
      }
    }
  });
});

describe.each(WITH_QUERY)("$row", (route) => {
  it("refuses a query that means nothing, and has no accident with any", async () => {
    const path = pathOf(route, tenantOf(route)).replace(/\?.*$/, "");
    for (const field of route.query) {
      for (const value of QUERY_VALUES) {
        const { status, fields, said } = await send(route, {
          path: `${path}?${field}=${value}`,
          as: shown(field, value),
        });
        if (status === 400 && fields.length > 0) expect(fields, said).toEqual([field]);
      }
    }
  });
});

const shown = (field: string, value: string) => `${field}=${value.slice(0, 20)}`;

describe.each(WITH_ID)("$row", (route) => {
  it("finds nothing under ids that are none", async () => {
    for (const id of ["x", "00000000-0000-0000-0000-000000000000", "a%00b", "%ff", "%F0%9F%98%80"]) {
      const path = route.path.replace("{tenantId}", tenantOf(route)).replace(/\{\w+\}/g, id);
      const { status, said } = await send(route, { path, as: id });
      expect([400, 404], said).toContain(status);
    }
  });
});
