import { expect, it } from "vitest";
import { recordUsage } from "../../../db/queries/usage";
import { uuidv7 } from "../../../lib/ids";
import type { UsageEvent } from "../../../lib/usage-event";
import { callWith } from "../support";
import { asKey, db, makeHouse, makeKey, manage } from "./support";

const HOUR_MS = 3_600_000;

const event = (changes: Partial<UsageEvent> & { at?: number } = {}): UsageEvent => {
  const { at = Date.now() - 1_000, ...rest } = changes;
  return {
    id: uuidv7(at),
    keyId: crypto.randomUUID(),
    route: "POST /message/sendText/:instanceName",
    kind: "message_send",
    units: 1,
    outcome: "charged",
    status: 201,
    windowStart: Date.UTC(2026, 10, 1),
    upstreamMs: 10,
    totalMs: 20,
    ...rest,
  };
};

const record = (tenantId: string, events: UsageEvent[], mode: "live" | "test" = "live") =>
  recordUsage(db, [{ tenantId, mode, batch: { id: crypto.randomUUID(), events } }]);

it("shows what is used of each quota, with the reset in the tenant's own time", async () => {
  const { tenantId, owner, path } = await makeHouse();
  await manage("PUT", `/operator${path}/plan`, {
    planId: "scale",
    override: { limits: { api_call: 50 }, dailyLimits: { api_call: 20 } },
  });
  const { key } = await makeKey(tenantId, { mode: "live" });
  for (let call = 0; call < 3; call++) await callWith(key)("GET", "/instance/connectionState/none");
  const { body } = await owner.ask("GET", `${path}/usage`);
  expect(body).toMatchObject({ mode: "live", timeZone: "Asia/Jakarta", status: "active" });
  const of = (kind: string, span: string) =>
    body.items.find((item: { kind: string; span: string }) => item.kind === kind && item.span === span);
  expect(of("api_call", "period")).toMatchObject({ limit: 50, billed: expect.any(Number) });
  expect(of("api_call", "day")).toMatchObject({ limit: 20, billed: null });
  expect(of("api_call", "day").resetsAt).toMatch(/T00:00:00\+07:00$/);
  expect(of("message_send", "period")).toMatchObject({ used: 0, remaining: 2_000_000 });
  for (const { limit, used, remaining } of body.items) expect(used + remaining).toBe(limit);
});

it("sums by hour or by the tenant's own day, and tells instances, keys and routes apart", async () => {
  const { tenantId, owner, path } = await makeHouse();
  const { id: keyId } = await makeKey(tenantId, { mode: "live" });
  // 23:30 and 00:30 in Jakarta: two days there, one in UTC.
  const late = Date.UTC(2026, 5, 10, 16, 30);
  await record(tenantId, [event({ at: late, keyId }), event({ at: late + HOUR_MS, keyId, status: 502 })]);
  await record(tenantId, [event({ at: late + HOUR_MS, route: "GET /chat/findChats/:instanceName", kind: "api_call" })]);
  await record(tenantId, [event({ at: late })], "test");
  const range = "from=2026-06-10T00:00:00Z&until=2026-06-12T00:00:00Z";
  const sums = async (query: string) => (await owner.ask("GET", `${path}/usage/hourly?${range}&${query}`)).body.items;

  expect(await sums("")).toMatchObject([
    { at: "2026-06-10T16:00:00Z", calls: 1, errors: 0, averageMs: 20 },
    { at: "2026-06-10T17:00:00Z", calls: 2, errors: 1 },
  ]);
  expect(await sums("step=day")).toMatchObject([
    { at: "2026-06-09T17:00:00Z", calls: 1 },
    { at: "2026-06-10T17:00:00Z", calls: 2 },
  ]);
  expect(await sums("step=day&group=key")).toContainEqual(
    expect.objectContaining({ group: keyId, label: "test", calls: 1, at: "2026-06-10T17:00:00Z" }),
  );
  expect((await sums("group=route")).map(({ group }: { group: string }) => group)).toContain(
    "GET /chat/findChats/:instanceName",
  );
  expect(await sums("mode=test")).toHaveLength(1);
  expect(await sums("kind=api_call")).toMatchObject([{ calls: 1 }]);
  const csv = await owner.ask("GET", `${path}/usage/hourly?${range}&group=kind&format=csv`);
  expect(csv.headers.get("content-type")).toContain("text/csv");
  expect(csv.body.split("\r\n")[0]).toBe("time,kind,name,calls,units,errors,refused,average ms");

  const backwards = await owner.ask("GET", `${path}/usage/hourly?from=2026-06-12T00:00:00Z&until=2026-06-10T00:00:00Z`);
  expect(backwards).toMatchObject({ status: 400, body: { errors: { until: [expect.any(String)] } } });
  const endless = await owner.ask("GET", `${path}/usage/hourly?from=2020-01-01T00:00:00Z`);
  expect(endless).toMatchObject({ status: 400, body: { errors: { from: [expect.any(String)] } } });
});

it("lists calls, newest first, page by page, and finds them by what they were", async () => {
  const { tenantId, owner, path } = await makeHouse();
  const { id: keyId } = await makeKey(tenantId, { mode: "live" });
  const start = Date.now() - HOUR_MS;
  const events = Array.from({ length: 7 }, (_, index) =>
    event({ at: start + Math.floor(index / 3), status: index % 2 ? 404 : 201, ...(index < 2 && { keyId }) }),
  );
  await record(tenantId, events);
  const list = async (query: string) => (await owner.ask("GET", `${path}/requests?${query}`)).body;

  const seen: string[] = [];
  let cursor = "";
  do {
    const page = await list(`limit=3${cursor && `&cursor=${cursor}`}`);
    seen.push(...page.items.map(({ id }: { id: string }) => id));
    cursor = page.nextCursor ?? "";
  } while (cursor);
  expect(seen).toEqual(
    events
      .map(({ id }) => id)
      .sort()
      .reverse(),
  );

  expect((await list("status=4xx")).items).toHaveLength(3);
  expect((await list(`keyId=${keyId}`)).items).toMatchObject([{ keyName: "test" }, { keyName: "test" }]);
  expect((await list(`requestId=${events[4]!.id}`)).items).toMatchObject([
    { id: events[4]!.id, method: "POST", path: "/message/sendText/:instanceName", totalMs: 20, outcome: "charged" },
  ]);
  expect((await list("route=SENDtext")).items).toHaveLength(7);
  expect((await list("route=findChats")).items).toEqual([]);
  expect((await list("mode=test")).items).toEqual([]);
  expect((await list(`from=${new Date(start + 1).toISOString()}`)).items).toHaveLength(4);
  // A test key sees the sandbox's calls, whatever it asks for.
  const { key } = await makeKey(tenantId);
  expect((await asKey(key)("GET", `${path}/requests?mode=live`)).body.items).toEqual([]);
});

it("sends the whole request log as a file, over page after page", async () => {
  const { tenantId, owner, path } = await makeHouse();
  const events = Array.from({ length: 1_203 }, (_, index) => event({ at: Date.now() - HOUR_MS + index }));
  await record(tenantId, events);
  const { body, headers } = await owner.ask("GET", `${path}/requests?format=csv`);
  expect(headers.get("content-disposition")).toBe('attachment; filename="requests.csv"');
  const [head, ...lines] = body.trimEnd().split("\r\n");
  expect(head).toContain("request id");
  expect(lines.map((line: string) => line.split(",")[1])).toEqual(events.map(({ id }) => id).reverse());
});

it("keeps formulas out of the audit log's file", async () => {
  const { owner, path } = await makeHouse();
  await owner.ask("PATCH", path, { name: '=HYPERLINK("http://x","y")' });
  await owner.ask("POST", `${path}/keys`, { name: "x", mode: "test" });
  const { body } = await owner.ask("GET", `${path}/audit?format=csv`);
  const cells = body.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)|\r\n/);
  for (const cell of cells) expect(cell).not.toMatch(/^"?[=+\-@]/);
  expect(body).toContain("HYPERLINK");
});

it("filters the audit log by actor, action and time", async () => {
  const { tenantId, owner, path } = await makeHouse();
  await makeKey(tenantId);
  await owner.ask("PATCH", path, { name: "Toko Dua" });
  const actions = async (query: string) =>
    (await owner.ask("GET", `${path}/audit?${query}`)).body.items.map(({ action }: { action: string }) => action);
  expect(await actions("")).toEqual(["tenant.update", "key.create", "tenant.put"]);
  expect(await actions("action=key")).toEqual(["key.create"]);
  expect(await actions("action=tenant.update")).toEqual(["tenant.update"]);
  expect(await actions(`actor=user:${owner.id}`)).toEqual(["tenant.update"]);
  expect(await actions(`until=${new Date(Date.now() - HOUR_MS).toISOString()}`)).toEqual([]);
  const first = (await owner.ask("GET", `${path}/audit?limit=2`)).body;
  expect(await actions(`cursor=${first.nextCursor}`)).toEqual(["tenant.put"]);
});
