import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { Webhook } from "standardwebhooks";
import { afterEach, expect, it, vi } from "vitest";
import { connect } from "../../db/client";
import { listNotices } from "../../db/queries/notices";
import { findWebhookEndpoint } from "../../db/queries/webhook-endpoints";
import { plans, tenants } from "../../db/schema";
import { uuidv7 } from "../../lib/ids";
import { ledgerName } from "../../lib/ledger-name";
import { until } from "../../tests/support/until";
import { openSql } from "../sql";
import { documentKey, newEndpointSecret } from "./endpoint";
import { newEndpoint, newEvent, provisionLedger } from "./endpoint.fixture";
import { openReceiver, status } from "./receiver.fixture";
import { makeRoom } from "./room";

const HOUR_MS = 3_600_000;
const newOutbox = () => env.OUTBOX.getByName(crypto.randomUUID());
type Outbox = ReturnType<typeof newOutbox>;
const settled = (outbox: Outbox) => until(async () => (await outbox.state()).waiting === 0);
const tried = (outbox: Outbox) => until(async () => (await outbox.deliveries({ limit: 1 }))[0]?.attempts);

afterEach(() => vi.restoreAllMocks());

it("shows what was sent and every answer, but no value of a tenant's own headers", async () => {
  const { url } = openReceiver(() => new Response("x".repeat(5_000), { status: 503 }));
  const outbox = newOutbox();
  const { document } = await newEndpoint({ url, headers: { Authorization: "Bearer hidden" } });
  const event = { ...(await newEvent({ data: { text: "olá" } })), instanceId: "i1" };
  const before = Date.now();
  await outbox.enqueue({ endpoint: document, events: [event] });
  await tried(outbox);

  const detail = await outbox.delivery(event.id);
  expect(detail).toMatchObject({ id: event.id, event: "messages.upsert", instanceId: "i1", state: "pending" });
  expect(JSON.parse(detail?.body ?? "")).toMatchObject({ data: { text: "olá" }, destination: document.url });
  expect(detail?.attempts[0]).toMatchObject({ status: 503, error: null, answer: "x".repeat(2_048) });
  expect(detail?.attempts[0]?.requestHeaders).toMatchObject({ "webhook-id": event.id, authorization: "••••••" });
  expect(detail?.nextAt).toBeGreaterThan(before);
  expect(await outbox.delivery(`evt_${uuidv7()}`)).toBeNull();
});

it("keeps neither bodies nor answers readable", async () => {
  const { url } = openReceiver(() => new Response("the answer", { status: 200 }));
  const outbox = newOutbox();
  const { document } = await newEndpoint({ url });
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: "the message" })] });
  await settled(outbox);
  const text = await runInDurableObject(outbox, (_, { storage }) =>
    JSON.stringify(storage.sql.exec("SELECT * FROM outgoing").toArray()),
  );
  expect(text).not.toContain("the message");
  expect(text).not.toContain("the answer");
});

it("sends one again under the same webhook-id, and lists by state, newest first", async () => {
  const { received, url } = openReceiver(status(200));
  const outbox = newOutbox();
  const { document } = await newEndpoint({ url });
  const [one, two] = [await newEvent({ data: 1 }), await newEvent({ data: 2 })];
  await outbox.enqueue({ endpoint: document, events: [one, two] });
  await settled(outbox);
  expect(await outbox.resend(one.id)).toEqual({ ok: true });
  await until(() => received.length === 3);
  expect(received[2]?.headers.get("webhook-id")).toBe(one.id);
  await settled(outbox);
  const ids = [one.id, two.id].sort().reverse();
  expect((await outbox.deliveries({ state: "delivered", limit: 10 })).map(({ id }) => id)).toEqual(ids);
  expect(await outbox.deliveries({ state: "delivered", before: ids[0], limit: 10 })).toMatchObject([{ id: ids[1] }]);
  expect(await outbox.deliveries({ state: "failed", limit: 10 })).toEqual([]);
  expect(await outbox.resend(`evt_${uuidv7()}`)).toEqual({ ok: false, code: "not_found" });
});

it("sends all again that failed since then, and tells how far it has come", async () => {
  const { answerWith, url } = openReceiver(status(410));
  const outbox = newOutbox();
  const { document, endpoint } = await newEndpoint({ url, concurrency: 1 });
  await provisionLedger(document.tenantId);
  const events = await Promise.all([1, 2, 3].map((data) => newEvent({ data })));
  await outbox.enqueue({ endpoint: document, events });
  await until(async () => (await outbox.state()).disabled === "gone");
  expect(await outbox.resendFailed(0)).toBeNull();

  answerWith(status(200));
  const again = await newEndpoint({ ...endpoint, updatedAt: new Date(Date.now() + 1_000).toISOString() });
  await outbox.configure({ endpoint: again.document, record: false });
  expect(await outbox.resendFailed(Date.now() + HOUR_MS)).toMatchObject({ total: 0 });
  expect(await outbox.resendFailed(Date.now() - HOUR_MS)).toMatchObject({ total: 3 });
  await settled(outbox);
  expect((await outbox.state()).replay).toMatchObject({ total: 3, delivered: 3, failed: 0 });
});

it("signs under both secrets while one is rolled, so that either verifies, and only then", async () => {
  const { received, url } = openReceiver(status(200));
  const outbox = newOutbox();
  const secret = newEndpointSecret();
  const previous = { secret: newEndpointSecret(), until: Date.now() + HOUR_MS };
  const { document } = await newEndpoint({ url, secret, previous });
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: 1 })] });
  await settled(outbox);
  const [one] = received;
  const headers = Object.fromEntries(one?.headers ?? []);
  for (const valid of [secret, previous.secret]) {
    expect(new Webhook(valid).verify(one?.body ?? "", headers)).toMatchObject({ data: 1 });
  }
  expect(() => new Webhook(newEndpointSecret()).verify(one?.body ?? "", headers)).toThrow("No matching signature");
  expect(() => new Webhook(secret).verify(`${one?.body} `, headers)).toThrow("No matching signature");
  const old = { ...headers, "webhook-timestamp": String(Math.floor(Date.now() / 1_000) - 301) };
  expect(() => new Webhook(secret).verify(one?.body ?? "", old)).toThrow("too old");

  const over = await newEndpoint({ ...document, secret, previous: { ...previous, until: Date.now() - 1 } });
  const other = newOutbox();
  await other.enqueue({ endpoint: over.document, events: [await newEvent({ data: 2 })] });
  await settled(other);
  expect(received[1]?.headers.get("webhook-signature")?.split(" ")).toHaveLength(1);
});

it("delivers a test at once, also where nothing else goes out, and logs it", async () => {
  const { url } = openReceiver(() => new Response("hi", { status: 418 }));
  const outbox = newOutbox();
  const { document } = await newEndpoint({ url, enabled: false });
  await provisionLedger(document.tenantId);
  await outbox.configure({ endpoint: document, record: false });
  const id = `evt_${uuidv7()}`;
  const reply = await outbox.sendTest({ id, event: "call", envelope: '{"event":"call","data":null' });
  expect(reply).toMatchObject({ status: 418, answer: "hi", body: expect.stringContaining('"event":"call"') });
  expect(await outbox.deliveries({ limit: 1 })).toMatchObject([{ id, state: "failed", attempts: 1, nextAt: null }]);
});

it("is switched off after five days of failure: in the ledger, in Postgres, with a notice", async () => {
  const { url } = openReceiver(status(500));
  const db = connect(env);
  const tenantId = crypto.randomUUID();
  const [plan] = await db.select({ id: plans.id }).from(plans).limit(1);
  const profile = { name: "Toko", slug: `t-${tenantId}`, region: "apac", timeZone: "UTC", locale: "en" };
  await db.insert(tenants).values({ id: tenantId, ...profile, planId: plan?.id ?? "" });
  await provisionLedger(tenantId);
  const { document } = await newEndpoint({ url, tenantId, instances: null, origin: "api" });
  const outbox = newOutbox();
  await outbox.configure({ endpoint: document, record: true });
  await until(async () => (await findWebhookEndpoint(db, tenantId, document.id))?.enabled === true);
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: 1 })] });
  await tried(outbox);
  const since = Number((await outbox.state()).failingSince);

  const fail = async (at: number) => {
    const clock = vi.spyOn(Date, "now").mockReturnValue(at);
    await runInDurableObject(
      outbox,
      (_, { storage }) => void storage.sql.exec("UPDATE outgoing SET due = 1, tries = 1"),
    );
    await runInDurableObject(outbox, (object) => object.alarm());
    clock.mockRestore();
  };
  await fail(since + 119 * HOUR_MS);
  expect(await outbox.state()).toMatchObject({ disabled: null, waiting: 1 });
  await fail(since + 121 * HOUR_MS);
  expect(await outbox.state()).toMatchObject({ disabled: "failing", waiting: 0 });

  await runInDurableObject(outbox, (_, { storage }) => void storage.sql.exec("UPDATE endpoint SET record_due = 1"));
  await runDurableObjectAlarm(outbox);
  const row = () => findWebhookEndpoint(db, tenantId, document.id);
  await until(async () => (await row())?.disabledReason === "failing");
  expect(await row()).toMatchObject({ enabled: false, version: 2 });
  const data = { endpointId: document.id, url: document.url, reason: "failing" };
  expect(await listNotices(db, tenantId, { limit: 10 })).toMatchObject([
    { kind: "endpoint.disabled", data, mailedAt: null },
  ]);
  const kept = await env.LEDGER.getByName(ledgerName(tenantId, "live")).findDocument(documentKey(document));
  expect(JSON.parse(kept ?? "")).toMatchObject({ enabled: false });
});

it("makes room by what is settled first, then by what waits longest", async () => {
  const { url } = openReceiver(status(200));
  const outbox = newOutbox();
  const { document } = await newEndpoint({ url });
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: "x".repeat(500_000) })] });
  await settled(outbox);
  const held = await newEndpoint({
    ...document,
    updatedAt: new Date(Date.now() + 1_000).toISOString(),
    concurrency: 0,
  });
  const big = await newEvent({ data: "y".repeat(500_000) });
  const small = await newEvent({ data: 1 });
  await outbox.enqueue({ endpoint: held.document, events: [big] });
  await outbox.enqueue({ endpoint: held.document, events: [small] });
  const squeeze = (bounds: { settled: number; waiting: number }) =>
    runInDurableObject(outbox, (_, { storage }) => {
      makeRoom(openSql(storage.sql), () => storage.sql.databaseSize, bounds);
      return storage.sql
        .exec<{ state: string }>("SELECT state FROM outgoing ORDER BY id")
        .toArray()
        .map(({ state }) => state);
    });
  expect(await squeeze({ settled: 3_000_000, waiting: 3_000_000 })).toEqual(["delivered", "pending", "pending"]);
  expect(await squeeze({ settled: 1_000_000, waiting: 3_000_000 })).toEqual(["pending", "pending"]);
  const [kept, dropped] = await (async () => {
    await squeeze({ settled: 100_000, waiting: 400_000 });
    return outbox.deliveries({ limit: 2 });
  })();
  expect(dropped).toMatchObject({ id: big.id, state: "failed", last: { error: "dropped" } });
  expect(kept?.id).toBe(small.id);
});
