import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { openReceiver } from "../../../durable/webhook-outbox/receiver.fixture";
import { ledgerName } from "../../../lib/ledger-name";
import { askInstance } from "../../../worker/evolution/instance-door";
import { reconcileBots } from "../../../worker/services/bots/reconcile-bots";
import { asKey, makeHouse, makeKey } from "../api/support";
import { callWith, connectInstance, fetchGateway, type KeyOptions } from "../support";

// What a bot's address is handed lets nobody do what whoever gave the address might not do, nor for longer.

const SOON = () => new Date(Date.now() + 3_600_000).toISOString();
const BODY = {
  ...{ enabled: true, description: "helps", triggerType: "keyword", triggerOperator: "equals", triggerValue: "menu" },
  ...{ expire: 20, keywordFinish: "#bye", delayMessage: 0, unknownMessage: "?", listeningFromMe: false },
  ...{ stopBotFromMe: true, keepOpen: false, debounceTime: 0, ignoreJids: [], splitMessages: false, timePerChar: 0 },
  ...{ apiKey: "secret" },
};

afterEach(() => vi.restoreAllMocks());

/** A number, and a world in which every address is the attacker's. */
async function makeShop() {
  const house = await makeHouse();
  const { key } = await makeKey(house.tenantId);
  const call = callWith(key);
  const name = await connectInstance({ call });
  const ledger = env.LEDGER.getByName(ledgerName(house.tenantId, "test"));
  const instances: LedgerInstance[] = await ledger.listInstances();
  const instance = instances[0]!;
  const outside = openReceiver(() => Response.json({ message: "hello" }));
  /** What the addresses of all bots of the instance are handed by their server. */
  const handed = async () => {
    outside.received.length = 0;
    const { body } = await askInstance(env, instance, { method: "GET", path: "/evolutionBot/find" });
    for (const { apiUrl } of body as { apiUrl: string }[]) {
      const message = { inputs: { apiKey: "global", serverUrl: "x" }, query: "menu" };
      await fetchGateway(new URL(apiUrl).pathname, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(message),
      });
    }
    return outside.received.map(({ body: text }) => String(JSON.parse(text).inputs.apiKey));
  };
  const place = { tenantId: house.tenantId, mode: "test" as const, instance };
  return { ...house, call, name, ledger, instance, place, outside, handed };
}

type Shop = Awaited<ReturnType<typeof makeShop>>;

async function makeBot({ tenantId, name, outside }: Shop, maker: KeyOptions, headers = {}) {
  const { key, id } = await makeKey(tenantId, maker);
  const bot = { ...BODY, apiUrl: outside.url };
  const made = await callWith(key)("POST", `/evolutionBot/create/${name}`, bot, headers);
  expect(made.status).toBe(201);
  return { key, keyId: id, botId: String(made.body.id) };
}

const MESSAGE = { number: "5511977770001", text: "stolen" };
const read = async (text: string, { name }: Shop, headers = {}) =>
  (await callWith(text)("GET", `/instance/connectionState/${name}`, undefined, headers)).status;
const send = async (text: string, { name }: Shop) =>
  (await callWith(text)("POST", `/message/sendText/${name}`, MESSAGE)).status;

it("a key that only manages gains neither reading nor sending by a bot that it makes", async () => {
  const shop = await makeShop();
  await makeBot(shop, { scopes: ["manage"] });
  const [text = ""] = await shop.handed();
  expect([await read(text, shop), await send(text, shop)]).toEqual([403, 403]);
});

it("nor by one that it makes through the dashboard's door, or leads elsewhere, or tries out", async () => {
  const shop = await makeShop();
  const { key } = await makeKey(shop.tenantId, { scopes: ["manage"] });
  const { path, instance, outside } = shop;
  const find = () => asKey(key)("GET", `${path}/instances?mode=test`);
  await expect.poll(async () => (await find()).body.items?.length).toBe(1);
  const bot = {
    instanceId: instance.id,
    kind: "evolutionBot",
    url: outside.url,
    apiKey: "secret",
    triggerValue: "menu",
  };
  const made = await asKey(key)("POST", `${path}/bots`, bot);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const other = { url: `${outside.url}/other` };
  expect((await asKey(key)("PATCH", `${path}/bots/${made.body.id}`, other)).status).toBe(200);
  const texts = await shop.handed();
  outside.received.length = 0;
  const tried = await asKey(key)("POST", `${path}/bots/${made.body.id}/test-chat`, { text: "menu" });
  expect(tried.status, JSON.stringify(tried.body)).toBe(200);
  texts.push(String(JSON.parse(outside.received[0]!.body).inputs.apiKey));
  expect(texts).toHaveLength(2);
  for (const text of texts) expect([await read(text, shop), await send(text, shop)]).toEqual([403, 403]);
});

it("a person's bot reads and sends, and so does that of a key which may", async () => {
  const shop = await makeShop();
  await makeBot(shop, {});
  const owner = shop.owner.ask;
  await expect.poll(async () => (await owner("GET", `${shop.path}/instances?mode=test`)).body.items?.length).toBe(1);
  const bot = {
    instanceId: shop.instance.id,
    kind: "evolutionBot",
    url: `${shop.outside.url}/2`,
    triggerValue: "hello",
  };
  expect((await owner("POST", `${shop.path}/bots`, bot)).status).toBe(201);
  const texts = await shop.handed();
  expect(texts).toHaveLength(2);
  for (const text of texts) expect([await read(text, shop), await send(text, shop)]).toEqual([200, 201]);
});

it("what it is handed ends with the bot, and so does what that shows", async () => {
  const shop = await makeShop();
  const { key, botId } = await makeBot(shop, {});
  const [text = ""] = await shop.handed();
  const [{ token }] = (await callWith(text)("GET", "/instance/fetchInstances")).body;
  expect([await read(text, shop), await read(token, shop)]).toEqual([200, 200]);
  expect((await callWith(key)("DELETE", `/evolutionBot/delete/${botId}/${shop.name}`)).status).toBe(200);
  for (const one of [text, token]) await expect.poll(() => read(one, shop)).toBe(401);
});

it("it ends with a key that has an end, and works from the addresses of one that has some", async () => {
  const shop = await makeShop();
  const home = { "cf-connecting-ip": "203.0.113.7" };
  const { keyId } = await makeBot(shop, { expiresAt: SOON(), allowedIps: ["203.0.113.0/24"] }, home);
  const [text = ""] = await shop.handed();
  expect([await read(text, shop, home), await read(text, shop)]).toEqual([200, 403]);
  expect((await shop.owner.ask("DELETE", `${shop.path}/keys/${keyId}`)).status).toBe(204);
  await expect.poll(() => read(text, shop, home)).toBe(401);
});

it("a ledger that has lost its relays gets them back with the bounds that they had", async () => {
  const shop = await makeShop();
  await makeBot(shop, { scopes: ["manage"] });
  const { instance, ledger, place } = shop;
  const [text = ""] = await ledger.listDocuments(instance.id, "relay");
  await ledger.deleteDocument({ instanceId: instance.id, kind: "relay", id: JSON.parse(text).reference });
  await reconcileBots(env, place, { adopted: false, note: async () => {}, now: Date.now() + 120_000 });
  const [handed = ""] = await shop.handed();
  expect([await read(handed, shop), await send(handed, shop)]).toEqual([403, 403]);
});
