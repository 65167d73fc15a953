import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callAs, makeShop, PLACES, type Place, type Shop } from "./support/bot-shop.ts";
import { type Answer, type Gateway, startGateway } from "./support/gateway.ts";

// One behaviour of bots, whichever version their server is of, and in the sandbox.

type Fields = Record<string, unknown>;
const KINDS: readonly { kind: string; fields: Fields; newer?: boolean }[] = [
  { kind: "typebot", fields: { typebot: "my-flow" } },
  { kind: "dify", fields: { botType: "agent", apiKey: "tenant-secret-dify" } },
  { kind: "flowise", fields: { apiKey: "tenant-secret-flowise" } },
  { kind: "evolutionBot", fields: { apiKey: "tenant-secret-evolution" } },
  { kind: "n8n", fields: { basicAuthUser: "me", basicAuthPass: "tenant-secret-n8n" }, newer: true },
  { kind: "evoai", fields: { apiKey: "tenant-secret-evoai" }, newer: true },
  {
    kind: "openai",
    fields: { botType: "chatCompletion", model: "gpt-4o", maxTokens: 300, systemMessages: ["Be kind."] },
  },
];

/** What each change brings along. */
const ANEW = { updatedAt: expect.any(String), version: expect.any(Number) };

let gateway: Gateway;
const shops = {} as Record<Place, { a: Shop; b: Shop }>;

beforeAll(async () => {
  gateway = await startGateway();
  for (const place of PLACES) shops[place] = { a: await makeShop(gateway, place), b: await makeShop(gateway, place) };
});

afterAll(() => gateway?.stop());

const ask = (shop: Shop, line: string, body?: unknown) => callAs(gateway, shop, line, { body });

async function makeBot(shop: Shop, kind: string, extra: Fields = {}): Promise<Answer> {
  const { fields = {} } = KINDS.find((one) => one.kind === kind) ?? {};
  const own = kind === "openai" ? await openaiFields(shop) : { url: urlOf(shop) };
  const trigger = { triggerType: "keyword", triggerOperator: "equals", triggerValue: randomUUID() };
  const body = { instanceId: shop.instanceId, kind, enabled: true, ...fields, ...own, ...trigger, ...extra };
  return ask(shop, "POST $T/bots", body);
}

/** Two that agree in everything are refused. */
const openaiFields = async (shop: Shop) => ({
  openaiCredsId: (await makeCredentials(shop)).body.id,
  maxTokens: 1 + Math.floor(Math.random() * 100_000),
});

const urlOf = ({ id }: Shop) => `http://127.0.0.1:9/${id}/${randomUUID()}`;
const makeCredentials = (shop: Shop) =>
  ask(shop, "POST $I/openai/credentials", { name: `creds ${randomUUID()}`, apiKey: `sk-${randomUUID()}` });

describe.each(PLACES)("on %s", (place) => {
  const kinds = KINDS.filter(({ newer }) => place !== "2.2.3" || !newer);

  describe.each(kinds)("$kind", ({ kind }) => {
    it("is made, changed in one field, switched off and on, and deleted", async () => {
      const { a } = shops[place];
      const made = await makeBot(a, kind, { expire: 15, keywordFinish: "stop" });
      expect([made.status, made.text]).toEqual([201, expect.any(String)]);
      const { id, url } = made.body;
      expect(made.body).toMatchObject({ kind, enabled: true, paused: false, expire: 15 });

      const changed = await ask(a, `PATCH $T/bots/${id}`, { keywordFinish: "bye" });
      expect([changed.status, changed.body]).toEqual([200, { ...made.body, keywordFinish: "bye", ...ANEW }]);
      for (const enabled of [false, true]) {
        const toggled = await ask(a, `PATCH $T/bots/${id}`, { enabled });
        expect(toggled.body).toEqual({ ...changed.body, enabled, ...ANEW });
      }
      const never = await ask(a, `PATCH $T/bots/${id}`, { triggerType: "none" });
      expect(never.body).toMatchObject({ triggerType: "none", triggerOperator: null, triggerValue: null, url });
      expect((await ask(a, `GET $T/bots/${id}`)).body).toEqual(never.body);

      expect((await ask(a, `DELETE $T/bots/${id}`)).status).toBe(204);
      for (const line of [`GET $T/bots/${id}`, `DELETE $T/bots/${id}`]) expect((await ask(a, line)).status).toBe(404);
    });

    it("does not exist for another tenant, by any route", async () => {
      const { a, b } = shops[place];
      const { body: made } = await makeBot(a, kind);
      const { body: own } = await makeBot(b, kind);
      const session = { contact: "5511988887777", status: "paused" };
      const routes: [string, unknown?][] = [
        ["GET $T/bots/$ID"],
        ["PATCH $T/bots/$ID", { enabled: false }],
        ["DELETE $T/bots/$ID"],
        ["GET $T/bots/$ID/sessions"],
        ["POST $T/bots/$ID/sessions", session],
        ["POST $T/bots/$ID/start", { contact: "5511988887777" }],
      ];
      const foreign = { ...a, id: b.id, key: b.key };
      for (const [line, body] of routes) {
        const { status, body: said } = await ask(b, line.replace("$ID", made.id), body);
        const nowhere = await ask(b, line.replace("$ID", `cm${"0".repeat(23)}`), body);
        expect([line, status, said.detail]).toEqual([line, 404, nowhere.body.detail]);
      }
      const byInstance: [string, unknown?][] = [
        [`GET $I/bots/${kind}/settings`],
        [`PATCH $I/bots/${kind}/settings`, { expire: 1 }],
        [`POST $I/bots/${kind}/ignored`, { contact: "@g.us", action: "add" }],
        ["GET $I/openai/credentials"],
        ["POST $I/openai/credentials", { name: "x", apiKey: "sk-x" }],
        ["GET $I/openai/models"],
        [`GET $T/bots?instanceId=${a.instanceId}`],
        ["POST $T/bots", { instanceId: a.instanceId, kind, url: urlOf(a), typebot: "x" }],
      ];
      for (const [line, body] of byInstance)
        expect([line, (await ask(foreign, line, body)).status]).toEqual([line, 404]);
      const fallback = await ask(b, `PATCH $I/bots/${kind}/settings`, {
        fallbackId: made.id,
        ...(kind === "openai" && { openaiCredsId: own.openaiCredsId }),
      });
      expect(fallback.status).toBe(400);
      if (kind === "openai") {
        const taken = await ask(b, `PATCH $T/bots/${own.id}`, { openaiCredsId: made.openaiCredsId });
        expect(taken.status).toBe(400);
      }
      expect((await ask(a, `GET $T/bots/${made.id}`)).body).toEqual(made);
    });

    it("has settings, a fallback and people to ignore", async () => {
      const { a } = shops[place];
      const { body: made } = await makeBot(a, kind);
      const credentials = kind === "openai" ? { openaiCredsId: made.openaiCredsId } : {};
      const set = { expire: 33, unknownMessage: "Hm?", fallbackId: made.id, ...credentials };
      const changed = await ask(a, `PATCH $I/bots/${kind}/settings`, set);
      expect([changed.status, changed.body]).toEqual([200, expect.objectContaining(set)]);
      const ignored = await ask(a, `POST $I/bots/${kind}/ignored`, { contact: "+55 11 98888-7777", action: "add" });
      expect(ignored.body).toEqual({ ignoreJids: ["5511988887777@s.whatsapp.net"] });
      const read = await ask(a, `GET $I/bots/${kind}/settings`);
      expect(read.body).toMatchObject({ ...set, ignoreJids: ["5511988887777@s.whatsapp.net"] });
      const gone = await ask(a, `POST $I/bots/${kind}/ignored`, { contact: "5511988887777", action: "remove" });
      expect(gone.body).toEqual({ ignoreJids: [] });
    });

    it("refuses, field by field, what it could not run with", async () => {
      const { a } = shops[place];
      const regex = { triggerOperator: "regex", triggerValue: "(a+)+$" };
      expect((await makeBot(a, kind, regex)).body.errors).toHaveProperty("triggerValue");
      expect((await makeBot(a, kind, { triggerValue: null })).body.errors).toHaveProperty("triggerValue");
      expect((await makeBot(a, kind, { url: `${gateway.stack.gatewayUrl}/v1` })).body.errors).toHaveProperty("url");
    });
  });

  it("lists all bots newest first, with open conversations, page by page", async () => {
    const shop = await makeShop(gateway, place);
    const ids: string[] = [];
    for (const kind of ["typebot", "flowise", "dify"]) ids.unshift((await makeBot(shop, kind)).body.id);
    if (place !== "sandbox") {
      const session = { remoteJid: "5511988887777@s.whatsapp.net", type: "dify", botId: ids[0] };
      shop.server.openSession(shop.upstreamName, session);
    }
    const mode = place === "sandbox" ? "test" : "live";
    const { body: first } = await ask(shop, `GET $T/bots?mode=${mode}&limit=2`);
    const { body: second } = await ask(shop, `GET $T/bots?mode=${mode}&limit=2&cursor=${first.nextCursor}`);
    const items = [...first.items, ...second.items];
    expect(new Set(items.map(({ id }) => id))).toEqual(new Set(ids));
    expect(second.nextCursor).toBeNull();
    expect(first.unreachable).toEqual([]);
    const open = items.find(({ id }) => id === ids[0]).openSessions;
    expect(open).toBe(place === "sandbox" ? 0 : 1);
  });

  it.skipIf(place === "sandbox")("takes a conversation over by its id, which is nobody else's", async () => {
    const { a, b } = shops[place];
    const { body: bot } = await makeBot(a, "dify");
    const { body: other } = await makeBot(b, "dify");
    const session = { remoteJid: `55119${Date.now()}@s.whatsapp.net`, type: "dify", botId: bot.id };
    const { id: sessionId } = a.server.openSession(a.upstreamName, session);
    const change = { sessionId, status: "paused" };
    for (const [shop, at] of [
      [b, bot.id],
      [b, other.id],
    ] as const)
      expect((await ask(shop, `POST $T/bots/${at}/sessions`, change)).status).toBe(404);
    for (const status of ["paused", "opened"] as const) {
      const changed = await ask(a, `POST $T/bots/${bot.id}/sessions`, { sessionId, status });
      expect(changed.body).toEqual({ contact: session.remoteJid, status });
      const { body: listed } = await ask(a, `GET $T/bots/${bot.id}/sessions?status=${status}`);
      expect(listed.items.map(({ id }: Fields) => id)).toEqual([sessionId]);
    }
    for (const body of [{ status: "paused" }, { ...change, contact: "5511988887777" }]) {
      expect((await ask(a, `POST $T/bots/${bot.id}/sessions`, body)).body.errors).toHaveProperty("contact");
    }
  });

  it("says how bots collide", async () => {
    const shop = await makeShop(gateway, place);
    const word = { triggerOperator: "contains", triggerValue: "menu" };
    const { body: typebot } = await makeBot(shop, "typebot", word);
    const { body: flowise } = await makeBot(shop, "flowise", { triggerType: "all" });
    const { body: listed } = await ask(shop, `GET $T/bots?instanceId=${shop.instanceId}`);
    const conflictsOf = (id: string) => listed.items.find((bot: Fields) => bot.id === id).conflicts;
    expect(conflictsOf(typebot.id)).toEqual([{ code: "both_answer", botId: flowise.id, kind: "flowise" }]);
    expect(conflictsOf(flowise.id)).toEqual([{ code: "both_answer", botId: typebot.id, kind: "typebot" }]);
    const twin = await makeBot(shop, "typebot", word);
    expect([twin.status, twin.body.code]).toEqual([409, "conflict"]);
  });
});

it("no answer held an upstream name, token, key, secret or address", () => {
  const { answers, leaks } = gateway.leaks();
  expect(answers).toBeGreaterThan(200);
  expect(leaks).toEqual([]);
});
