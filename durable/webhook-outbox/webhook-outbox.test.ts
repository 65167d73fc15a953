import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { uuidv7 } from "../../lib/ids";
import { until } from "../../tests/support/until";
import { newEndpoint, newEvent, provisionLedger, sealPart } from "./endpoint.fixture";
import { openReceiver, status } from "./receiver.fixture";

const newOutbox = () => env.OUTBOX.getByName(crypto.randomUUID());
type Outbox = ReturnType<typeof newOutbox>;

const rows = (outbox: Outbox) =>
  runInDurableObject(outbox, (_, { storage }) =>
    storage.sql.exec("SELECT id, state, tries, due, body IS NOT NULL AS kept FROM outgoing ORDER BY id").toArray(),
  );
/** How often something was tried. */
const attempts = async (outbox: Outbox) =>
  (await outbox.deliveries({ limit: 100 })).reduce((sum, delivery) => sum + delivery.attempts, 0);
async function configure(outbox: Outbox, { document }: Pick<Awaited<ReturnType<typeof newEndpoint>>, "document">) {
  await provisionLedger(document.tenantId);
  await outbox.configure({ endpoint: document, record: false });
}
const settled = (outbox: Outbox) => until(async () => (await outbox.state()).waiting === 0);
const attempted = (outbox: Outbox, times: number) => until(async () => (await attempts(outbox)) >= times);

/** Brings everything that waits forward to now. */
async function ring(outbox: Outbox) {
  await runInDurableObject(outbox, (_, { storage }) => {
    storage.sql.exec("UPDATE outgoing SET due = 1 WHERE due IS NOT NULL");
  });
  await runDurableObjectAlarm(outbox);
}

afterEach(() => vi.restoreAllMocks());

it("delivers the envelope with the receiver's own address, once", async () => {
  const { received, url } = openReceiver(status(204));
  const outbox = newOutbox();
  const { document } = await newEndpoint({ url, headers: { "x-hook": "abc" } });
  const event = await newEvent({ instance: "loja", data: { text: "olá 👋" } });

  await outbox.enqueue({ endpoint: document, events: [event] });
  await outbox.enqueue({ endpoint: document, events: [event] });
  await settled(outbox);
  await outbox.enqueue({ endpoint: document, events: [event] });

  expect(received).toHaveLength(1);
  expect(received[0]?.url).toBe(url);
  expect(JSON.parse(received[0]?.body ?? "")).toEqual({
    event: "messages.upsert",
    instance: "loja",
    data: { text: "olá 👋" },
    destination: url,
  });
  expect(received[0]?.headers.get("x-hook")).toBe("abc");
  expect(received[0]?.headers.get("content-type")).toBe("application/json");
  expect(await rows(outbox)).toEqual([{ id: event.id, state: "delivered", tries: 1, due: null, kept: 1 }]);
});

it("signs so that a receiver can check it with nothing but HMAC", async () => {
  const { received, url } = openReceiver(status(200));
  const outbox = newOutbox();
  const { document, endpoint } = await newEndpoint({ url });
  const event = await newEvent({ data: 1 });
  await outbox.enqueue({ endpoint: document, events: [event] });
  await settled(outbox);

  const { headers, body } = received[0]!;
  const [id, timestamp] = [headers.get("webhook-id"), headers.get("webhook-timestamp")];
  expect(id).toBe(event.id);
  expect(Math.abs(Number(timestamp) - Date.now() / 1_000)).toBeLessThan(60);
  const secretBytes = Uint8Array.from(atob(endpoint.secret.slice(6)), (c) => c.charCodeAt(0));
  const standard = await hmac(secretBytes, `${id}.${timestamp}.${body}`);
  expect(headers.get("webhook-signature")).toBe(`v1,${btoa(String.fromCharCode(...standard))}`);
  const bare = await hmac(new TextEncoder().encode(endpoint.secret), body);
  expect(headers.get("x-webhook-signature")).toBe(bare.toHex());
});

async function hmac(secret: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array & { toHex(): string }> {
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(text)));
  return Object.assign(bytes, { toHex: () => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("") });
}

it.each([500, 404, 302, 401])("keeps a delivery that was answered %s, and sends the same one again", async (code) => {
  // However late this test looks, it sees the delivery before its second answer.
  const second = Promise.withResolvers<Response>();
  const { received, url } = openReceiver(() =>
    received.length === 1 ? status(code, { location: "/elsewhere" })() : second.promise,
  );
  const outbox = newOutbox();
  const { document } = await newEndpoint({ url });
  const before = Date.now();
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: 1 })] });
  await attempted(outbox, 1);

  const [row] = await rows(outbox);
  expect(row).toMatchObject({ state: "pending", tries: 1 });
  expect(Number(row?.due)).toBeGreaterThan(before + 1_000);
  expect(Number(row?.due)).toBeLessThanOrEqual(Date.now() + 6_000);

  second.resolve(new Response());
  await ring(outbox);
  await settled(outbox);
  expect(received.map((one) => one.url)).toEqual([url, url]);
  expect(received[1]?.headers.get("webhook-id")).toBe(received[0]?.headers.get("webhook-id"));
  expect(received[1]?.body).toBe(received[0]?.body);
  const [delivery] = await outbox.deliveries({ limit: 1 });
  expect(await outbox.delivery(delivery?.id ?? "")).toMatchObject({
    state: "delivered",
    attempts: [{ status: code }, { status: 200 }],
  });
});

it("gives up after eight attempts and keeps the event for a replay", async () => {
  const { received, url } = openReceiver(() => Promise.reject(new TypeError("connection refused")));
  const outbox = newOutbox();
  const { document } = await newEndpoint({ url });
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: 1 })] });
  await attempted(outbox, 1);
  for (let made = 1; made < 8; made++) {
    await ring(outbox);
    await attempted(outbox, made + 1);
  }
  expect(received).toHaveLength(8);
  const [row] = await rows(outbox);
  expect(row).toMatchObject({ state: "failed", tries: 8, due: null, kept: 1 });
  const [failed] = await outbox.deliveries({ limit: 1 });
  expect(failed).toMatchObject({ attempts: 8, nextAt: null, last: { status: null, error: "upstream_failed" } });
});

it("stops for good when the receiver says that it is gone, until it is set anew", async () => {
  const { received, answerWith, url } = openReceiver(status(410));
  const outbox = newOutbox();
  const { document, endpoint } = await newEndpoint({ url });
  await provisionLedger(document.tenantId);
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: 1 })] });
  await attempted(outbox, 1);
  expect(await outbox.state()).toMatchObject({ waiting: 0, disabled: "gone" });
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: 2 })] });
  expect(await rows(outbox)).toHaveLength(1);

  answerWith(status(200));
  const renewed = await newEndpoint({ ...endpoint, updatedAt: new Date(Date.now() + 1_000).toISOString() });
  await configure(outbox, renewed);
  await outbox.enqueue({ endpoint: renewed.document, events: [await newEvent({ data: 3 })] });
  await settled(outbox);
  expect(received.map(({ body }) => JSON.parse(body).data)).toEqual([1, 3]);
});

it("leaves a receiver alone for as long as its Retry-After asks", async () => {
  const { received, answerWith, url } = openReceiver(status(429, { "retry-after": "600" }));
  const outbox = newOutbox();
  const { document } = await newEndpoint({ url });
  const before = Date.now();
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: 1 })] });
  await attempted(outbox, 1);
  const [row] = await rows(outbox);
  expect(Number(row?.due)).toBeGreaterThanOrEqual(before + 600_000);

  answerWith(status(200));
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: 2 })] });
  await runDurableObjectAlarm(outbox);
  expect(received).toHaveLength(1);
  const alarm = await runInDurableObject(outbox, (_, { storage }) => storage.getAlarm());
  expect(Number(alarm)).toBeGreaterThanOrEqual(before + 600_000);
});

it("sends what waits to the new address, and nothing once the endpoint is switched off", async () => {
  const { received, answerWith, url, host } = openReceiver(status(500));
  const newUrl = `https://new.${host}/in`;
  const outbox = newOutbox();
  const { document, endpoint } = await newEndpoint({ url, webhookByEvents: true });
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: 1 })] });
  await attempted(outbox, 1);
  expect(received[0]?.url).toBe(`${url}/messages-upsert`);

  const later = (ms: number) => new Date(Date.now() + ms).toISOString();
  const moved = await newEndpoint({
    ...endpoint,
    url: newUrl,
    webhookByEvents: false,
    updatedAt: later(1),
  });
  await configure(outbox, moved);
  await ring(outbox);
  await attempted(outbox, 2);
  expect(received[1]?.url).toBe(newUrl);
  expect(JSON.parse(received[1]?.body ?? "").destination).toBe(newUrl);

  answerWith(status(200));
  await configure(outbox, await newEndpoint({ ...endpoint, enabled: false, updatedAt: later(2) }));
  await configure(outbox, { document });
  await ring(outbox);
  expect(received).toHaveLength(2);
});

it.each([
  { how: "the receiver is gone", codes: [410, 410] },
  { how: "its tenant switches it off", codes: [500, 500] },
])("keeps as failed what was under way when $how", async ({ codes }) => {
  const answers = codes.map(() => Promise.withResolvers<Response>());
  const { received, url } = openReceiver(() => answers[received.length - 1]!.promise);
  const outbox = newOutbox();
  const { document, endpoint } = await newEndpoint({ url });
  await provisionLedger(document.tenantId);
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: 1 }), await newEvent({ data: 2 })] });
  await until(() => received.length === 2);
  if (!codes.includes(410)) {
    const updatedAt = new Date(Date.now() + 1).toISOString();
    await configure(outbox, await newEndpoint({ ...endpoint, enabled: false, updatedAt }));
  }
  for (const [place, code] of codes.entries()) {
    answers[place]?.resolve(status(code)());
    await attempted(outbox, place + 1);
  }
  expect(await rows(outbox)).toMatchObject([
    { state: "failed", due: null, kept: 1 },
    { state: "failed", due: null, kept: 1 },
  ]);
});

it("is not woken over and over for what may not go out", async () => {
  const outbox = newOutbox();
  await configure(outbox, await newEndpoint({ enabled: false }));
  await runInDurableObject(outbox, async (_, { storage }) => {
    const row = `INSERT INTO outgoing (id, event, state, due, created_at, more_parts, body)
      VALUES (?, 'call', 'pending', 1, ?, 0, '')`;
    storage.sql.exec(row, `evt_${uuidv7()}`, Date.now());
    await storage.setAlarm(Date.now() + 60_000);
  });
  await runDurableObjectAlarm(outbox);
  expect(await runInDurableObject(outbox, (_, { storage }) => storage.getAlarm())).toBeNull();
});

it("keeps four deliveries under way, in the order in which they came", async () => {
  // Nobody is answered before four ask at once; a fifth would be counted.
  const open: (() => void)[] = [];
  let most = 0;
  const { received, url } = openReceiver(async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    open.push(resolve);
    most = Math.max(most, open.length);
    if (open.length === 4) for (const answer of open.splice(0)) answer();
    await promise;
    return new Response();
  });
  const outbox = newOutbox();
  const { document } = await newEndpoint({ url });
  const events = await Promise.all(Array.from({ length: 40 }, (_, data) => newEvent({ data })));
  await outbox.enqueue({ endpoint: document, events });
  await settled(outbox);
  expect(received.map(({ headers }) => headers.get("webhook-id"))).toEqual(events.map(({ id }) => id));
  expect(most).toBe(4);
});

it("is not kept waiting by a delivery that hangs", async () => {
  const hanging = Promise.withResolvers<Response>();
  const { received, url } = openReceiver(({ body }) =>
    JSON.parse(body).data === "hangs" ? hanging.promise : new Response(),
  );
  const outbox = newOutbox();
  const { document } = await newEndpoint({ url });
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: "hangs" })] });
  await until(() => received.length === 1);
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: "passes" })] });
  await attempted(outbox, 1);
  expect(await outbox.state()).toMatchObject({ waiting: 1 });
  hanging.resolve(new Response());
  await settled(outbox);
  expect(received).toHaveLength(2);
});

it("forgets what it has delivered after three days, and what waits never", async () => {
  const { answerWith, url } = openReceiver(status(200));
  const outbox = newOutbox();
  const { document } = await newEndpoint({ url });
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: 1 })] });
  await settled(outbox);
  answerWith(status(500));
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: 2 })] });
  await attempted(outbox, 2);

  const now = Date.now();
  const clock = vi.spyOn(Date, "now").mockReturnValue(now + 71 * 3_600_000);
  await runInDurableObject(outbox, (object) => object.alarm());
  expect(await rows(outbox)).toHaveLength(2);
  clock.mockReturnValue(now + 73 * 3_600_000);
  await runInDurableObject(outbox, (object) => object.alarm());
  expect(await rows(outbox)).toMatchObject([{ state: "pending" }]);
});

it("never calls an address inside", async () => {
  const { received } = openReceiver(status(200), ({ hostname }) => hostname === "169.254.169.254");
  const outbox = newOutbox();
  const { document } = await newEndpoint({ url: "https://169.254.169.254/latest" });
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: 1 })] });
  await attempted(outbox, 1);
  expect(received).toEqual([]);
  expect((await outbox.deliveries({ limit: 1 }))[0]?.last).toMatchObject({ status: null, error: "unsafe_url" });
});

it("sends a body of many parts with its length and a good signature", async () => {
  const { received, url } = openReceiver(status(200));
  const outbox = newOutbox();
  const { document, endpoint } = await newEndpoint({ url });
  const id = `evt_${uuidv7()}`;
  const item = "x".repeat(200_000);
  await outbox.putPart({ id, part: 1, body: await sealPart(id, 1, `,"${item}"`) });
  await outbox.putPart({ id, part: 2, body: await sealPart(id, 2, `,"${item}"]`) });
  const body = await sealPart(id, 0, `{"event":"messages.set","data":["${item}"`);
  await outbox.enqueue({ endpoint: document, events: [{ id, event: "messages.set", body, moreParts: 2 }] });
  await settled(outbox);

  const [one] = received;
  expect(JSON.parse(one?.body ?? "").data).toEqual([item, item, item]);
  const bare = await hmac(new TextEncoder().encode(endpoint.secret), one?.body ?? "");
  expect(one?.headers.get("x-webhook-signature")).toBe(bare.toHex());
  const parts = () =>
    runInDurableObject(outbox, (_, { storage }) => storage.sql.exec("SELECT id FROM parts").toArray().length);
  expect(await parts()).toBe(2);
  const now = Date.now();
  vi.spyOn(Date, "now").mockReturnValue(now + 73 * 3_600_000);
  await runInDurableObject(outbox, (object) => object.alarm());
  expect(await parts()).toBe(0);
});

it("goes on with the others when one body cannot be opened", async () => {
  const { received, url } = openReceiver(status(200));
  vi.spyOn(console, "error").mockReturnValue();
  const outbox = newOutbox();
  const { document } = await newEndpoint({ url });
  const broken = { ...(await newEvent({ data: 1 })), body: "AQID" };
  const good = await newEvent({ data: 2 });
  await outbox.enqueue({ endpoint: document, events: [broken, good] });
  await attempted(outbox, 2);
  expect(received).toHaveLength(1);
  const states = Object.fromEntries((await rows(outbox)).map(({ id, state }) => [id, state]));
  expect(states).toEqual({ [broken.id]: "pending", [good.id]: "delivered" });
});

it("leaves nothing behind when it is erased, not even by a delivery under way", async () => {
  const hanging = Promise.withResolvers<void>();
  let ended = 0;
  const { received, url } = openReceiver(async () => {
    await hanging.promise;
    return new Response(
      new ReadableStream({
        pull(controller) {
          ended++;
          controller.close();
        },
      }),
    );
  });
  const outbox = newOutbox();
  const { document } = await newEndpoint({ url });
  await outbox.enqueue({ endpoint: document, events: [await newEvent({ data: 1 }), await newEvent({ data: 2 })] });
  await until(() => received.length === 2);
  await outbox.erase();
  hanging.resolve();
  await until(() => ended === 2);
  await runInDurableObject(outbox, async (_, { storage }) => {
    const tables = storage.sql
      .exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'")
      .toArray();
    expect(tables).toEqual([]);
    expect(await storage.getAlarm()).toBeNull();
  });
});
