import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { jwtVerify } from "jose";
import { afterEach, expect, it, vi } from "vitest";
import { until } from "../../tests/support/until";
import { call, create, createOpen, type Delivered, nextAlarm, receiveWebhooks } from "./client.fixture";

afterEach(() => vi.restoreAllMocks());

const mine = (received: Delivered[], name: string) => received.filter(({ body }) => body.instance === name);
const queued = (name: string) =>
  runInDurableObject(env.SANDBOX.getByName(name), (_, { storage }) =>
    storage.sql.exec<{ attempt: number; due: number }>("SELECT attempt, due FROM deliveries").toArray(),
  );

it("wraps events in Evolution's envelope", async () => {
  const received = receiveWebhooks();
  const { name, id } = await create({
    webhook: { url: "https://hooks.test/env", headers: { "x-hook": "abc" }, events: [] },
  });
  await until(() => mine(received, name).length > 0);
  const [delivery] = mine(received, name);
  expect(delivery?.url).toBe("https://hooks.test/env");
  expect(delivery?.headers.get("x-hook")).toBe("abc");
  expect(delivery?.headers.get("content-type")).toBe("application/json");
  expect(delivery?.body).toEqual({
    event: "instance.create",
    instance: name,
    data: { instanceName: name, instanceId: id },
    destination: "https://hooks.test/env",
    date_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    server_url: "https://sandbox.invalid",
    apikey: null,
  });
});

it("names its own number once it is connected", async () => {
  const received = receiveWebhooks();
  const { name } = await createOpen({ webhook: { url: "https://hooks.test/s", events: ["SEND_MESSAGE"] } });
  await call(`POST /message/sendText/${name}`, { number: "5511888880002", text: "x" });
  await until(() => mine(received, name).length > 0);
  expect(mine(received, name)[0]?.body.sender).toBe("10000000001@s.whatsapp.net");
});

it("sends only what was subscribed to, and group updates never", async () => {
  const received = receiveWebhooks();
  const { name } = await createOpen({
    webhook: { url: "https://hooks.test/f", events: ["GROUP_UPDATE", "GROUPS_UPSERT"] },
  });
  const group = (await call(`POST /group/create/${name}`, { subject: "g", participants: ["5511888880002"] })).body;
  await call(`POST /group/updateGroupSubject/${name}`, { groupJid: group.id, subject: "h" });
  await until(() => mine(received, name).length > 0);
  await until(async () => (await queued(name)).length === 0);
  expect(mine(received, name).map(({ body }) => body.event)).toEqual(["groups.upsert"]);
});

it("puts the event into the address when asked, keeping the bare one inside", async () => {
  const received = receiveWebhooks();
  const { name } = await createOpen({
    webhook: { url: "https://hooks.test/by", byEvents: true, events: ["GROUP_PARTICIPANTS_UPDATE"] },
  });
  const group = (await call(`POST /group/create/${name}`, { subject: "g", participants: ["5511888880002"] })).body;
  await call(`POST /group/updateParticipant/${name}`, {
    groupJid: group.id,
    action: "promote",
    participants: ["5511888880002"],
  });
  await until(() => mine(received, name).length > 0);
  expect(mine(received, name)[0]).toMatchObject({
    url: "https://hooks.test/by/group-participants-update",
    body: { destination: "https://hooks.test/by" },
  });
});

it("signs with jwt_key instead of sending it", async () => {
  const received = receiveWebhooks();
  const headers = { jwt_key: "a secret", authorization: "Bearer x" };
  const { name } = await create({ webhook: { url: "https://hooks.test/jwt", headers, events: [] } });
  await until(() => mine(received, name).length > 0);
  const sent = mine(received, name)[0]?.headers;
  expect(sent?.has("jwt_key")).toBe(false);
  const token = sent?.get("authorization")?.replace("Bearer ", "") ?? "";
  const { payload } = await jwtVerify(token, new TextEncoder().encode("a secret"));
  expect(payload).toMatchObject({ app: "evolution", action: "webhook" });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
});

it("tries ten times, then gives up", async () => {
  const received = receiveWebhooks(() => new Response(null, { status: 500 }));
  const { name } = await create({ webhook: { url: "https://hooks.test/500", events: [] } });
  await until(async () => (await queued(name))[0]?.attempt === 1);
  const [first] = await queued(name);
  expect((first?.due ?? 0) - Date.now()).toBeLessThanOrEqual(6_000);
  await until(async () => (await nextAlarm(name)) && (await queued(name)).length === 0);
  expect(mine(received, name)).toHaveLength(10);
});

it.each([400, 401, 403, 404, 422])("takes %i for a final answer", async (status) => {
  const received = receiveWebhooks(() => new Response(null, { status }));
  const { name } = await create({ webhook: { url: "https://hooks.test/4xx", events: [] } });
  await until(() => mine(received, name).length === 1);
  await until(async () => (await queued(name)).length === 0);
});

it("delivers in the order of the events", async () => {
  const received = receiveWebhooks();
  const { name } = await createOpen({ webhook: { url: "https://hooks.test/o", events: ["SEND_MESSAGE"] } });
  const texts = Array.from({ length: 12 }, (_, i) => `message ${i}`);
  for (const text of texts) await call(`POST /message/sendText/${name}`, { number: "5511888880002", text });
  await until(() => mine(received, name).length === texts.length);
  expect(mine(received, name).map(({ body }) => body.data.message.conversation)).toEqual(texts);
});

it("goes on after the object was evicted", async () => {
  const received = receiveWebhooks(() => new Response(null, { status: 500 }));
  const { name } = await create({ webhook: { url: "https://hooks.test/evict", events: [] } });
  await until(async () => (await queued(name))[0]?.attempt === 1);
  await evictDurableObject(env.SANDBOX.getByName(name));
  vi.restoreAllMocks();
  const after = receiveWebhooks();
  await until(async () => (await nextAlarm(name)) && (await queued(name)).length === 0);
  expect(mine(received, name)).not.toEqual([]);
  expect(mine(after, name)).toHaveLength(1);
});

it("reaches this worker's own address without the network", async () => {
  const received = receiveWebhooks();
  const { name } = await create({ webhook: { url: `${env.PUBLIC_URL}/no-such-door`, events: [] } });
  await until(async () => (await queued(name)).length === 0);
  expect(mine(received, name)).toEqual([]);
});
