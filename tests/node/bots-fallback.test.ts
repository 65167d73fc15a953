import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WORKER } from "../../local/runtime.ts";
import { callAs, makeShop, PLACES, type Place, type Shop } from "./support/bot-shop.ts";
import { type Answer, type Gateway, startGateway } from "./support/gateway.ts";

// What is taken away again: a fallback, a text, a secret. Servers leave alone whatever a body does not name.

type Fields = Record<string, unknown>;
const KINDS = ["typebot", "openai", "dify", "flowise", "evolutionBot", "n8n", "evoai"] as const;
const kindsOf = (place: Place) => KINDS.filter((kind) => place !== "2.2.3" || !["n8n", "evoai"].includes(kind));

let gateway: Gateway;
const shops = {} as Record<Place, Shop>;

beforeAll(async () => {
  gateway = await startGateway({ TIME_SCALE: "0.05" });
  for (const place of PLACES) shops[place] = await makeShop(gateway, place, { dedicated: place !== "sandbox" });
});

afterAll(() => gateway?.stop());

const ask = (shop: Shop, line: string, body?: unknown, headers?: Record<string, string>) =>
  callAs(gateway, shop, line, { body, ...(headers && { headers }) });

const OWN: Record<string, Fields> = {
  typebot: { typebot: "my-flow" },
  dify: { botType: "agent", apiKey: "a-secret" },
  n8n: { basicAuthUser: "me", basicAuthPass: "a-secret" },
};

async function makeBot(shop: Shop, kind: string, extra: Fields = {}): Promise<Answer> {
  const trigger = { triggerType: "keyword", triggerOperator: "equals", triggerValue: randomUUID() };
  const own =
    kind === "openai" ? await openaiFields(shop) : { url: `http://127.0.0.1:9/${randomUUID()}`, ...OWN[kind] };
  const made = await ask(shop, "POST $T/bots", { instanceId: shop.instanceId, kind, ...trigger, ...own, ...extra });
  expect([made.status, made.text]).toEqual([201, expect.any(String)]);
  return made;
}

async function openaiFields(shop: Shop) {
  const given = { name: `creds ${randomUUID()}`, apiKey: `sk-${randomUUID()}` };
  const { body } = await ask(shop, "POST $I/openai/credentials", given);
  return { openaiCredsId: body.id, botType: "assistant", assistantId: `asst_${randomUUID()}` };
}

/** As somebody who has the server's own key. */
async function atServer({ server, upstreamName }: Shop, kind: string): Promise<Fields> {
  const headers = { apikey: server.globalKey };
  const answer = await fetch(`${server.url}/${kind}/fetchSettings/${upstreamName}`, { headers });
  return (await answer.json()) as Fields;
}

/** One round of the cron trigger for this instance; answers what its server was told. */
async function check({ instanceId, server }: Shop): Promise<string[]> {
  await gateway.stack.postgres.query("update instances set checked_at = null where id = $1", [instanceId]);
  const before = server.requests.length;
  const worker = await gateway.stack.miniflare.getWorker(WORKER);
  await worker.scheduled({ cron: "*/5 * * * *", scheduledTime: new Date(Date.now() + 60_000) });
  const writes = server.requests.slice(before).filter(({ method }) => method !== "GET");
  return writes.map(({ method, url }) => `${method} ${url.split("/").slice(1, 3).join("/")}`);
}

describe.each(PLACES)("on %s", (place) => {
  it.each(kindsOf(place))("a fallback is named, stays, and is no more: %s", async (kind) => {
    const shop = shops[place];
    const path = `$I/bots/${kind}/settings`;
    const [{ body: first }, { body: second }] = [await makeBot(shop, kind), await makeBot(shop, kind)];
    for (const { id } of [first, second]) {
      const named = await ask(shop, `PATCH ${path}`, { fallbackId: id });
      expect([named.status, named.body.fallbackId]).toEqual([200, id]);
    }
    const other = await ask(shop, `PATCH ${path}`, { unknownMessage: "Sorry?" });
    expect(other.body).toMatchObject({ fallbackId: second.id, unknownMessage: "Sorry?" });

    const none = await ask(shop, `PATCH ${path}`, { fallbackId: null, expire: 77 });
    if (place === "2.2.3") {
      expect([none.status, none.body.errors]).toEqual([
        400,
        { fallbackId: [expect.stringContaining("Name another bot")] },
      ]);
      expect((await ask(shop, `GET ${path}`)).body).toEqual(other.body);
      return;
    }
    expect([none.status, none.body]).toMatchObject([200, { fallbackId: null, expire: 77, unknownMessage: "Sorry?" }]);
    expect((await ask(shop, `GET ${path}`)).body).toMatchObject({ fallbackId: null, expire: 77 });
    const { openaiCredsId } = none.body;
    expect(openaiCredsId).toBe(kind === "openai" ? other.body.openaiCredsId : null);
  });

  it.each(kindsOf(place))(
    "an id that is nobody's here is refused at its field, and an empty one is none: %s",
    async (kind) => {
      const shop = shops[place];
      const path = `$I/bots/${kind}/settings`;
      const { body: bot } = await makeBot(shop, kind);
      // Of another kind, of another instance, and of nobody.
      const others = [(await makeBot(shop, kind === "dify" ? "flowise" : "dify")).body.id, randomUUID()];
      const { body: before } = await ask(shop, `GET ${path}`);
      const heard = shop.server.requests.length;
      for (const id of others) {
        const named = await ask(shop, `PATCH ${path}`, { fallbackId: id });
        expect([named.status, named.body.errors]).toEqual([400, { fallbackId: [expect.any(String)] }]);
        const given = await ask(shop, `PATCH ${path}`, { openaiCredsId: id });
        expect([given.status, given.body.errors]).toEqual([400, { openaiCredsId: [expect.any(String)] }]);
        if (kind !== "openai") continue;
        const changed = await ask(shop, `PATCH $T/bots/${bot.id}`, { openaiCredsId: id });
        expect([changed.status, changed.body.errors]).toEqual([400, { openaiCredsId: [expect.any(String)] }]);
      }
      const writes = shop.server.requests.slice(heard).filter(({ method }) => method !== "GET");
      expect(writes.map(({ method, url }) => `${method} ${url}`)).toEqual([]);
      const empty = await ask(shop, `PATCH ${path}`, { fallbackId: "" });
      const stays = place === "2.2.3" && before.fallbackId !== null;
      expect([empty.status, empty.body.fallbackId]).toEqual(stays ? [400, undefined] : [200, null]);
      if (kind !== "openai") return;
      const needed = await ask(shop, `PATCH ${path}`, { openaiCredsId: "" });
      expect([needed.status, needed.body.errors]).toEqual([400, { openaiCredsId: [expect.any(String)] }]);
    },
  );

  it("a text that is emptied is empty, and a secret that is taken away is gone", async () => {
    const shop = shops[place];
    const { body: openai } = await makeBot(shop, "openai", {
      url: `http://127.0.0.1:9/${randomUUID()}`,
      description: "x",
    });
    const bare = await ask(shop, `PATCH $T/bots/${openai.id}`, { url: null, description: "" });
    expect(bare.body).toMatchObject({ url: null, description: "", assistantId: openai.assistantId });

    const words = { triggerOperator: "equals", triggerValue: randomUUID() };
    const { body: dify } = await makeBot(shop, "dify", words);
    expect(dify.hasSecret).toBe(true);
    const changed = await ask(shop, `PATCH $T/bots/${dify.id}`, {
      apiKey: null,
      triggerType: "all",
      triggerValue: null,
    });
    expect(changed.body).toMatchObject({ hasSecret: false, triggerType: "all", triggerValue: null, url: dify.url });
    const off = await ask(shop, `PATCH $T/bots/${dify.id}`, { triggerType: "none" });
    expect(off.status).toBe(200);
    // Its words are free for another bot.
    await makeBot(shop, "dify", words);
  });

  it("a bot, and whom a kind ignores, are changed and deleted only as they were seen", async () => {
    const shop = shops[place];
    const { body: bot, headers } = await makeBot(shop, "flowise");
    const seen = { "if-match": String(headers.etag) };
    expect((await ask(shop, `PATCH $T/bots/${bot.id}`, { expire: 5 })).status).toBe(200);
    const late = await ask(shop, `DELETE $T/bots/${bot.id}`, undefined, seen);
    expect([late.status, late.body.code]).toEqual([412, "version_mismatch"]);
    const now = await ask(shop, `GET $T/bots/${bot.id}`);
    expect(now.body).toMatchObject({ id: bot.id, expire: 5 });
    const gone = await ask(shop, `DELETE $T/bots/${bot.id}`, undefined, { "if-match": String(now.headers.etag) });
    expect([gone.status, (await ask(shop, `GET $T/bots/${bot.id}`)).status]).toEqual([204, 404]);

    const at = "$I/bots/flowise";
    const before = await ask(shop, `GET ${at}/settings`);
    const ignore = (contact: string, tag: unknown) =>
      ask(shop, `POST ${at}/ignored`, { contact, action: "add" }, { "if-match": String(tag) });
    const first = await ignore("5511900000001", before.headers.etag);
    expect([first.status, first.body]).toEqual([200, { ignoreJids: ["5511900000001@s.whatsapp.net"] }]);
    const second = await ignore("5511900000002", before.headers.etag);
    expect([second.status, second.body.code]).toEqual([412, "version_mismatch"]);
    expect((await ignore("5511900000002", first.headers.etag)).body.ignoreJids).toHaveLength(2);
  });
});

it.each(["2.3.6", "2.2.3"] as const)("a fallback on %s goes with its bot, and nobody puts it back", async (version) => {
  const shop = await makeShop(gateway, version, { dedicated: true });
  const { body: bot } = await makeBot(shop, "dify");
  await ask(shop, "PATCH $I/bots/dify/settings", { fallbackId: bot.id });
  expect((await atServer(shop, "dify")).difyIdFallback).toBe(bot.id);
  await check(shop);
  expect((await ask(shop, `DELETE $T/bots/${bot.id}`)).status).toBe(204);
  expect(await check(shop)).toEqual([]);
  expect((await atServer(shop, "dify")).difyIdFallback).toBeNull();
  expect((await ask(shop, "GET $I/bots/dify/settings")).body.fallbackId).toBeNull();
});

it("a fallback that somebody has named at its server is no more, where the server takes that", async () => {
  const shop = await makeShop(gateway, "2.3.6", { dedicated: true });
  const { body: bot } = await makeBot(shop, "dify");
  const { body: set } = await ask(shop, "PATCH $I/bots/dify/settings", { expire: 5 });
  const { version: _, openaiCredsId: __, ...wanted } = set;
  await fetch(`${shop.server.url}/dify/settings/${shop.upstreamName}`, {
    method: "POST",
    headers: { apikey: shop.server.globalKey, "content-type": "application/json" },
    body: JSON.stringify({ ...wanted, debounceTime: 0, fallbackId: bot.id }),
  });
  expect((await atServer(shop, "dify")).fallbackId).toBe(bot.id);
  expect(await check(shop)).toEqual(["POST dify/settings"]);
  expect((await atServer(shop, "dify")).fallbackId).toBeNull();
  expect(await check(shop)).toEqual([]);
});
