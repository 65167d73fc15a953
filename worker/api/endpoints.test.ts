import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterEach, describe, expect, it, vi } from "vitest";
import { connect } from "../../db/client";
import { listAuditEntries } from "../../db/queries/audit-log";
import { listRecentlyChangedEndpoints } from "../../db/queries/webhook-endpoints";
import { devMails, members, type Notice, notices, tenants, users, webhookEndpoints } from "../../db/schema";
import { tenantEndpointKey } from "../../durable/webhook-outbox/endpoint";
import { openReceiver, status } from "../../durable/webhook-outbox/receiver.fixture";
import { type Endpoint, EVENT_GROUPS } from "../../lib/contract/endpoint";
import { ENDPOINT_EVENTS } from "../../lib/event-names";
import { randomName, uuidv7 } from "../../lib/ids";
import type { AnyJson } from "../../tests/support/any-json";
import { until } from "../../tests/support/until";
import { fetchGateway, makeKey, makeTenant, manage } from "../../tests/workerd/support";
import { deliverNotice } from "../services/endpoints/deliver-notice";
import { mailNotices, notify } from "../services/endpoints/notify";
import { pushAll } from "../services/endpoints/push-recent";
import { messageOf, newInstance, post, registeredHeaders } from "../webhooks/instance.fixture";

const URL_OK = "https://receiver.example/hook";
const AS_OPERATOR = `Bearer ${env.OPERATOR_TOKEN}`;

interface Asked {
  status: number;
  headers: Headers;
  body: AnyJson;
}

async function ask(
  line: string,
  { body, authorization = AS_OPERATOR, ...headers }: Record<string, unknown> = {},
): Promise<Asked> {
  const [method = "", path = ""] = line.split(" ");
  const response = await fetchGateway(`/api/tenants/${path}`, {
    method,
    headers: {
      "content-type": "application/json",
      authorization: String(authorization),
      ...(headers as Record<string, string>),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
}

/** A tenant with one endpoint. */
async function makeEndpoint(changes: object = {}) {
  const tenantId = await makeTenant();
  const { body } = await ask(`POST ${tenantId}/endpoints`, { body: { url: URL_OK, ...changes } });
  return { tenantId, id: String(body.id), path: `${tenantId}/endpoints/${body.id}` };
}

afterEach(() => vi.restoreAllMocks());

it("groups every event name once", () => {
  expect(Object.values(EVENT_GROUPS).flat().sort()).toEqual([...ENDPOINT_EVENTS].sort());
});

describe("an endpoint", () => {
  it("is created, found, listed, changed and deleted, and every change is in the audit log", async () => {
    const tenantId = await makeTenant();
    const given = {
      url: URL_OK,
      description: "Orders",
      events: ["CALL"],
      headers: { "X-Key": "hidden" },
      byEvents: true,
    };
    const made = await ask(`POST ${tenantId}/endpoints`, { body: given });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ url: URL_OK, events: ["CALL"], instances: null, headers: ["X-Key"], version: 1 });
    expect(made.headers.get("etag")).toBe('"1"');
    const path = `${tenantId}/endpoints/${made.body.id}`;
    expect((await ask(`GET ${path}`)).body).toMatchObject({
      ...made.body,
      waiting: 0,
      failingSince: null,
      replay: null,
    });
    const listed = { ...made.body, failingSince: null };
    expect((await ask(`GET ${tenantId}/endpoints`)).body).toEqual({ items: [listed], nextCursor: null });

    const changed = await ask(`PATCH ${path}`, { body: { enabled: false, headers: { "X-Key": null, "X-New": "b" } } });
    expect(changed.body).toMatchObject({
      enabled: false,
      headers: ["X-Key", "X-New"],
      version: 2,
      description: "Orders",
    });
    expect((await ask(`DELETE ${path}`)).status).toBe(204);
    expect((await ask(`GET ${path}`)).status).toBe(404);
    const entries = await listAuditEntries(connect(env), tenantId, { limit: 10 });
    const actions = entries.map(({ action }) => action).filter((action) => action.startsWith("endpoint."));
    expect(actions).toEqual(["endpoint.delete", "endpoint.update", "endpoint.create"]);
    expect(JSON.stringify(entries)).not.toContain("hidden");
  });

  it.each([
    ...["webhook-id", "Webhook-Signature", "webhook-timestamp", "x-webhook-signature", "x-zapin-hop", "host"],
    ...["content-length", "Content-Type", "transfer-encoding", "connection", "user-agent"],
  ])("refuses a header that would never be sent: %s", async (name) => {
    const { tenantId, path } = await makeEndpoint();
    const body = { url: URL_OK, headers: { "x-key": "a", [name]: "b" } };
    for (const row of [`POST ${tenantId}/endpoints`, `PATCH ${path}`]) {
      const { status: code, body: problem } = await ask(row, { body });
      expect([code, problem.errors], row).toEqual([400, { headers: [expect.stringMatching(`^${name}: `)] }]);
    }
  });

  it("is to be asked for again where Postgres cannot be reached", async () => {
    const { tenantId, path } = await makeEndpoint();
    const { postgres } = openReceiver(status(200));
    postgres.isDown = true;
    for (const line of [`GET ${path}`, `GET ${tenantId}/endpoints`, `DELETE ${path}`]) {
      const { status: code, body, headers } = await ask(line);
      expect([line, code, body.code, headers.get("retry-after")]).toEqual([line, 503, "unavailable", "5"]);
    }
    postgres.isDown = false;
    expect((await ask(`GET ${path}`)).status).toBe(200);
  });

  it("is listed once, also where others were made at the same moment", async () => {
    const tenantId = await makeTenant();
    const made = [];
    for (const name of ["a", "b", "c"]) {
      const { body } = await ask(`POST ${tenantId}/endpoints`, { body: { url: `${URL_OK}/${name}` } });
      made.push(String(body.id));
    }
    const createdAt = new Date("2026-01-02T03:04:05.678Z");
    await connect(env).update(webhookEndpoints).set({ createdAt }).where(eq(webhookEndpoints.tenantId, tenantId));
    const seen: string[] = [];
    let query = "?limit=2";
    while (query) {
      const { body } = await ask(`GET ${tenantId}/endpoints${query}`);
      seen.push(...body.items.map(({ id }: Endpoint) => id));
      query = body.nextCursor && `?limit=2&cursor=${body.nextCursor}`;
    }
    expect([...seen].sort()).toEqual(made.sort());
  });

  it("hides header values, and shows its secret to admins only, which is logged", async () => {
    const { tenantId, path } = await makeEndpoint({ headers: { authorization: "Bearer hidden" } });
    const key = await makeKey(tenantId, { mode: "live", scopes: ["manage"] });
    const authorization = `Bearer ${key.key}`;
    expect(JSON.stringify((await ask(`GET ${path}`, { authorization })).body)).not.toContain("hidden");
    expect((await ask(`POST ${path}/secret/reveal`, { authorization })).status).toBe(403);
    const { body } = await ask(`POST ${path}/secret/reveal`);
    expect(body).toEqual({ secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/), previous: null });
    const entries = await listAuditEntries(connect(env), tenantId, { limit: 10 });
    expect(entries[0]).toMatchObject({ action: "endpoint.reveal_secret" });
  });

  it("signs with a new secret after a roll, and with the old one as long as asked", async () => {
    const { received, url } = openReceiver(status(200));
    const { path } = await makeEndpoint({ url });
    const old = (await ask(`POST ${path}/secret/reveal`)).body.secret;
    const rolled = (await ask(`POST ${path}/secret/roll`, { body: { overlapHours: 1 } })).body;
    expect(rolled.previous).toMatchObject({ secret: old });
    await ask(`POST ${path}/test`, { body: { event: "MESSAGES_UPSERT" } });
    const headers = Object.fromEntries(received[0]?.headers ?? []);
    for (const secret of [old, rolled.secret]) new Webhook(secret).verify(received[0]?.body ?? "", headers);

    const last = (await ask(`POST ${path}/secret/roll`, { body: { overlapHours: 0 } })).body;
    await ask(`POST ${path}/test`, { body: { event: "MESSAGES_UPSERT" } });
    const after = Object.fromEntries(received[1]?.headers ?? []);
    new Webhook(last.secret).verify(received[1]?.body ?? "", after);
    expect(() => new Webhook(rolled.secret).verify(received[1]?.body ?? "", after)).toThrow("No matching signature");
  });

  it("is tested with any event, and says what the receiver answered", async () => {
    const { received, url } = openReceiver(() => new Response("thanks", { status: 202 }));
    const { path } = await makeEndpoint({ url, headers: { "x-key": "a" }, byEvents: true });
    for (const event of ENDPOINT_EVENTS) {
      const { status: code, body } = await ask(`POST ${path}/test`, { body: { event } });
      expect([code, body.status, body.answer]).toEqual([200, 202, "thanks"]);
      expect(body.requestHeaders).toMatchObject({ "x-key": "••••••", "webhook-id": body.deliveryId });
    }
    expect(received).toHaveLength(ENDPOINT_EVENTS.length);
    expect(received.map((one) => one.url)).toContain(`${url}/group-participants-update`);
    const log = await ask(`GET ${path}/deliveries?limit=5`);
    expect(log.body.items).toHaveLength(5);
    const next = await ask(`GET ${path}/deliveries?limit=5&cursor=${log.body.nextCursor}`);
    expect(next.body.items[0].id < log.body.items[4].id).toBe(true);
    const detail = await ask(`GET ${path}/deliveries/${log.body.items[0].id}`);
    expect(detail.body).toMatchObject({ state: "delivered", url: expect.stringContaining(url) });
    expect(JSON.parse(detail.body.body)).toMatchObject({ test: true, destination: url });
    expect((await ask(`POST ${path}/deliveries/${log.body.items[0].id}/resend`)).status).toBe(202);
    await until(() => received.length === ENDPOINT_EVENTS.length + 1);
    const since = new Date(0).toISOString();
    expect((await ask(`POST ${path}/deliveries/resend-failed`, { body: { since } })).body).toMatchObject({ total: 0 });
  });

  it.each([
    [{ url: "http://receiver.example" }, "unsafe_url", "url"],
    [{ url: "https://10.0.0.1/" }, "unsafe_url", "url"],
    [{ url: "https://dashboard.test/hook" }, "unsafe_url", "url"],
    [{ url: URL_OK, events: ["NOPE"] }, "invalid_request", "events.0"],
    [{ url: URL_OK, events: [] }, "invalid_request", "events"],
    [{ url: URL_OK, instances: [crypto.randomUUID()] }, "invalid_request", "instances"],
    [{ url: URL_OK, headers: { "a b": "c" } }, "invalid_request", "headers.a b"],
    [{ url: URL_OK, headers: { "x-a": "1", "X-A": "2" } }, "invalid_request", "headers"],
    [{ url: URL_OK, headers: { "x-a": "1\n2" } }, "invalid_request", "headers"],
    [{ url: URL_OK, concurrency: 7 }, "invalid_request", "concurrency"],
  ])("is refused with %j", async (body, code, field) => {
    const answer = await ask(`POST ${await makeTenant()}/endpoints`, { body });
    expect(answer).toMatchObject({ status: 400, body: { code } });
    expect(Object.keys(answer.body.errors)).toContain(field);
  });

  it("is refused beyond what the plan has room for, also when many ask at once", async () => {
    const tenantId = await makeTenant();
    await manage("PUT", `/operator/tenants/${tenantId}`, {
      name: "Toko",
      slug: `t-${tenantId}`,
      region: "apac",
      timeZone: "UTC",
      locale: "id",
      planId: "free",
    });
    const create = () => ask(`POST ${tenantId}/endpoints`, { body: { url: URL_OK } });
    const answers = await Promise.all(Array.from({ length: 8 }, create));
    const refused = answers.filter(({ body }) => body.code === "limit_reached");
    const { body } = await ask(`GET ${tenantId}/endpoints`);
    expect(refused.length).toBeGreaterThan(0);
    expect(body.items).toHaveLength(8 - refused.length);
    const entries = await listAuditEntries(connect(env), tenantId, { limit: 20 });
    expect(entries.filter(({ action }) => action === "endpoint.create")).toHaveLength(body.items.length);
  });

  it("hears all instances, later ones too, or those that it names", async () => {
    const { received, host } = openReceiver(status(200));
    const first = await newInstance();
    const { tenantId, ledger } = first;
    const profile = { name: "Toko", slug: `t-${tenantId}`, region: "apac", timeZone: "UTC", locale: "id" };
    await connect(env)
      .insert(tenants)
      .values({ id: tenantId, ...profile, planId: "scale" });
    const create = (body: object) => ask(`POST ${tenantId}/endpoints`, { body });
    await create({ url: `https://all.${host}/` });
    await create({ url: `https://first.${host}/`, instances: [first.instance.id] });
    await create({ url: `https://calls.${host}/`, events: ["CALL"] });
    const silent = (await create({ url: `https://silent.${host}/` })).body.id;
    expect((await ask(`PATCH ${tenantId}/endpoints/${silent}`, { body: { enabled: false } })).status).toBe(200);
    const hosts = () => received.map(({ url }) => new URL(url).hostname).sort();
    await post(first, messageOf(first, "one"));
    await until(() => received.length >= 2);

    const later = { ...first.instance, id: uuidv7(), name: "baru", upstreamName: `z${randomName(25)}` };
    await env.LEDGER.getByName(ledger).putInstance(later);
    const second = { ...first, instance: later, headers: await registeredHeaders(tenantId, later) };
    await post(second, messageOf(second, "two"));
    await until(() => received.length >= 3);
    expect(hosts()).toEqual([`all.${host}`, `all.${host}`, `first.${host}`]);
  });

  it("is not there when those who deliver could not be told, and a change that they missed is told later", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    const began = Date.now() - 60_000;
    const tenantId = await makeTenant();
    const outboxes = vi.spyOn(env.OUTBOX, "getByName").mockImplementation(() => {
      throw new Error("overloaded");
    });
    const create = () => ask(`POST ${tenantId}/endpoints`, { body: { url: URL_OK } });
    expect(await create()).toMatchObject({ status: 503, body: { code: "unavailable" } });
    expect((await ask(`GET ${tenantId}/endpoints`)).body.items).toEqual([]);
    outboxes.mockRestore();
    const { id } = (await create()).body;

    vi.spyOn(env.OUTBOX, "getByName").mockImplementation(() => {
      throw new Error("overloaded");
    });
    const path = `${tenantId}/endpoints/${id}`;
    expect((await ask(`PATCH ${path}`, { body: { enabled: false } })).status).toBe(503);
    vi.restoreAllMocks();
    // Those of other tests are told nothing: their objects are in another worker.
    const recent = await listRecentlyChangedEndpoints(connect(env), { since: new Date(began), limit: 100_000 });
    const own = recent.filter((row) => row.tenantId === tenantId);
    await pushAll(env, own);
    const kept = await env.LEDGER.getByName(`${tenantId}:live`).findDocument(tenantEndpointKey(id));
    expect(JSON.parse(kept ?? "")).toMatchObject({ id, enabled: false });
  });

  it("is changed by one of two who saw the same version", async () => {
    const { path } = await makeEndpoint();
    const change = (description: string) => ask(`PATCH ${path}`, { body: { description }, "if-match": '"1"' });
    expect((await change("first")).status).toBe(200);
    expect(await change("second")).toMatchObject({ status: 412, body: { code: "version_mismatch" } });
    expect((await ask(`GET ${path}`)).body).toMatchObject({ description: "first", version: 2 });
  });

  it("does not exist for anybody else", async () => {
    const { tenantId, id, path } = await makeEndpoint();
    const other = await makeTenant();
    const { key } = await makeKey(other, { mode: "live", scopes: ["manage"] });
    const authorization = `Bearer ${key}`;
    const delivery = `evt_${uuidv7()}`;
    for (const [line, body] of [
      [`GET ${path}`],
      [`PATCH ${path}`, { enabled: false }],
      [`DELETE ${path}`],
      [`POST ${path}/test`, { event: "CALL" }],
      [`GET ${path}/deliveries`],
      [`GET ${path}/deliveries/${delivery}`],
      [`GET ${other}/endpoints/${id}`],
      [`DELETE ${other}/endpoints/${id}`],
      [`POST ${other}/endpoints/${id}/deliveries/${delivery}/resend`],
    ] as const) {
      expect((await ask(line, { authorization, body })).status).toBe(404);
    }
    expect((await ask(`GET ${other}/endpoints`, { authorization })).body.items).toEqual([]);
    expect((await ask(`GET ${path}`, { authorization: "" })).status).toBe(401);
    const test = await makeKey(tenantId, { mode: "test", scopes: ["manage"] });
    expect((await ask(`GET ${path}`, { authorization: `Bearer ${test.key}` })).status).toBe(404);
  });
});

it.each(["/v1/instance/fetchInstances", "/webhooks/x", "/api/me", "/message/sendText/main"])(
  "ends a loop: %s does not take what we have sent ourselves",
  async (path) => {
    const response = await fetchGateway(path, { method: "POST", headers: { "x-zapin-hop": "1" }, body: "{}" });
    expect(response.status).toBe(508);
  },
);

/** Somebody who reads a tenant's mail. */
async function addReader(tenantId: string): Promise<string> {
  const email = `${crypto.randomUUID()}@shop.example`;
  const userId = crypto.randomUUID();
  const db = connect(env);
  await db.insert(users).values({ id: userId, email, name: "Maria", emailVerified: true });
  await db.insert(members).values({ id: crypto.randomUUID(), tenantId, userId, role: "admin" });
  return email;
}

it("mails a notice to those who look after the tenant, once", async () => {
  const db = connect(env);
  const tenantId = await makeTenant();
  const email = await addReader(tenantId);
  await notify({ db }, tenantId, {
    kind: "endpoint.disabled",
    data: { endpointId: "c1", url: URL_OK, reason: "gone" },
  });
  const mails = () => db.select().from(devMails).where(eq(devMails.recipient, email));
  // Other files have notices as well, and they come first.
  const mailSome = async () => {
    await Promise.all([mailNotices(env, db), mailNotices(env, db)]);
    return (await mails()).length > 0;
  };
  await until(mailSome);
  await mailSome();
  expect(await mails()).toMatchObject([{ kind: "endpoint.disabled", text: expect.stringContaining(URL_OK) }]);
});

it("delivers a nearly used up quota to endpoints that take everything, once", async () => {
  const { received, url } = openReceiver(status(200));
  const db = connect(env);
  const tenantId = await makeTenant();
  for (const events of [undefined, ["CALL"]]) await ask(`POST ${tenantId}/endpoints`, { body: { url, events } });
  const data = { kind: "message_send", percent: 80, used: 8, limit: 10, resetsAt: new Date().toISOString() };
  const [notice] = await db
    .insert(notices)
    .values({ id: uuidv7(), tenantId, kind: "quota.threshold", data })
    .returning();
  for (let times = 0; times < 2; times++) await deliverNotice(env, db, notice as Notice);
  await until(() => received.length > 0);
  const [endpoint] = (await ask(`GET ${tenantId}/endpoints`)).body.items.filter(
    ({ events }: Endpoint) => events.length > 1,
  );
  const log = await ask(`GET ${tenantId}/endpoints/${endpoint.id}/deliveries`);
  expect(log.body.items).toMatchObject([{ event: "quota.threshold", attempts: 1 }]);
  expect(JSON.parse(received[0]?.body ?? "")).toMatchObject({ event: "quota.threshold", data });
  expect(received).toHaveLength(1);
});
