import { createExecutionContext, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { Hono } from "hono";
import { afterEach, describe, expect, it, vi } from "vitest";
import { headSealed, putSealed } from "../../durable/stored-object";
import { openReceiver, status } from "../../durable/webhook-outbox/receiver.fixture";
import { mintMediaToken } from "../../lib/media-token";
import { until } from "../../tests/support/until";
import { type AppEnv, config } from "../env";
import { onError } from "../middleware/on-error";
import { addEndpoint, addTenantEndpoint, envelopeOf, newInstance, post } from "../webhooks/instance.fixture";
import { media } from ".";
import { parseRange } from "./parse-range";
import { fieldOf, readBase64 } from "./read-base64";
import { fileNameOf, safeType } from "./safe-type";

afterEach(() => vi.restoreAllMocks());

const MEGABYTE = 1_048_576;
const app = new Hono<AppEnv>().route("/media", media).onError(onError);
const get = (token: string, headers: Record<string, string> = {}, method = "GET") =>
  app.fetch(new Request(`https://gateway.test/media/${token}`, { method, headers }), env, createExecutionContext());

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 31) & 255);

async function* cut(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 70_001) yield bytes.subarray(at, at + 70_001);
}

async function keep(length: number, metadata: Record<string, string> = {}) {
  const tenantId = crypto.randomUUID();
  const key = `${tenantId}/live/instance/media/${crypto.randomUUID()}`;
  const bytes = bytesOf(length);
  await putSealed(env.MEDIA, { secrets: config.dataSecrets, key, metadata }, cut(bytes));
  const link = (expiresAt = Date.now() + 60_000) => mintMediaToken(config.keySecrets, { tenantId, key, expiresAt });
  return { bytes, key, link, tenantId };
}

const read = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe("stored media", () => {
  it.each([0, 1, 65_536, 5 * MEGABYTE, 11 * MEGABYTE + 3])("of %d bytes come back whole", async (length) => {
    const { bytes, link, key } = await keep(length);
    const response = await get(await link());
    expect(response.status).toBe(200);
    expect(response.headers.get("content-length")).toBe(String(length));
    expect(Buffer.compare(await read(response), bytes)).toBe(0);
    const stored = await (await env.MEDIA.get(key))?.arrayBuffer();
    expect(Buffer.from(stored!).indexOf(bytes.subarray(0, 32)) < 0 || length < 32).toBe(true);
  });

  it.each([
    ["bytes=0-0", 0, 1],
    ["bytes=65530-65545", 65_530, 65_546],
    ["bytes=200000-", 200_000, 300_000],
    ["bytes=-10", 299_990, 300_000],
    ["bytes=299999-9999999", 299_999, 300_000],
  ])("are served in part: %s", async (range, start, end) => {
    const { bytes, link } = await keep(300_000);
    const response = await get(await link(), { range });
    expect(response.status).toBe(206);
    expect(response.headers.get("content-range")).toBe(`bytes ${start}-${end - 1}/300000`);
    expect(Buffer.compare(await read(response), bytes.subarray(start, end))).toBe(0);
  });

  it("answer 416 beyond their end, and HEAD with nothing but headers", async () => {
    const { link } = await keep(1_000);
    const beyond = await get(await link(), { range: "bytes=1000-" });
    expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, "bytes */1000"]);
    const head = await get(await link(), {}, "HEAD");
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "1000", ""]);
  });

  it("are never a page of ours", async () => {
    const { link } = await keep(10, {
      mimetype: "text/html; charset=utf-8",
      fileName: encodeURIComponent('../a"b\n.html'),
    });
    const { headers } = await get(await link());
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''a%22b.html");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("sandbox");
  });

  it("are not there for a link that is over, changed or of another object", async () => {
    const [ours, theirs] = [await keep(10), await keep(10)];
    const token = await ours.link();
    const foreign = await mintMediaToken(config.keySecrets, {
      tenantId: ours.tenantId,
      key: theirs.key,
      expiresAt: Date.now() + 60_000,
    });
    const [claim, mac] = token.split(".");
    const changed = `${claim!.slice(0, -1)}${claim!.endsWith("A") ? "B" : "A"}.${mac}`;
    for (const bad of [await ours.link(Date.now() - 2_000), changed, foreign, "x", `${token}.y`]) {
      expect((await get(bad)).status).toBe(404);
    }
    expect((await get(token)).status).toBe(200);
  });

  it("leave nothing behind where their upload breaks off", async () => {
    const key = `${crypto.randomUUID()}/live/instance/media/x`;
    async function* broken() {
      yield bytesOf(7 * MEGABYTE);
      throw new Error("the sender went away");
    }
    await expect(putSealed(env.MEDIA, { secrets: config.dataSecrets, key }, broken())).rejects.toThrow("went away");
    expect(await headSealed(env.MEDIA, key)).toBeUndefined();
  });
});

describe("media of an event", () => {
  /** A server that has these bytes for every message. */
  function openServer(bytes: Uint8Array | undefined) {
    const asked: string[] = [];
    const { received, url: hook, host } = openReceiver(status(200));
    const receive = vi.mocked(globalThis.fetch).getMockImplementation()!;
    vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      if (!url.includes("/chat/getBase64FromMediaMessage/")) return receive(input, init);
      asked.push(JSON.parse(String(init?.body)).message.key.id);
      if (!bytes) return Response.json({ status: 400 }, { status: 400 });
      const base64 = Buffer.from(bytes).toString("base64");
      return Response.json(
        { mediaType: "imageMessage", fileName: "foto é.jpg", mimetype: "image/jpeg", base64, buffer: null },
        { status: 201 },
      );
    });
    return { received, asked, url: hook, host };
  }

  async function receivePhoto(bytes: Uint8Array | undefined, webhookBase64: boolean) {
    const server = openServer(bytes);
    const ours = await newInstance();
    await addEndpoint(ours, { url: server.url, webhookBase64 });
    const key = { id: "3A01", fromMe: false, remoteJid: "5511888880002@s.whatsapp.net" };
    const message = { imageMessage: { caption: "olá" } };
    await post(ours, envelopeOf(ours, "messages.upsert", { key, message, messageType: "imageMessage" }));
    await until(() => server.received.length > 0);
    return { ours, asked: server.asked, message: JSON.parse(server.received[0]!.body).data.message };
  }

  it("stand in it up to a megabyte, for endpoints that want them", async () => {
    const bytes = bytesOf(MEGABYTE);
    const { message, asked } = await receivePhoto(bytes, true);
    expect(Buffer.compare(Buffer.from(message.base64, "base64"), bytes)).toBe(0);
    expect(message.imageMessage).toEqual({ caption: "olá" });
    expect(asked).toEqual(["3A01"]);
  });

  it("are behind a link where they are larger", async () => {
    const bytes = bytesOf(2 * MEGABYTE);
    const { message, ours } = await receivePhoto(bytes, true);
    expect(message.base64).toBeUndefined();
    const response = await get(new URL(message.mediaUrl).pathname.slice("/media/".length));
    expect(response.headers.get("content-type")).toBe("image/jpeg");
    expect(response.headers.get("content-disposition")).toContain("foto%20%C3%A9.jpg");
    expect(Buffer.compare(await read(response), bytes)).toBe(0);
    await ours.state.erase();
    const { objects } = await env.MEDIA.list({ prefix: `${ours.tenantId}/` });
    expect(objects).toEqual([]);
  });

  it("keep only those waiting who asked for them", async () => {
    const { received, host } = openServer(bytesOf(10));
    const [slow, quick] = [`https://slow.${host}/hook`, `https://quick.${host}/hook`];
    const receive = vi.mocked(globalThis.fetch).getMockImplementation()!;
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
      if (String(input).includes("/chat/getBase64FromMediaMessage/")) await held;
      return receive(input, init);
    });
    const ours = await newInstance();
    await addEndpoint(ours, { webhookBase64: true, url: slow });
    await addTenantEndpoint(ours, { url: quick });
    const key = { id: "3A01", fromMe: false, remoteJid: "5511888880002@s.whatsapp.net" };
    const photo = { key, message: { imageMessage: {} }, messageType: "imageMessage" };
    await post(ours, envelopeOf(ours, "messages.upsert", photo));
    await post(ours, envelopeOf(ours, "call", { id: "1" }));
    await until(() => received.length >= 2);
    await runDurableObjectAlarm(ours.state);
    const to = () =>
      received.map(({ body }) => JSON.parse(body)).map(({ destination, event }) => `${destination} ${event}`);
    expect(to()).toEqual([`${quick} messages.upsert`, `${quick} call`]);
    answer();
    await until(() => received.length >= 4);
    expect(to().slice(2)).toEqual([`${slow} messages.upsert`, `${slow} call`]);
  });

  it("are not asked for by others, and not missed where they cannot be had", async () => {
    expect(await receivePhoto(bytesOf(10), false)).toMatchObject({ asked: [], message: { imageMessage: {} } });
    vi.restoreAllMocks();
    const { message } = await receivePhoto(undefined, true);
    expect(message).toEqual({ imageMessage: { caption: "olá" } });
  });
});

it.each([
  [undefined, undefined],
  ["items=0-1", undefined],
  ["bytes=0-1,4-5", undefined],
  ["bytes=-", undefined],
  ["bytes=5-2", undefined],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=100-", "unsatisfiable"],
  ["bytes=-500", { start: 0, end: 100 }],
])("reads the range %s", (header, expected) => {
  expect(parseRange(header, 100)).toEqual(expected);
});

it.each([
  ["image/jpeg", "image/jpeg"],
  ["audio/ogg; codecs=opus", "audio/ogg"],
  ["image/svg+xml", "application/octet-stream"],
  ["text/html", "application/octet-stream"],
  ["application/xhtml+xml", "application/octet-stream"],
  [
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ],
  ["", "application/octet-stream"],
])("serves %s as %s", (given, shown) => {
  expect(safeType(given)).toBe(shown);
});

it("names a file by its end alone, and never by nothing", () => {
  expect(fileNameOf(encodeURIComponent("C:\\x\\y.pdf"))).toBe("y.pdf");
  expect([fileNameOf(""), fileNameOf("%"), fileNameOf("a/")]).toEqual(["media", "media", "media"]);
});

it("finds base64 however the answer is cut", async () => {
  const bytes = bytesOf(1_000);
  const text = JSON.stringify({ fileName: 'a"é', base64: Buffer.from(bytes).toString("base64"), buffer: null });
  for (const size of [1, 2, 3, 5, 17, 10_000]) {
    const encoded = new TextEncoder().encode(text);
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < encoded.length; at += size) controller.enqueue(encoded.slice(at, at + size));
        controller.close();
      },
    });
    const { head, bytes: pieces } = await readBase64(stream);
    const found: Uint8Array[] = [];
    for await (const piece of pieces) found.push(piece);
    expect(fieldOf(head, "fileName")).toBe('a"é');
    expect(Buffer.compare(Buffer.concat(found), bytes)).toBe(0);
  }
});
