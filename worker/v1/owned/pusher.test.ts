import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { createHash, createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { outboxName, pusherEndpointId } from "../../../durable/webhook-outbox/endpoint";
import { signedQuery } from "../../../durable/webhook-outbox/pusher";
import { openReceiver, type Received, status } from "../../../durable/webhook-outbox/receiver.fixture";
import { EVENT_NAMES } from "../../../lib/event-names";
import { until } from "../../../tests/support/until";
import { envelopeOf, messageOf, post } from "../../webhooks/instance.fixture";
import { newCaller } from "./call.fixture";
import { findPusher, setPusher } from "./pusher";

const SECRET = "7ad3773142a6692b25b8";
const APP = { enabled: true, appId: "", key: "278d425bdf160c739803", secret: SECRET, cluster: "ap1", useTLS: true };

type Caller = Awaited<ReturnType<typeof newCaller>>;
const set = ({ ask }: Caller, changes: object = {}) =>
  ask(setPusher, "/pusher/set", { pusher: { ...APP, ...changes } });
const outboxOf = ({ ledger, instance }: Caller) =>
  env.OUTBOX.getByName(outboxName(ledger, pusherEndpointId(instance.id)));
const settled = async (caller: Caller, deliveries: number) =>
  until(async () => {
    const log = await outboxOf(caller).deliveries({ limit: 100 });
    return log.length === deliveries && log.every(({ state }) => state !== "pending");
  });

// Outboxes of earlier tests may still call theirs.
beforeEach(() => Object.assign(APP, { appId: crypto.randomUUID().replaceAll("-", "") }));
afterEach(() => vi.restoreAllMocks());

/** Stands in for Pusher. */
const openPusher = (answer: () => Response) =>
  openReceiver(answer, ({ pathname }) => pathname.startsWith(`/apps/${APP.appId}/`));

/** As Pusher checks a request: every parameter but the signature, sorted, below the method and the path. */
function isSigned({ url, body }: Received): boolean {
  const { pathname, searchParams } = new URL(url);
  const signature = searchParams.get("auth_signature");
  searchParams.delete("auth_signature");
  searchParams.sort();
  const text = ["POST", pathname, searchParams.toString()].join("\n");
  const isFresh = Math.abs(Date.now() / 1_000 - Number(searchParams.get("auth_timestamp"))) < 600;
  const isWhole = searchParams.get("body_md5") === createHash("md5").update(body).digest("hex");
  return isFresh && isWhole && signature === createHmac("sha256", SECRET).update(text).digest("hex");
}

it("signs as in Pusher's own example", () => {
  const body = '{"name":"foo","channels":["project-3"],"data":"{\\"some\\":\\"data\\"}"}';
  const at = 1_353_088_179_000;
  const query = new URLSearchParams(signedQuery({ path: "/apps/3/events", body, key: APP.key, secret: SECRET, at }));
  expect(query.get("body_md5")).toBe("ec365a775a4cd0599faeb73354201b6f");
  expect(query.get("auth_signature")).toBe("da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c");
});

it("feeds events to the channel of the instance, signed, and nothing that is the server's", async () => {
  const { received } = openPusher(status(200));
  const caller = await newCaller();
  expect((await set(caller)).status).toBe(201);
  await post(caller, messageOf(caller, "olá 👋"));
  await settled(caller, 1);
  const [one] = received;
  expect(one?.url.split("?")[0]).toBe(`https://api-ap1.pusher.com/apps/${APP.appId}/events`);
  expect(new URL(one?.url ?? "").searchParams.get("auth_key")).toBe(APP.key);
  expect(received.map(isSigned)).toEqual([true]);
  const { name, channels, data } = JSON.parse(one?.body ?? "");
  expect([name, channels]).toEqual(["messages.upsert", [caller.instance.name]]);
  const event = JSON.parse(data);
  expect(event).toMatchObject({ event: "messages.upsert", instance: caller.instance.name, destination: APP.appId });
  expect(event.data.message).toEqual({ conversation: "olá 👋" });
  const sent = `${one?.url}${one?.body}`;
  for (const hidden of [caller.instance.upstreamName, caller.instance.server.url, SECRET, "0C2A4D52"])
    expect(sent).not.toContain(hidden);
});

it("sends the events that were asked for, and a code without its picture", async () => {
  const { received } = openPusher(status(200));
  const caller = await newCaller();
  await set(caller, { events: ["QRCODE_UPDATED"] });
  await post(caller, messageOf(caller, "not this"));
  const qrcode = { instance: caller.instance.upstreamName, code: "2@x", base64: `data:${"A".repeat(20_000)}` };
  await post(caller, envelopeOf(caller, "qrcode.updated", { qrcode }));
  await settled(caller, 1);
  expect(received).toHaveLength(1);
  const { name, data } = JSON.parse(received[0]?.body ?? "");
  expect(name).toBe("qrcode.updated");
  expect(JSON.parse(data).data.qrcode).toEqual({ instance: caller.instance.name, code: "2@x" });
});

it("drops what Pusher would not take, which shows in the log and does not count against the app", async () => {
  const { received } = openPusher(status(200));
  const caller = await newCaller();
  await set(caller);
  const fits = JSON.stringify(messageOf(caller, "")).length;
  await post(caller, messageOf(caller, "x".repeat(10_240 - fits + 400)));
  await post(caller, messageOf(caller, "x".repeat(1_500_000)));
  await post(caller, messageOf(caller, "small"));
  await settled(caller, 3);
  expect(received).toHaveLength(1);
  const log = await outboxOf(caller).deliveries({ limit: 10 });
  expect(log.map(({ state, attempts, last }) => [state, attempts, last?.error]).sort()).toEqual([
    ["delivered", 1, null],
    ["failed", 1, "too_large"],
    ["failed", 1, "too_large"],
  ]);
  expect(await outboxOf(caller).state()).toMatchObject({ failingSince: null, disabled: null });
});

it("tries again what Pusher did not take, with a signature of that moment", async () => {
  const receiver = openPusher(status(503));
  const caller = await newCaller();
  await set(caller);
  await post(caller, messageOf(caller, "again"));
  await until(() => receiver.received.length === 1);
  receiver.answerWith(status(200));
  await runInDurableObject(outboxOf(caller), (_, { storage }) => {
    storage.sql.exec("UPDATE outgoing SET due = 1 WHERE due IS NOT NULL");
  });
  await runDurableObjectAlarm(outboxOf(caller));
  await settled(caller, 1);
  expect(receiver.received.map(isSigned)).toEqual([true, true]);
});

it("takes a secret, never shows it again, and keeps it where none is named", async () => {
  const { received } = openPusher(status(200));
  const caller = await newCaller();
  const find = () => caller.ask(findPusher, "/pusher/find");
  expect(await find()).toEqual({ status: 200, body: null });
  const { secret: _, ...app } = APP;
  expect(await caller.ask(setPusher, "/pusher/set", { pusher: app })).toMatchObject({ status: 400 });
  const stored = await set(caller, { events: [] });
  expect(stored).toMatchObject({ status: 201, body: { ...app, secret: null, events: [...EVENT_NAMES] } });
  expect(await find()).toEqual({ status: 200, body: stored.body });
  await set(caller, { secret: null, events: ["MESSAGES_UPSERT"] });
  await post(caller, messageOf(caller, "still signed"));
  await settled(caller, 1);
  expect(received.map(isSigned)).toEqual([true]);
  const documents = await env.LEDGER.getByName(caller.ledger).listDocuments(caller.instance.id, "pusher-endpoint");
  expect(`${documents}`).not.toContain(SECRET);
});

it("sends nothing once it is switched off", async () => {
  const { received } = openPusher(status(200));
  const caller = await newCaller();
  await set(caller);
  expect(await set(caller, { enabled: false })).toMatchObject({ status: 201, body: { enabled: false, events: [] } });
  await post(caller, messageOf(caller, "silence"));
  expect(await outboxOf(caller).deliveries({ limit: 10 })).toEqual([]);
  expect(received).toEqual([]);
});

it.each([
  ["cluster", "ap1.evil.example/"],
  ["cluster", "AP1"],
  ["cluster", ""],
  ["cluster", "a@b"],
  ["appId", "3/../4"],
  ["appId", "3?x"],
  ["key", "a&auth_timestamp=1"],
])("refuses the %s %j", async (field, value) => {
  const answer = await set(await newCaller(), { [field]: value });
  expect(answer).toMatchObject({ status: 400, body: { response: { message: [`Invalid "${field}" property`] } } });
});
