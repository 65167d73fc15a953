import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { until } from "../../support/until";
import { makeMember } from "../api/support";
import { manage } from "../support";
import { makePaced } from "./paced.fixture";

afterEach(() => vi.restoreAllMocks());

/** From now on it is an hour later: alarms that are set do not ring by themselves, only when they are run. */
function liveAhead() {
  const real = Date.now.bind(Date);
  vi.spyOn(Date, "now").mockImplementation(() => real() + 3_600_000);
}

it("answers 202 to a test key too, and sends when it is its turn", async () => {
  const paced = await makePaced();
  const { status, body } = await paced.send();
  expect(status).toBe(202);
  expect(body).toMatchObject({ state: "queued", position: 1, to: "••••7890", key: { id: body.id, fromMe: true } });

  await paced.turn();
  const found = await paced.call("GET", `/paced/find/${paced.name}/${body.id}`);
  expect(found).toMatchObject({ status: 200, body: { id: body.id, state: "sent", position: null } });
  expect(found.body.messageId).toMatch(/\w{10}/);
  expect(await manage("GET", paced.path)).toMatchObject({
    queue: { waiting: 0, sentToday: 1, connectedAt: expect.any(String) },
  });
});

it("keeps rules with a version, writes who changed them, and takes none that make no sense", async () => {
  const paced = await makePaced();
  const [owner, viewer] = [await makeMember(paced.tenantId, "owner"), await makeMember(paced.tenantId, "viewer")];
  const before = await owner.ask("GET", paced.path);
  expect(before).toMatchObject({
    status: 200,
    body: { pacing: { enabled: true, perMinute: 60 }, timeZone: "Asia/Jakarta" },
  });
  const quietHours = { from: "22:00", to: "06:30" };
  const changed = await owner.ask("PATCH", paced.path, { quietHours });
  expect(changed).toMatchObject({ status: 200, body: { pacing: { quietHours, perMinute: 60 } } });
  expect(changed.body.version).toBe(before.body.version + 1);

  const audit = await owner.ask("GET", `/tenants/${paced.tenantId}/audit?action=instance.pacing`);
  expect(audit.body.items[0]).toMatchObject({ target: paced.id, after: { quietHours } });
  expect((await viewer.ask("PATCH", paced.path, { perMinute: 1 })).status).toBe(403);
  expect((await viewer.ask("GET", `${paced.path}/sends`)).status).toBe(200);
  expect((await viewer.ask("DELETE", `${paced.path}/sends`)).status).toBe(403);

  for (const [change, field] of [
    [{ perMinute: 0 }, "perMinute"],
    [{ perMinute: 61 }, "perMinute"],
    [{ jitter: -1 }, "jitter"],
    [{ dailyCap: 0 }, "dailyCap"],
    [{ expireHours: 169 }, "expireHours"],
    [{ quietHours: { from: "22:00", to: "22:00" } }, "quietHours.to"],
    [{ quietHours: { from: "24:00", to: "06:00" } }, "quietHours.from"],
    [{ dailyCap: null, warmUp: { firstDay: 5, days: 7 } }, "dailyCap"],
    [{ dailyCap: 4, warmUp: { firstDay: 5, days: 7 } }, "warmUp"],
  ] as const) {
    const { status, body } = await owner.ask("PATCH", paced.path, change);
    expect({ status, fields: Object.keys(body.errors ?? {}) }, JSON.stringify(change)).toEqual({
      status: 400,
      fields: [field],
    });
  }
});

it("lists what waits and what is done, page by page, and cancels by /api as by /v1", async () => {
  const paced = await makePaced();
  liveAhead();
  const owner = await makeMember(paced.tenantId, "developer");
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) ids.push((await paced.send({ text: `message ${n}` })).body.id);
  const list = async (query: string) => (await owner.ask("GET", `${paced.path}/sends?${query}`)).body;
  const first = await list("limit=3");
  const second = await list(`limit=3&cursor=${first.nextCursor}`);
  expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual(ids);
  expect([...first.items, ...second.items].map(({ position }: { position: number }) => position)).toEqual([
    1, 2, 3, 4, 5,
  ]);
  expect(second.nextCursor).toBeNull();

  expect((await owner.ask("DELETE", `${paced.path}/sends/${ids[1]}`)).body).toMatchObject({ state: "cancelled" });
  await paced.turn();
  expect((await owner.ask("DELETE", `${paced.path}/sends/${ids[0]}`)).status).toBe(409);
  expect((await owner.ask("DELETE", `${paced.path}/sends/${crypto.randomUUID()}`)).status).toBe(404);
  expect((await owner.ask("DELETE", `${paced.path}/sends`)).body).toEqual({ cancelled: 3 });
  expect((await list("state=settled")).items).toHaveLength(5);
  expect(JSON.stringify(await list("state=settled"))).not.toMatch(/message \d|6281234567890/);
});

it("holds a message while the account is suspended, and lets it go after", async () => {
  const paced = await makePaced();
  liveAhead();
  const { body } = await paced.send();
  const suspension = `/operator/tenants/${paced.tenantId}/suspension`;
  await manage("POST", suspension, { reason: "Spam was reported" });
  await paced.turn();
  expect(await paced.queue.find(body.id)).toMatchObject({ state: "waiting", reason: "suspended" });
  await manage("DELETE", suspension);
  await paced.queue.refresh();
  await paced.turn();
  expect(await paced.queue.find(body.id)).toMatchObject({ state: "sent" });
});

it("sends nothing for a revoked key, and says why", async () => {
  const paced = await makePaced();
  liveAhead();
  const { body } = await paced.send();
  await manage("DELETE", `/tenants/${paced.tenantId}/keys/${paced.keyId}`);
  await paced.turn();
  expect(await paced.queue.find(body.id)).toMatchObject({ state: "failed", code: "unauthenticated" });
});

it("is gone with its instance", async () => {
  const paced = await makePaced();
  liveAhead();
  await paced.send();
  expect((await paced.call("DELETE", `/instance/delete/${paced.name}`)).status).toBe(200);
  expect(await paced.queue.summary()).toBeNull();
  expect(await paced.turn()).toBe(false);
});

it("counts a queued call as one that costs nothing, and the one that sends as a message", async () => {
  const paced = await makePaced();
  const sent = async () => {
    const books = await env.LEDGER.getByName(paced.ledger).books();
    return books.find(({ kind }) => kind === "message_send")?.settled ?? 0;
  };
  const { headers } = await paced.send();
  const requestId = headers.get("x-zapin-request-id");
  await paced.turn();
  await until(async () => (await sent()) === 1);
  const owner = await makeMember(paced.tenantId, "viewer");
  const path = `/tenants/${paced.tenantId}/requests?mode=test&route=send`;
  const calls = await until(async () => {
    const { items } = (await owner.ask("GET", path)).body;
    return items?.length === 2 ? items : undefined;
  });
  const queued = calls.find(({ id }: { id: string }) => id === requestId);
  expect(queued).toMatchObject({ status: 202, outcome: "queued", units: 0 });
  expect(calls.find((one: unknown) => one !== queued)).toMatchObject({ status: 201, outcome: "charged", units: 1 });
});
