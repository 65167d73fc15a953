import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { RELAY } from "../../durable/tenant-ledger/relay-maker";
import { openReceiver, status } from "../../durable/webhook-outbox/receiver.fixture";
import { mintRelayToken } from "../../lib/relay-token";
import { until } from "../../tests/support/until";
import { config } from "../env";
import { addEndpoint, envelopeOf, type NewInstance, newInstance, post } from "./instance.fixture";

afterEach(() => vi.restoreAllMocks());

const MEGABYTE = 1_048_576;

/** What the tenant's receiver gets of what a server sends. */
async function shownOf(ours: NewInstance, sent: object, webhookBase64 = false) {
  const { received, url } = openReceiver(status(200));
  await addEndpoint(ours, { url, webhookBase64 });
  const answer = await post(ours, JSON.stringify(sent));
  expect(answer).toMatchObject({ status: 200, body: { received: true, duplicate: false } });
  await until(() => received.length > 0);
  return JSON.parse(received[0]!.body) as Record<string, unknown>;
}

/** The instance as another kind, or under another name upstream. */
async function changeInstance(ours: NewInstance, changes: Partial<NewInstance["instance"]>): Promise<NewInstance> {
  const instance = { ...ours.instance, ...changes };
  await env.LEDGER.getByName(ours.ledger).putInstance(instance);
  await ours.state.refresh();
  return { ...ours, instance };
}

describe("history", () => {
  const batch = Array(1_200).fill({ key: { id: "3EB0", fromMe: false }, message: { conversation: "x".repeat(1_000) } });

  it.each([
    ["the last of it", { isLatest: true, progress: 100 }],
    ["a part of it", { isLatest: false, progress: 37 }],
    ["one whose progress nobody knows", { isLatest: true, progress: null }],
  ])("says in front that it is %s, and is taken all the same", async (_, extra) => {
    const ours = await newInstance();
    const sent = { ...extra, ...envelopeOf(ours, "messages.set", batch) };
    expect(JSON.stringify(sent).length).toBeGreaterThan(MEGABYTE);
    expect(await shownOf(ours, sent)).toMatchObject({ ...extra, event: "messages.set", instance: "loja", data: batch });
  });

  it("is taken from an instance that was adopted under a name with letters of its own", async () => {
    const name = 'Loja "São Paulo"';
    const ours = await changeInstance(await newInstance(), { name, upstreamName: name });
    const shown = await shownOf(ours, envelopeOf(ours, "messages.set", batch));
    expect(shown).toMatchObject({ instance: name, data: batch });
  });

  it.each([1, 1_200])(
    "of %i messages shows the tenant's name alone, whatever letters the server's has",
    async (count) => {
      const upstreamName = 'Loja "São Paulo" 5511999990236';
      const ours = await changeInstance(await newInstance(), { upstreamName });
      const sent = envelopeOf(ours, "messages.set", [{ instance: upstreamName }, ...batch.slice(0, count)]);
      const shown = await shownOf(ours, sent);
      expect(shown).toMatchObject({ instance: "loja", data: [{ instance: "loja" }, ...batch.slice(0, count)] });
    },
  );

  it("is taken before the server knows whose number it is", async () => {
    const ours = await newInstance();
    const shown = await shownOf(ours, { ...envelopeOf(ours, "chats.set", batch), sender: null });
    expect(shown).toMatchObject({ event: "chats.set", data: batch });
  });

  it("is no event where something else stands in front", async () => {
    const ours = await newInstance();
    const rest = JSON.stringify(envelopeOf(ours, "messages.set", batch)).slice(1);
    for (const extra of ['"data":{},', '"x":[],', '"isLatest":true', ","]) {
      expect((await post(ours, `{${extra}${rest}`)).status).toBe(400);
    }
  });
});

describe("a bot's address", () => {
  const OWN = 'https://bot.example/"flow"';

  async function relayTo({ owner, ledger }: NewInstance, url: string | null): Promise<string> {
    const { tenantId, mode, instanceId } = owner;
    const reference = crypto.randomUUID();
    const key = { instanceId, kind: RELAY, id: reference };
    if (url !== null) await env.LEDGER.getByName(ledger).putDocument(key, JSON.stringify({ reference, url }));
    return `${config.publicUrl}/relay/${await mintRelayToken(config.keySecrets, { tenantId, mode, instanceId, reference })}`;
  }

  const started = (ours: NewInstance, url: string) =>
    envelopeOf(ours, "typebot.start", {
      remoteJid: "5511888880002@s.whatsapp.net",
      url,
      typebot: "flow",
      sessionId: "1",
    });

  it("is the tenant's own where the server names our relay, with what the server added to it", async () => {
    const ours = await newInstance();
    const relay = await relayTo(ours, OWN);
    const shown = await shownOf(ours, started(ours, `${relay}/api/v1/typebots/flow/startChat`));
    expect(shown.data).toMatchObject({ url: `${OWN}/api/v1/typebots/flow/startChat` });
    expect(JSON.stringify(shown)).not.toContain("/relay/");
  });

  it("is hidden where it is no longer known, or is of another instance", async () => {
    const [ours, other] = [await newInstance(), await newInstance()];
    for (const relay of [await relayTo(ours, null), await relayTo(other, OWN)]) {
      const shown = await shownOf(ours, started(ours, relay));
      expect(shown.data).toMatchObject({ url: "********" });
    }
  });
});

describe("media of Meta's", () => {
  it.each([
    ["imageMessage", "image"],
    ["documentMessage", "document"],
    ["audioMessage", "audio"],
  ])("are asked for with the whole %s, which is all that a server has of it", async (messageType, asked) => {
    const ours = await changeInstance(await newInstance(), { integration: "WHATSAPP-BUSINESS" });
    const key = { id: "wamid.HBgNNTUx", fromMe: false, remoteJid: "5511888880002@s.whatsapp.net" };
    const message = { [messageType]: { id: "1013859600285441", mime_type: "image/jpeg", sha256: "x" } };
    const questions: unknown[] = [];
    const { fetch: real } = globalThis;
    vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      if (!request.url.includes("/chat/getBase64FromMediaMessage/")) return real(request);
      questions.push(((await request.json()) as { message: unknown }).message);
      return Response.json({ mediaType: asked, mimetype: "image/jpeg", base64: btoa("bytes") }, { status: 201 });
    });
    const shown = await shownOf(ours, envelopeOf(ours, "messages.upsert", { key, message, messageType }), true);
    expect(questions).toEqual([{ key: { id: key.id }, messageType: asked, message }]);
    expect(shown.data).toMatchObject({ message: { ...message, base64: btoa("bytes") } });
  });
});
