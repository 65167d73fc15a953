import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { connect } from "../../../db/client";
import { findWebhookEndpoint } from "../../../db/queries/webhook-endpoints";
import { tenants } from "../../../db/schema";
import { endpointKey, evolutionEndpointId } from "../../../durable/webhook-outbox/endpoint";
import { openReceiver, status } from "../../../durable/webhook-outbox/receiver.fixture";
import { EVENT_NAMES, eventNamesOf } from "../../../lib/event-names";
import { until } from "../../../tests/support/until";
import { messageOf, post } from "../../webhooks/instance.fixture";
import { newCaller } from "./call.fixture";
import { findWebhook, setWebhook, webhookFromBody } from "./webhook";

const URL_OK = "https://shop.example/hook";
const set = ({ ask }: Awaited<ReturnType<typeof newCaller>>, webhook: unknown) =>
  ask(setWebhook, "/webhook/set", { webhook });
const find = ({ ask }: Awaited<ReturnType<typeof newCaller>>) => ask(findWebhook, "/webhook/find");
const messageIn = (answer: { body: { response: { message: unknown } } }) => answer.body.response.message;

afterEach(() => vi.restoreAllMocks());

it("answers null before anything is set", async () => {
  expect(await find(await newCaller())).toEqual({ status: 200, body: null });
});

it("stores a webhook in the shape of Evolution's row and finds it again", async () => {
  const caller = await newCaller();
  const headers = { authorization: "Bearer x", "x-hook": "abc" };
  const events = ["QRCODE_UPDATED", "MESSAGES_UPSERT"];
  const answer = await set(caller, { enabled: true, url: URL_OK, headers, byEvents: true, base64: true, events });
  expect(answer.status).toBe(201);
  expect(Object.keys(answer.body)).toEqual(
    "id url headers enabled events webhookByEvents webhookBase64 createdAt updatedAt instanceId".split(" "),
  );
  expect(answer.body).toMatchObject({
    id: expect.stringMatching(/^c[a-z0-9]{24}$/),
    url: URL_OK,
    headers,
    enabled: true,
    events,
    webhookByEvents: true,
    webhookBase64: true,
    instanceId: caller.instance.upstreamId,
  });
  expect(await find(caller)).toEqual({ status: 200, body: answer.body });
});

it("keeps id, age and headers when it is set again, and empties the events of one that is off", async () => {
  const caller = await newCaller();
  const first = await set(caller, { enabled: true, url: URL_OK, headers: { a: "1" }, events: ["CALL"] });
  const second = await set(caller, { enabled: false, url: "", events: ["CALL"] });
  const { id, createdAt } = first.body;
  expect(second.body).toMatchObject({ id, createdAt, url: "", headers: { a: "1" }, enabled: false, events: [] });
  expect(second.body.updatedAt > first.body.updatedAt).toBe(true);
});

it("takes a missing or empty list of events for all that the server has", async () => {
  const caller = await newCaller();
  expect((await set(caller, { enabled: true, url: URL_OK })).body.events).toEqual(EVENT_NAMES);
  const older = await newCaller({ version: "2.2.3" });
  expect((await set(older, { enabled: true, url: URL_OK, events: [] })).body.events).toEqual(eventNamesOf("2.2.3"));
});

it.each([
  [{}, [['instance requires property "webhook"']]],
  [{ enabled: true, url: URL_OK, events: [] }, [['instance requires property "webhook"']]],
  [{ webhook: { enabled: true } }, [['webhook requires property "url"']]],
  [{ webhook: { enabled: "yes", url: URL_OK } }, [["webhook.enabled is not of a type(s) boolean"]]],
  [
    { webhook: { enabled: true, url: URL_OK, events: ["NOPE"] } },
    [[`webhook.events[0] is not one of enum values: ${EVENT_NAMES.join(",")}`]],
  ],
])("refuses %j in Evolution's words", async (body, message) => {
  const { ask } = await newCaller();
  const answer = await ask(setWebhook, "/webhook/set", body);
  expect(answer).toMatchObject({ status: 400, body: { status: 400, error: "Bad Request" } });
  expect(messageIn(answer)).toEqual(message);
});

it("lists to a 2.2 client the names of its server", async () => {
  const caller = await newCaller({ version: "2.2.3" });
  const answer = await set(caller, { enabled: true, url: URL_OK, events: ["STATUS_INSTANCE"] });
  const names = eventNamesOf("2.2.3").join(",");
  expect(messageIn(answer)).toEqual([[`webhook.events[0] is not one of enum values: ${names}`]]);
});

it.each([
  "not a url",
  "http://shop.example/",
  "https://10.0.0.1/",
  "https://localhost/",
  "https://u:p@shop.example/",
  "",
])("refuses to call %s", async (url) => {
  const answer = await set(await newCaller(), { enabled: true, url, events: [] });
  expect(answer.status).toBe(400);
  expect(messageIn(answer)).toEqual([expect.stringContaining('Invalid "url" property')]);
});

it("refuses headers that cannot be sent", async () => {
  const answer = await set(await newCaller(), { enabled: true, url: URL_OK, headers: { "a b": "c" }, events: [] });
  expect(messageIn(answer)).toEqual(['Invalid "headers" property']);
});

it("keeps headers and secret unreadable", async () => {
  const caller = await newCaller();
  await set(caller, { enabled: true, url: URL_OK, headers: { authorization: "Bearer hidden" }, events: [] });
  const text = await env.LEDGER.getByName(caller.ledger).findDocument(endpointKey(caller.instance.id));
  expect(text).not.toContain("hidden");
  expect(text).not.toContain("whsec_");
});

it("is what events are delivered to, and shows when the receiver has gone for good", async () => {
  const { received, answerWith, url } = openReceiver(status(200));
  const caller = await newCaller();
  await set(caller, { enabled: true, url, byEvents: true, events: ["MESSAGES_UPSERT"] });
  await post(caller, messageOf(caller, "one"));
  await until(() => received.length === 1);
  expect(received[0]?.url).toBe(`${url}/messages-upsert`);

  answerWith(status(410));
  await post(caller, messageOf(caller, "two"));
  await until(async () => (await caller.outbox.state()).disabled === "gone");
  expect((await find(caller)).body.enabled).toBe(false);

  answerWith(status(200));
  await set(caller, { enabled: true, url, events: ["MESSAGES_UPSERT"] });
  await post(caller, messageOf(caller, "three"));
  await until(() => received.length === 3);
  expect((await find(caller)).body.enabled).toBe(true);
  const ids = await runInDurableObject(caller.outbox, (_, { storage }) =>
    storage.sql.exec("SELECT id FROM outgoing").toArray(),
  );
  expect(ids).toHaveLength(3);
});

it("reads the webhook of a create as one that is on", () => {
  expect(webhookFromBody({ url: URL_OK })).toEqual({
    url: URL_OK,
    headers: null,
    enabled: true,
    events: [...EVENT_NAMES],
    webhookByEvents: false,
    webhookBase64: false,
  });
});

it("is set and works while Postgres is down, and reaches it afterwards", async () => {
  const db = connect(env);
  const caller = await newCaller();
  const profile = { name: "Toko", slug: `t-${caller.tenantId}`, region: "apac", timeZone: "UTC", locale: "id" };
  await db.insert(tenants).values({ id: caller.tenantId, ...profile, planId: "free" });
  const { received, postgres, url } = openReceiver(status(200));
  postgres.isDown = true;
  vi.spyOn(console, "warn").mockReturnValue();
  expect((await set(caller, { enabled: true, url, events: ["MESSAGES_UPSERT"] })).status).toBe(201);
  await post(caller, messageOf(caller, "one"));
  await until(() => received.length === 1);
  const row = () => findWebhookEndpoint(db, caller.tenantId, evolutionEndpointId(caller.instance.id));
  const isOurs = (query: string) => query.includes("webhook_endpoints") && query.includes(caller.instance.id);
  await until(() => postgres.refused.some(isOurs));

  postgres.isDown = false;
  await runInDurableObject(
    caller.outbox,
    (_, { storage }) => void storage.sql.exec("UPDATE endpoint SET record_due = 1"),
  );
  await runDurableObjectAlarm(caller.outbox);
  await until(async () => (await row()) !== undefined);
  expect(await row()).toMatchObject({ origin: "evolution", url, instanceIds: [caller.instance.id] });
});
