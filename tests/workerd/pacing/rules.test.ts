import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { until } from "../../support/until";
import { jidOf, pacedNumber } from "./number.fixture";

/** A Monday, 12:00 in São Paulo. */
const NOON = Date.UTC(2026, 10, 23, 15);
const HOUR = 3_600_000;
let now = NOON;

beforeEach(() => {
  now = NOON;
  vi.spyOn(Date, "now").mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

const ZONE = { timeZone: "America/Sao_Paulo" };

it("never sends faster than the rate, in the order of the calls", async () => {
  const number = await pacedNumber({ perMinute: 6 });
  for (const text of ["a", "b", "c"]) expect((await number.send("5511900000001", text)).status).toBe(202);
  await number.turn();
  await number.turn();
  expect(number.sent()).toHaveLength(1);
  now += 9_999;
  await number.turn();
  expect(number.sent()).toHaveLength(1);
  now += 1;
  await number.turn();
  now += 10_000;
  await number.turn();
  expect(number.sent().map(({ body }) => JSON.parse(body).text)).toEqual(["a", "b", "c"]);
});

it("waits through quiet hours of the tenant's own clock, and says so", async () => {
  const number = await pacedNumber({ quietHours: { from: "20:00", to: "08:00" } }, ZONE);
  now = NOON + 8 * HOUR;
  const { body } = await number.send("5511900000001", "late");
  expect(body).toMatchObject({ state: "waiting", reason: "quiet_hours", dueAt: "2026-11-24T11:00:00.000Z" });
  now += 12 * HOUR - 1;
  await number.turn();
  expect(number.sent()).toHaveLength(0);
  now += 1;
  await number.turn();
  expect(await number.find(body.id)).toMatchObject({ state: "sent" });
});

it("keeps to the day's cap, and begins anew at the tenant's midnight", async () => {
  const number = await pacedNumber({ dailyCap: 2 }, ZONE);
  const calls = [];
  for (const text of ["a", "b", "c"]) calls.push(await number.send("5511900000001", text));
  for (let turn = 0; turn < 4; turn++, now += 1_000) await number.turn();
  expect(number.sent()).toHaveLength(2);
  const third = calls[2]?.body.id;
  expect(await number.find(third)).toMatchObject({
    state: "waiting",
    reason: "daily_cap",
    dueAt: "2026-11-24T03:00:00.000Z",
  });
  now = Date.UTC(2026, 10, 24, 3);
  await number.turn();
  expect(await number.find(third)).toMatchObject({ state: "sent" });
});

it("lets answers pass strangers when the day's strangers are used up", async () => {
  const number = await pacedNumber({ coldCap: 1 }, ZONE);
  const key = { remoteJid: jidOf("5511900000009"), fromMe: false, id: "IN1" };
  await number.hear("messages.upsert", { key, message: { conversation: "oi" } });
  const first = await number.send("5511900000001", "stranger");
  const second = await number.send("5511900000002", "another stranger");
  const answer = await number.send("5511900000009", "an answer");
  const again = await number.send("+55 (11) 90000-0001", "to the first again");
  for (let turn = 0; turn < 6; turn++, now += 1_000) await number.turn();

  expect(number.sent().map(({ body }) => JSON.parse(body).text)).toEqual([
    "stranger",
    "an answer",
    "to the first again",
  ]);
  expect(await number.find(second.body.id)).toMatchObject({ state: "waiting", reason: "cold_cap" });
  for (const { body } of [first, answer, again]) expect(await number.find(body.id)).toMatchObject({ state: "sent" });

  await number.hear("messages.upsert", { key: { ...key, remoteJid: jidOf("5511900000002"), id: "IN2" }, message: {} });
  now += HOUR;
  await number.turn();
  expect(await number.find(second.body.id)).toMatchObject({ state: "sent" });
});

it("lets a new connection send more each day, and remembers its age through lost connections", async () => {
  const number = await pacedNumber({ dailyCap: 100, warmUp: { firstDay: 1, days: 2 } }, ZONE);
  const texts = Array.from({ length: 13 }, (_, index) => `${index}`);
  const ids = [];
  // No more at once than the burst limit allows.
  for (const text of texts) {
    ids.push((await number.send("5511900000001", text)).body.id);
    now += 200;
  }
  const turns = async () => {
    for (let turn = 0; turn < 14; turn++, now += 1_000) await number.turn();
    return number.sent().length;
  };
  expect(await turns()).toBe(1);
  expect(await number.find(ids[1])).toMatchObject({ state: "waiting", reason: "warm_up" });

  now += 24 * HOUR;
  await number.disconnect();
  now += 1_000;
  await number.connect();
  expect(await turns()).toBe(11);

  now += HOUR;
  await number.disconnect(401);
  now += 1_000;
  await number.connect();
  now += 24 * HOUR;
  expect(await turns()).toBe(13);
});

it("waits while the number is not connected, and goes on when it is", async () => {
  const number = await pacedNumber();
  await number.disconnect();
  const { body } = await number.send("5511900000001", "hello");
  await number.turn();
  expect(await number.find(body.id)).toMatchObject({ state: "waiting", reason: "disconnected" });
  now += 1_000;
  await number.connect();
  await until(async () => (await number.find(body.id)).state === "queued");
  await number.turn();
  expect(await number.find(body.id)).toMatchObject({ state: "sent" });
});

it("does not send what has waited too long", async () => {
  const number = await pacedNumber({ expireHours: 1 });
  await number.disconnect();
  const { body } = await number.send("5511900000001", "hello");
  now += HOUR;
  await number.connect();
  await number.turn();
  expect(await number.find(body.id)).toMatchObject({ state: "failed", code: "expired" });
  expect(number.sent()).toHaveLength(0);
});
