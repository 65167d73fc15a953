import { expect, it } from "vitest";
import { botHourly } from "../../../db/schema/bot-hourly";
import type { Overview } from "../../../lib/contract/overview";
import { zoneByDay } from "../../support/clock";
import { until } from "../../support/until";
import { changeTenant, makeCaller, makeTenant, manage } from "../support";
import { asToken, db } from "./support";

const read = async (tenantId: string) =>
  (await asToken("GET", `/tenants/${tenantId}/overview?mode=test`)).body as Overview;

it("shows a tenant that has done nothing yet", async () => {
  expect(await read(await makeTenant())).toEqual({
    mode: "test",
    instances: { total: 0, connected: 0, attention: 0 },
    messages: { today: { sent: 0, received: 0 }, month: { sent: 0, received: 0 } },
    activeBots: 0,
    firstSteps: { connect: false, send: false, key: false, webhook: false },
    recent: [],
  });
});

it("counts what is connected, what was written, and ticks the steps that are done", async () => {
  const { tenantId, call } = await makeCaller();
  await changeTenant(tenantId, { timeZone: zoneByDay() });
  for (const name of ["toko", "warung"]) {
    await manage("POST", `/tenants/${tenantId}/instances`, { name, mode: "test" });
  }
  await call("GET", "/instance/connect/toko");
  await call("POST", "/sandbox/scan/toko");
  expect(await until(async () => (await read(tenantId)).instances.connected === 1)).toBe(true);
  const connected = await read(tenantId);
  expect(connected.instances).toEqual({ total: 2, connected: 1, attention: 0 });
  expect(connected.firstSteps).toEqual({ connect: true, send: false, key: true, webhook: false });

  const sent = await call("POST", "/message/sendText/toko", { number: "6281234567890", text: "halo" });
  await call("POST", "/sandbox/inbound/toko", { from: "6281234567891", text: "hai" });
  await until(async () => (await read(tenantId)).recent.length === 2);
  const written = await read(tenantId);
  expect(written.messages).toEqual({ today: { sent: 1, received: 1 }, month: { sent: 1, received: 1 } });
  expect(written.firstSteps.send).toBe(true);
  expect(written.recent.find(({ direction }) => direction === "out")).toMatchObject({
    id: sent.body.key.id,
    instanceName: "toko",
    counterpart: "••••7890",
  });

  await call("POST", "/sandbox/disconnect/toko", { reason: "banned" });
  await until(async () => (await read(tenantId)).instances.attention === 1);
  expect((await read(tenantId)).firstSteps.connect).toBe(true);
});

it("counts bots that have answered since yesterday, each once", async () => {
  const tenantId = await makeTenant();
  const call = { tenantId, mode: "test", instanceId: crypto.randomUUID(), bot: "n8n", botId: "b1" } as const;
  const sums = { calls: 1, errors: 0, msSum: 5, durations: [1] };
  const hoursAgo = (hours: number) => new Date(Math.floor(Date.now() / 3_600_000 - hours) * 3_600_000);
  await db.insert(botHourly).values([
    { ...call, ...sums, hour: hoursAgo(1) },
    { ...call, ...sums, hour: hoursAgo(2) },
    { ...call, ...sums, botId: "b2", hour: hoursAgo(3) },
    { ...call, ...sums, botId: "b3", hour: hoursAgo(30) },
  ]);
  expect((await read(tenantId)).activeBots).toBe(2);
});

it("shows one tenant nothing of another", async () => {
  const { tenantId, call } = await makeCaller();
  await manage("POST", `/tenants/${tenantId}/instances`, { name: "toko", mode: "test" });
  await call("GET", "/instance/connect/toko");
  expect((await read(await makeTenant())).instances.total).toBe(0);
});
