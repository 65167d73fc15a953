import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { asKey, asNobody, asToken, makeHouse, makePerson } from "../../tests/workerd/api/support";
import { type Answered, makeKey } from "../../tests/workerd/support";
import { config } from "../env";

const LIMIT = 6;
const before = config.callsPerMinute;

beforeEach(() => {
  config.callsPerMinute = LIMIT;
  // Nothing comes back meanwhile, however slow the machine is.
  vi.spyOn(Date, "now").mockReturnValue(Date.now());
});
afterEach(() => {
  config.callsPerMinute = before;
  vi.restoreAllMocks();
});

/** One call more than the limit allows. */
async function useUp(ask: () => Promise<Answered>) {
  const answers: Answered[] = [];
  for (let call = 0; call <= LIMIT; call += 1) answers.push(await ask());
  const last = answers.pop()!;
  return { statuses: new Set(answers.map(({ status }) => status)), first: answers[0]!, last };
}

it("refuses what a person asks too often, and says when to come back", async () => {
  const { ask } = await makePerson();
  const { statuses, first, last } = await useUp(() => ask("GET", "/me"));
  expect([...statuses]).toEqual([200]);
  expect(first.headers.get("ratelimit-policy")).toBe('"api";q=6;w=60');
  expect(first.headers.get("ratelimit")).toBe('"api";r=5;t=10');
  expect(last.status).toBe(429);
  expect(last.body).toMatchObject({ code: "burst_exceeded", status: 429 });
  expect(last.headers.get("content-type")).toContain("application/problem+json");
  expect(last.headers.get("retry-after")).toBe("10");
  expect(last.headers.get("ratelimit-policy")).toBe('"api";q=6;w=60');
  expect(last.headers.get("ratelimit")).toBe('"api";r=0;t=60');
});

it("lets them in again as time passes", async () => {
  const { ask } = await makePerson();
  await useUp(() => ask("GET", "/me"));
  vi.spyOn(Date, "now").mockReturnValue(Date.now() + 10_000);
  expect((await ask("GET", "/me")).status).toBe(200);
  expect((await ask("GET", "/me")).status).toBe(429);
});

it("counts each person, each key and each address for itself", async () => {
  const { tenantId, owner, path } = await makeHouse();
  const [one, other] = [
    await makeKey(tenantId, { scopes: ["manage"] }),
    await makeKey(tenantId, { scopes: ["manage"] }),
  ];
  const spent = await useUp(() => asKey(one.key)("GET", path));
  expect([...spent.statuses, spent.last.status]).toEqual([200, 429]);
  expect((await asKey(other.key)("GET", path)).status).toBe(200);
  expect((await owner.ask("GET", path)).status).toBe(200);

  const from = (ip: string) => () => asNobody("GET", path, undefined, { "cf-connecting-ip": ip });
  const nobody = await useUp(from("203.0.113.7"));
  expect([...nobody.statuses, nobody.last.status]).toEqual([401, 429]);
  expect((await from("203.0.113.8")()).status).toBe(401);
  const neighbours = await useUp(from("2001:db8:1:2::1"));
  expect(neighbours.last.status).toBe(429);
  expect((await from("2001:db8:1:2::ffff")()).status).toBe(429);
});

it("counts guesses of a link, and never the operator's token", async () => {
  const guess = () => asNobody("GET", `/share/${"a".repeat(32)}`, undefined, { "cf-connecting-ip": "203.0.113.9" });
  const guesses = await useUp(guess);
  expect([...guesses.statuses, guesses.last.status]).toEqual([404, 429]);
  const ours = await useUp(() => asToken("GET", "/operator/plans"));
  expect([...ours.statuses, ours.last.status]).toEqual([200, 200]);
  expect(ours.last.headers.get("ratelimit")).toBeNull();
});
