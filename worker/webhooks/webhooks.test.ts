import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { evolutionEndpointId, outboxName } from "../../durable/webhook-outbox/endpoint";
import { openReceiver, status } from "../../durable/webhook-outbox/receiver.fixture";
import { byEventsSuffix, EVENT_NAMES, eventName } from "../../lib/event-names";
import { until } from "../../tests/support/until";
import { addEndpoint, envelopeOf, messageOf, newInstance, post, registeredHeaders } from "./instance.fixture";

afterEach(() => vi.restoreAllMocks());

const delivered = (received: unknown[], count: number) => until(() => received.length >= count);

describe("authentication", () => {
  it("refuses whoever cannot name the instance's secret, always with the same words, and reads nothing", async () => {
    const [ours, other] = [await newInstance(), await newInstance()];
    const raised = await registeredHeaders(ours.tenantId, { ...ours.instance, keyVersion: 2 });
    const attempts: Parameters<typeof post>[2][] = [
      { headers: {} },
      { headers: { "x-zapin-instance": ours.headers["x-zapin-instance"]! } },
      { headers: { ...ours.headers, "x-zapin-secret": "0".repeat(70) } },
      { headers: { ...ours.headers, "x-zapin-secret": other.headers["x-zapin-secret"]! } },
      { headers: other.headers },
      { headers: { ...ours.headers, "x-zapin-instance": ours.headers["x-zapin-instance"]!.replace("live", "test") } },
      { path: `/webhooks/${other.tenantId}` },
      { path: "/webhooks/nobody" },
    ];
    const answers = new Set<string>();
    for (const attempt of attempts) {
      const { body, request, ...answer } = await post(ours, messageOf(ours, "hi"), attempt);
      expect(answer.status).toBe(401);
      expect(request.bodyUsed).toBe(false);
      answers.add(JSON.stringify({ ...body, requestId: undefined }));
    }
    const { body } = await post(ours, messageOf(ours, "hi"), { headers: raised });
    answers.add(JSON.stringify({ ...body, requestId: undefined }));
    expect(answers.size).toBe(1);
  });

  it("refuses a body that is of another instance", async () => {
    const [ours, other] = [await newInstance(), await newInstance()];
    expect((await post(ours, messageOf(other, "hi"))).status).toBe(401);
    expect(await ours.state.view(ours.owner)).toBeNull();
  });

  it("refuses an instance that its tenant no longer has", async () => {
    const ours = await newInstance();
    await env.LEDGER.getByName(ours.ledger).dropInstance(ours.instance.id);
    expect((await post(ours, messageOf(ours, "hi"))).status).toBe(401);
  });

  it("takes the secret before the last roll, but not the one before that", async () => {
    const ours = await newInstance({ keyVersion: 3 });
    const presenting = async (keyVersion: number) =>
      post(ours, messageOf(ours, `version ${keyVersion}`), {
        headers: await registeredHeaders(ours.tenantId, { ...ours.instance, keyVersion }),
      });
    expect((await presenting(3)).status).toBe(200);
    expect((await presenting(2)).status).toBe(200);
    expect((await presenting(1)).status).toBe(401);
    expect((await presenting(4)).status).toBe(401);
  });
});

describe("taking in", () => {
  it("hands an event to the tenant's endpoint under the tenant's own names", async () => {
    const { received, url } = openReceiver(status(200));
    const ours = await newInstance();
    await addEndpoint(ours, { url });
    const sent = messageOf(ours, "olá 👋");
    expect(await post(ours, sent)).toMatchObject({ status: 200, body: { received: true, duplicate: false } });
    await delivered(received, 1);
    expect(JSON.parse(received[0]!.body)).toEqual({
      event: "messages.upsert",
      instance: "loja",
      data: sent.data,
      date_time: sent.date_time,
      sender: sent.sender,
      server_url: "http://127.0.0.1:8787",
      destination: url,
    });
    expect(await ours.state.view(ours.owner)).toMatchObject({ lastInboundAt: sent.date_time, name: "loja" });
  });

  it("takes the very same body once, and a different one again", async () => {
    const { received, url } = openReceiver(status(200));
    const ours = await newInstance();
    await addEndpoint(ours, { url });
    const first = JSON.stringify(messageOf(ours, "one"));
    const replies = await Promise.all([post(ours, first), post(ours, first), post(ours, first)]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(replies.filter(({ body }) => body.duplicate === false)).toHaveLength(1);
    await post(ours, messageOf(ours, "two"));
    await delivered(received, 2);
    expect(received.map(({ body }) => JSON.parse(body).data.message.conversation)).toEqual(["one", "two"]);
    expect(await ours.outbox.state()).toMatchObject({ waiting: 0 });
  });

  it("sends only what the endpoint asked for, and follows a change at once", async () => {
    const { received, url } = openReceiver(status(200));
    const ours = await newInstance();
    await addEndpoint(ours, { url, events: ["CONNECTION_UPDATE"] });
    await post(ours, messageOf(ours, "unwanted"));
    await post(ours, envelopeOf(ours, "connection.update", { instance: ours.instance.upstreamName, state: "open" }));
    await delivered(received, 1);
    await addEndpoint(ours, {
      url,
      events: ["MESSAGES_UPSERT"],
      updatedAt: new Date(Date.now() + 1_000).toISOString(),
    });
    await post(ours, messageOf(ours, "wanted"));
    await delivered(received, 2);
    expect(received.map(({ body }) => JSON.parse(body).event)).toEqual(["connection.update", "messages.upsert"]);
    expect((await ours.state.view(ours.owner))?.status).toBe("open");
  });

  it("takes every event there is, in both spellings, with and without its name in the path", async () => {
    const { received, url } = openReceiver(status(200));
    const ours = await newInstance();
    await addEndpoint(ours, { url });
    let count = 0;
    for (const name of EVENT_NAMES) {
      const dotted = DOTTED.find((event) => eventName(event) === name)!;
      for (const event of [dotted, name]) {
        for (const path of [`/webhooks/${ours.tenantId}`, `/webhooks/${ours.tenantId}${byEventsSuffix(dotted)}`]) {
          const answer = await post(ours, envelopeOf(ours, event, { number: count++ }), { path });
          expect({ event, ...answer }).toMatchObject({ status: 200, body: { duplicate: false } });
        }
      }
    }
    expect(count).toBe(31 * 4);
    await delivered(received, count);
  });

  it("keeps an event that it cannot hand on yet", async () => {
    const { received, url } = openReceiver(status(200));
    vi.spyOn(console, "warn").mockReturnValue();
    const ours = await newInstance();
    await addEndpoint(ours, { url });
    const outboxes = vi.spyOn(env.OUTBOX, "getByName").mockImplementation(() => {
      throw new Error("overloaded");
    });
    expect((await post(ours, messageOf(ours, "later"))).status).toBe(200);
    const name = outboxName(ours.ledger, evolutionEndpointId(ours.instance.id));
    await until(() => outboxes.mock.calls.some(([asked]) => asked === name));
    outboxes.mockRestore();
    await runInDurableObject(ours.state, (object) => object.alarm());
    await delivered(received, 1);
    const waiting = await runInDurableObject(ours.state, (_, { storage }) =>
      storage.sql.exec("SELECT id FROM inbox").toArray(),
    );
    expect(waiting).toEqual([]);
  });

  it("keeps no readable text of a message that waits", async () => {
    const { url } = openReceiver(status(500));
    const ours = await newInstance();
    await addEndpoint(ours, { url });
    await post(ours, messageOf(ours, "a private word"));
    await until(async () => (await ours.outbox.deliveries({ limit: 10 })).length === 1);
    const [kept, waiting] = [await dump(ours.state), await dump(ours.outbox)];
    expect(waiting).toContain("messages.upsert");
    expect(kept).toContain("contactHash");
    for (const stored of [kept, waiting]) {
      expect(stored).not.toContain("a private word");
      expect(stored).not.toContain("5511888880002");
    }
  });

  it("asks for nothing again that will never be an event", async () => {
    const ours = await newInstance();
    for (const body of ["", "not json", "[]", '{"event":1,"instance":"x"}']) {
      expect((await post(ours, body)).status).toBe(400);
    }
  });

  it("says 503 when the trouble is ours, so that the server comes again", async () => {
    const ours = await newInstance();
    vi.spyOn(console, "error").mockReturnValue();
    vi.spyOn(env.INSTANCE, "getByName").mockImplementation(() => {
      throw new Error("overloaded");
    });
    expect(await post(ours, messageOf(ours, "hi"))).toMatchObject({ status: 503 });
    vi.restoreAllMocks();
    expect(await post(ours, messageOf(ours, "hi"))).toMatchObject({ status: 200 });
  });
});

describe("a large body", () => {
  const MEGABYTE = 1_048_576;

  it("arrives whole, under the tenant's own names, whichever way it is cut", async () => {
    const { received, url } = openReceiver(status(200));
    const ours = await newInstance();
    await addEndpoint(ours, { url });
    const item = { text: "é".repeat(1_000), from: ours.instance.upstreamName };
    const sent = envelopeOf(ours, "messages.set", Array(2_000).fill(item));
    const bytes = new TextEncoder().encode(JSON.stringify(sent));
    expect(bytes.length).toBeGreaterThan(3 * MEGABYTE);
    expect(await post(ours, inChunks(bytes, 65_537))).toMatchObject({ status: 200, body: { duplicate: false } });
    expect(await post(ours, bytes)).toMatchObject({ status: 200, body: { duplicate: true } });
    await delivered(received, 1);

    const { destination, apikey, server_url: serverUrl, ...kept } = sent;
    expect(JSON.parse(received[0]!.body)).toEqual({
      ...kept,
      instance: "loja",
      data: Array(2_000).fill({ ...item, from: "loja" }),
      server_url: "http://127.0.0.1:8787",
      destination: url,
    });
    for (const secret of [ours.instance.upstreamName, apikey, serverUrl, destination]) {
      expect(received[0]!.body.includes(secret)).toBe(false);
    }
  });

  it("is refused without an envelope around it, of another instance, or beyond 50 MB", async () => {
    const [ours, other] = [await newInstance(), await newInstance()];
    const filler = "x".repeat(2 * MEGABYTE);
    const head = `{"event":"messages.set","instance":"${ours.instance.upstreamName}","data":"`;
    expect((await post(ours, `"${filler}"`)).status).toBe(400);
    expect((await post(ours, `${head}${filler}"}`)).status).toBe(400);
    expect((await post(ours, envelopeOf(other, "messages.set", filler))).status).toBe(401);
    const tooLong = { ...ours.headers, "content-length": String(51 * MEGABYTE) };
    expect((await post(ours, inChunks(new Uint8Array(10), 10), { headers: tooLong })).status).toBe(413);
  });
});

/** As servers write them. */
const DOTTED =
  `application.startup qrcode.updated messages.set messages.upsert messages.edited messages.update messages.delete
  send.message send.message.update contacts.set contacts.upsert contacts.update presence.update chats.set chats.upsert
  chats.update chats.delete groups.upsert groups.update group-participants.update connection.update labels.edit
  labels.association call typebot.start typebot.change-status remove.instance logout.instance instance.create
  instance.delete status.instance`.split(/\s+/);

/** Everything that an object has stored. */
const dump = (object: DurableObjectStub) =>
  runInDurableObject(object, (_, { storage: { sql } }) => {
    const tables = sql.exec<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
    );
    return JSON.stringify([...tables].map(({ name }) => [...sql.exec(`SELECT * FROM "${name}"`)]));
  });

function inChunks(bytes: Uint8Array, size: number): ReadableStream {
  let offset = 0;
  return new ReadableStream({
    pull(controller) {
      if (offset >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(offset, offset + size));
      offset += size;
    },
  });
}
