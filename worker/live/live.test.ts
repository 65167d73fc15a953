import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { SignJWT } from "jose";
import { describe, expect, it, vi } from "vitest";
import { LIVE_PROTOCOL, type ServerMessage } from "../../lib/contract/live";
import { ledgerName } from "../../lib/ledger-name";
import { until } from "../../tests/support/until";
import { config } from "../env";
import { envelopeOf, messageOf, type NewInstance, newInstance, post } from "../webhooks/instance.fixture";
import { askTicket, type Listening, listen, newKey } from "./listen.fixture";

const feedOf = ({ tenantId }: NewInstance) => env.LIVE.getByName(ledgerName(tenantId, "live"));

/** An instance of a tenant that somebody with a key listens to. */
async function newListener(options: Parameters<typeof newKey>[1] = {}) {
  const ours = await newInstance();
  const { key, keyId } = await newKey(ours, options);
  const listening = await listen({ key });
  await until(() => listening.messages.length > 0);
  return { ours, key, keyId, listening };
}

const connect = (ours: NewInstance) =>
  post(ours, envelopeOf(ours, "connection.update", { state: "open", wuid: "5511999990236@s.whatsapp.net" }));
const say = (ours: NewInstance, id: string) =>
  post(
    ours,
    envelopeOf(ours, "messages.upsert", { key: { id, fromMe: false, remoteJid: "5511888880002@s.whatsapp.net" } }),
  );
const told = (messages: readonly ServerMessage[]) =>
  messages.flatMap((one) => (one.type === "message" ? one.message.id : []));
const sequenceOf = ({ messages }: Listening) => messages.at(-1)?.seq ?? 0;

describe("a socket", () => {
  it("gets a snapshot first, then every change with a rising number", async () => {
    const { ours, listening } = await newListener();
    expect(listening.status).toBe(101);
    expect(listening.messages[0]).toMatchObject({
      type: "snapshot",
      instances: [{ id: ours.instance.id, name: "loja", status: "created" }],
    });
    await connect(ours);
    await until(() => listening.messages.length === 2);
    await say(ours, "3A01");
    await until(() => told(listening.messages).length === 1);
    expect(listening.messages.map(({ type }) => type)).toEqual(["snapshot", "instance", "instance", "message"]);
    expect(listening.messages[1]).toMatchObject({ instance: { status: "open", profile: { number: "5511999990236" } } });
    expect(listening.messages[3]).toMatchObject({
      message: { id: "3A01", direction: "in", source: "contact", status: "DELIVERY_ACK", counterpart: "••••0002" },
    });
    const numbers = listening.messages.map(({ seq }) => seq);
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
    expect(JSON.stringify(listening.messages)).not.toContain("5511888880002");
  });

  it("of one who comes later shows what has become meanwhile", async () => {
    const { ours, key, listening } = await newListener();
    await connect(ours);
    await until(() => listening.messages.length === 2);
    const later = await listen({ key });
    await until(() => later.messages.length > 0);
    expect(later.messages[0]).toMatchObject({ instances: [{ status: "open" }] });
  });

  it("gets envelopes of instances whose events were switched on, and no others", async () => {
    const { ours, listening } = await newListener();
    await ours.state.setSocketEvents(ours.owner, ["MESSAGES_UPSERT"]);
    await post(ours, envelopeOf(ours, "contacts.update", []));
    await post(ours, messageOf(ours, "a word"));
    await until(() => listening.messages.some(({ type }) => type === "event"));
    const events = listening.messages.flatMap((one) => (one.type === "event" ? one.event : []));
    expect(events).toMatchObject([
      { event: "messages.upsert", instance: "loja", data: { message: { conversation: "a word" } } },
    ]);
  });

  it("answers ping without being woken, and closes on anything else", async () => {
    const { listening } = await newListener();
    const heard: unknown[] = [];
    listening.socket?.addEventListener("message", ({ data }) => void heard.push(data));
    // The fixture reads JSON, which a pong is not.
    listening.socket?.send("hello");
    await until(() => listening.closed.length > 0);
    expect(listening.closed).toEqual([4408]);
  });
});

describe("who may listen", () => {
  it("is whoever has a ticket, once", async () => {
    const ours = await newInstance();
    const { key } = await newKey(ours);
    const { status, body } = await askTicket(key);
    expect(status).toBe(201);
    expect(await listen({ protocols: body.protocols })).toMatchObject({ status: 101, protocol: LIVE_PROTOCOL });
    expect(await listen({ protocols: body.protocols })).toMatchObject({ status: 401 });
  });

  interface Forgery {
    expires?: number;
    audience?: string;
    secret?: Uint8Array;
  }

  it.each<[string, Forgery]>([
    ["one that is over", { expires: -1 }],
    ["one for something else", { audience: "zapin.other" }],
    ["one that another has signed", { secret: new Uint8Array(32).fill(7) }],
  ])("is not whoever has %s", async (_, forgery) => {
    const { expires = 30, audience = "zapin.live", secret = config.keySecrets.current.bytes } = forgery;
    const ours = await newInstance();
    const who = { kind: "operator" };
    const jwt = await new SignJWT({
      tenantId: ours.tenantId,
      mode: "live",
      instances: null,
      events: true,
      codes: true,
      who,
    })
      .setProtectedHeader({ alg: "HS256", kid: "1" })
      .setAudience(audience)
      .setJti(crypto.randomUUID())
      .setExpirationTime(Math.floor(Date.now() / 1000) + expires)
      .sign(secret);
    expect((await listen({ protocols: [LIVE_PROTOCOL, `ticket.${jwt}`] })).status).toBe(401);
  });

  it("never hears another tenant, nor an instance that the key may not touch", async () => {
    const [ours, theirs] = [await newListener(), await newListener()];
    const narrow = await newKey(ours.ours, { instances: [crypto.randomUUID()] });
    const blind = await listen({ key: narrow.key });
    await until(() => blind.messages.length > 0);
    await connect(ours.ours);
    await say(ours.ours, "OURS");
    await say(theirs.ours, "THEIRS");
    await until(() => told(ours.listening.messages).length > 0 && told(theirs.listening.messages).length > 0);
    expect(told(ours.listening.messages)).toEqual(["OURS"]);
    expect(told(theirs.listening.messages)).toEqual(["THEIRS"]);
    expect(JSON.stringify(theirs.listening.messages)).not.toContain(ours.ours.instance.id);
    expect(blind.messages).toMatchObject([{ type: "snapshot", instances: [] }]);
  });

  it("sees QR codes only if it may connect phones", async () => {
    const [ours, { key: manager }] = await newListener().then(
      async (made) => [made, await newKey(made.ours, { scopes: ["read", "manage"] })] as const,
    );
    const allowed = await listen({ key: manager });
    await until(() => allowed.messages.length > 0);
    const qrcode = { code: "2@secret", base64: "data:image/png;base64,iVBO", pairingCode: "ABCD1234" };
    await post(ours.ours, envelopeOf(ours.ours, "qrcode.updated", { qrcode }));
    await until(() => allowed.messages.length > 1 && ours.listening.messages.length > 1);
    expect(allowed.messages[1]).toMatchObject({
      instance: { status: "connecting", qr: { code: "2@secret", count: 1 } },
    });
    expect(ours.listening.messages[1]).toMatchObject({ instance: { status: "connecting", qr: null } });
    expect(JSON.stringify(ours.listening.messages)).not.toContain("2@secret");
    const later = await listen({ key: ours.key });
    await until(() => later.messages.length > 0);
    expect(later.messages[0]).toMatchObject({ instances: [{ qr: null }] });
  });

  it("is not a key that was revoked: its sockets close at the next look, which is within 10 s", async () => {
    const { ours, keyId, listening } = await newListener();
    const stays = await listen({ key: (await newKey(ours)).key });
    await env.LEDGER.getByName(ours.ledger).revokeKey(keyId, Date.now());
    const due = await runInDurableObject(feedOf(ours), (_, { storage }) => storage.getAlarm());
    expect(due! - Date.now()).toBeLessThan(10_000);
    await runDurableObjectAlarm(feedOf(ours));
    await until(() => listening.closed.length > 0);
    expect(listening.closed).toEqual([4401]);
    expect(stays.closed).toEqual([]);
  });
});

describe("coming back", () => {
  it("misses nothing and hears nothing twice, however often and whenever the socket breaks", async () => {
    const { ours, key, listening } = await newListener();
    let current = listening;
    const heard: ServerMessage[] = [];
    const sent: string[] = [];
    let seed = 7;
    const random = () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed / 2 ** 32;
    };
    let breaks = 0;
    for (let round = 0; round < 120; round++) {
      const id = `3A${round}`;
      sent.push(id);
      await say(ours, id);
      if (random() < 0.3) {
        breaks++;
        const resume = sequenceOf(current);
        heard.push(...current.messages);
        current.messages.length = 0;
        current.socket?.close(1000);
        // What comes over a broken socket nobody hears.
        for (let lost = 0; lost < random() * 4; lost++) {
          const missed = `3A${round}-${lost}`;
          sent.push(missed);
          await say(ours, missed);
        }
        current = await listen({ key, resume });
        await until(() => current.messages.length > 0);
        expect(current.messages[0]).toMatchObject({ type: "resumed", seq: resume });
      }
    }
    await until(() => new Set(told([...heard, ...current.messages])).size === sent.length);
    const all = [...heard, ...current.messages];
    expect(breaks).toBeGreaterThan(20);
    expect(told(all)).toEqual(sent);
    const numbers = all.filter(({ type }) => type !== "resumed").map(({ seq }) => seq);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  it("gets a fresh snapshot for a number that is too old or from the future", async () => {
    const { key } = await newListener();
    for (const resume of [1, Number.MAX_SAFE_INTEGER - 1]) {
      const back = await listen({ key, resume });
      await until(() => back.messages.length > 0);
      expect(back.messages[0]?.type).toBe("snapshot");
    }
  });

  it("hears what an instance could not tell at once, or is told that something is missing", async () => {
    const { ours, listening } = await newListener();
    await say(ours, "A");
    await until(() => told(listening.messages).length === 1);
    vi.spyOn(console, "warn").mockReturnValue();
    const sayIntoTheWind = async (id: string) => {
      const lives = vi.spyOn(env.LIVE, "getByName").mockImplementation(() => {
        throw new Error("overloaded");
      });
      await say(ours, id);
      await until(() => lives.mock.calls.some(([name]) => name === ours.ledger));
      lives.mockRestore();
    };
    await sayIntoTheWind("B");
    await say(ours, "C");
    await until(() => told(listening.messages).length === 3);
    expect(listening.messages.map(({ type }) => type)).not.toContain("gap");

    await sayIntoTheWind("LOST");
    await evictDurableObject(ours.state);
    await say(ours, "D");
    await until(() => told(listening.messages).includes("D"));
    expect(told(listening.messages)).toEqual(["A", "B", "C", "D"]);
    expect(listening.messages.map(({ type }) => type)).toContain("gap");
    vi.restoreAllMocks();
  });
});

it("is told nothing while nobody listens", async () => {
  const ours = await newInstance();
  for (let n = 0; n < 20; n++) await say(ours, `A${n}`);
  const { calls, rowsWritten } = await feedOf(ours).counters();
  expect(calls).toBeLessThanOrEqual(2);
  expect(rowsWritten).toBe(0);
});
