import { beforeAll, describe, expect, it } from "vitest";
import { API_ROUTES, bodyOf, pathOf } from "./routes";
import { type Ask, makeMember, makeOperator, makeTenant } from "./support";
import { VALID } from "./valid-requests";

// A change that names a field which its resource does not have: refused by that name, whatever else it says.

const CHANGES = API_ROUTES.filter(({ row, method }) => ["PATCH", "PUT"].includes(method) && VALID[row]?.body);

let tenantId: string;
let asOwner: Ask;
let asOperator: Ask;

beforeAll(async () => {
  tenantId = await makeTenant();
  asOwner = (await makeMember(tenantId, "owner")).ask;
  asOperator = (await makeOperator()).ask;
});

it("knows the body of every change", () => {
  const all = API_ROUTES.filter(({ method }) => ["PATCH", "PUT"].includes(method)).map(({ row }) => row);
  expect(CHANGES.map(({ row }) => row)).toEqual(all);
});

describe.each(CHANGES)("$row", (route) => {
  it("refuses a field that it does not have", async () => {
    const ask = route.access === "operator" ? asOperator : asOwner;
    const body = { ...(bodyOf(route, tenantId) as object), colour: "blue" };
    const answer = await ask(route.method, pathOf(route, tenantId), body);
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_request" } });
    expect(answer.body.errors).toEqual({ colour: [expect.any(String)] });
  });
});
