import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { createHmac } from "node:crypto";
import { Hono } from "hono";
import { afterEach, expect, it, vi } from "vitest";
import type { LedgerInstance } from "../../durable/tenant-ledger/messages";
import { uuidv7 } from "../../lib/ids";
import { mintMetaToken } from "../../lib/meta-token";
import type { WebhookOwner } from "../../lib/webhook-secret";
import { inScene, isInScene } from "../../tests/support/scene";
import { type AppEnv, config } from "../env";
import { onError } from "../middleware/on-error";
import { type NewInstance, newInstance } from "../webhooks/instance.fixture";
import { meta } from ".";
import { appKey, writeApp } from "./app-document";

afterEach(() => vi.restoreAllMocks());

const app = new Hono<AppEnv>().route("/meta", meta).onError(onError);
const [FIRST, SECOND] = ["100000000000001", "100000000000002"];

/** Gives a tenant one more number of Meta's, on a server of its own. */
async function addNumber({ owner, ledger, instance }: NewInstance, phoneNumberId: string, appSecret: string) {
  const other: LedgerInstance = {
    ...instance,
    id: uuidv7(),
    name: phoneNumberId,
    upstreamName: `${instance.upstreamName}${phoneNumberId}`,
    integration: "WHATSAPP-BUSINESS",
    server: { ...instance.server, url: `https://server-of-${phoneNumberId}.example` },
  };
  const mine = { ...owner, instanceId: other.id };
  await env.LEDGER.getByName(ledger).putInstance(other);
  await env.LEDGER.getByName(ledger).putDocument(appKey(mine), await writeApp(mine, { phoneNumberId, appSecret }));
  return mine;
}

function watchServers() {
  const forwarded: { url: string; value: Record<string, unknown> }[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const { entry } = JSON.parse(String(init?.body));
    expect([entry.length, entry[0].changes.length]).toEqual([1, 1]);
    forwarded.push({ url: String(input), value: entry[0].changes[0].value });
    return new Response(null, { status: 200 });
  });
  return forwarded;
}

async function send(token: string, secret: string, entry: object[]): Promise<number> {
  const body = JSON.stringify({ object: "whatsapp_business_account", entry });
  const signature = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  const init = { method: "POST", body, headers: { "x-hub-signature-256": signature } };
  const request = new Request(`https://gateway.test/meta/${token}`, init);
  return (await app.fetch(request, env, createExecutionContext())).status;
}

const about = (number: string, value: object) => ({
  field: "messages",
  value: { messaging_product: "whatsapp", metadata: { phone_number_id: number }, ...value },
});
const entryOf = (...changes: object[]) => ({ id: "1", changes });

it("takes a batch apart, since a server reads only the first message of each", async () => {
  const ours = await newInstance();
  const secret: string = crypto.randomUUID();
  const owner = await addNumber(ours, FIRST, secret);
  const forwarded = watchServers();
  const contacts = [{ wa_id: "5511888880002" }];
  const entries = [
    entryOf(about(FIRST, { contacts, messages: [{ id: "m1" }, { id: "m2" }], statuses: [{ id: "s1" }, { id: "s2" }] })),
    entryOf(about(FIRST, { messages: [{ id: "m3" }] }), about(FIRST, { statuses: [{ id: "s3" }] })),
  ];
  expect(await send(await mintMetaToken(config.keySecrets, owner), secret, entries)).toBe(200);
  const told = forwarded.map(({ value: { contacts: known, messages, statuses } }) => ({ known, messages, statuses }));
  expect(told).toEqual([
    { known: contacts, messages: [{ id: "m1" }] },
    { known: contacts, messages: [{ id: "m2" }] },
    { known: contacts, statuses: [{ id: "s1" }, { id: "s2" }] },
    { messages: [{ id: "m3" }] },
    { statuses: [{ id: "s3" }] },
  ]);
});

it("brings each number of an app its own, at whichever of their addresses Meta knocks", async () => {
  const ours = await newInstance();
  const secret: string = crypto.randomUUID();
  const [first] = [await addNumber(ours, FIRST, secret), await addNumber(ours, SECOND, secret)];
  const forwarded = watchServers();
  const entries = [
    entryOf(about(FIRST, { messages: [{ id: "m1" }] })),
    entryOf(about(SECOND, { messages: [{ id: "m2" }] })),
  ];
  expect(await send(await mintMetaToken(config.keySecrets, first), secret, entries)).toBe(200);
  expect(forwarded.map(({ url, value }) => [url, value.messages])).toEqual([
    [`https://server-of-${FIRST}.example/webhook/meta`, [{ id: "m1" }]],
    [`https://server-of-${SECOND}.example/webhook/meta`, [{ id: "m2" }]],
  ]);
});

it("keeps what is about one number apart, although it comes in requests at once, and lets no other wait for it", async () => {
  const ours = await newInstance();
  const secret: string = crypto.randomUUID();
  const [first, second] = [await addNumber(ours, FIRST, secret), await addNumber(ours, SECOND, secret)];
  const forwarded = watchServers();
  const waits: number[] = [];
  const { wait } = scheduler;
  vi.spyOn(scheduler, "wait").mockImplementation(async (ms, options) => {
    if (!isInScene()) return wait.call(scheduler, ms, options);
    waits.push(ms);
  });
  vi.spyOn(Date, "now").mockReturnValue(Date.now());
  const tell = async (owner: WebhookOwner, number: string, id: string) =>
    send(await mintMetaToken(config.keySecrets, owner), secret, [entryOf(about(number, { messages: [{ id }] }))]);
  const statuses = await inScene(() =>
    Promise.all([
      tell(first, FIRST, "m1"),
      tell(first, FIRST, "m2"),
      tell(first, FIRST, "m3"),
      tell(second, SECOND, "m4"),
    ]),
  );
  expect(statuses).toEqual([200, 200, 200, 200]);
  expect(waits.sort((a, b) => a - b)).toEqual([200, 400]);
  expect(forwarded.map(({ value }) => (value.messages as { id: string }[])[0]?.id).sort()).toEqual([
    "m1",
    "m2",
    "m3",
    "m4",
  ]);
});

it("holds no large batch longer than Meta waits", async () => {
  const ours = await newInstance();
  const secret: string = crypto.randomUUID();
  const owner = await addNumber(ours, FIRST, secret);
  const forwarded = watchServers();
  let now = Date.now();
  const began = now;
  const { wait } = scheduler;
  vi.spyOn(Date, "now").mockImplementation(() => now);
  vi.spyOn(scheduler, "wait").mockImplementation(async (ms, options) => {
    if (!isInScene()) return wait.call(scheduler, ms, options);
    now += ms;
  });
  const messages = Array.from({ length: 100 }, (_, id) => ({ id: `m${id}` }));
  const token = await mintMetaToken(config.keySecrets, owner);
  expect(await inScene(() => send(token, secret, [entryOf(about(FIRST, { messages }))]))).toBe(200);
  expect(forwarded.map(({ value }) => (value.messages as object[])[0])).toEqual(messages);
  expect(now - began).toBe(10_000);
});

it("believes one app nothing about a number of another, not even of the same tenant's, and never of another's", async () => {
  const [ours, stranger] = [await newInstance(), await newInstance()];
  const [secret, othersSecret] = [crypto.randomUUID() as string, crypto.randomUUID() as string];
  const first = await addNumber(ours, FIRST, secret);
  await addNumber(ours, SECOND, othersSecret);
  await addNumber(stranger, "100000000000003", secret);
  const forwarded = watchServers();
  const token = await mintMetaToken(config.keySecrets, first);
  for (const number of [SECOND, "100000000000003"]) {
    expect(await send(token, secret, [entryOf(about(number, { messages: [{ id: "m" }] }))])).toBe(200);
  }
  expect(forwarded).toEqual([]);
});
