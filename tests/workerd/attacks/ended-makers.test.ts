import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { openReceiver } from "../../../durable/webhook-outbox/receiver.fixture";
import { ledgerName } from "../../../lib/ledger-name";
import { askInstance } from "../../../worker/evolution/instance-door";
import { asKey, makeHouse, makeKey } from "../api/support";
import { callWith, connectInstance, fetchGateway, type KeyOptions } from "../support";

// Whoever holds a key that leaked may have let bots of their own be handed keys. With the key that ends, and bots go on.

afterEach(() => vi.restoreAllMocks());

/** A number with a bot of each maker, and a world in which every address is one server. */
async function makeShop() {
  const house = await makeHouse();
  const { tenantId, path, owner } = house;
  const { key } = await makeKey(tenantId);
  const name = await connectInstance({ call: callWith(key) });
  const ledger = env.LEDGER.getByName(ledgerName(tenantId, "test"));
  const [instance] = (await ledger.listInstances()) as LedgerInstance[];
  await expect.poll(async () => (await owner.ask("GET", `${path}/instances?mode=test`)).body.items?.length).toBe(1);
  const outside = openReceiver(() => Response.json({ message: "hello" }));
  const bot = (address: string) => ({
    ...{ instanceId: instance!.id, kind: "evolutionBot", url: `${outside.url}/${address}`, triggerValue: address },
  });
  const makeBot = async (maker: KeyOptions, address: string) => {
    const { key: text, id: keyId } = await makeKey(tenantId, maker);
    const made = await asKey(text)("POST", `${path}/bots`, bot(address));
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    return { keyId, botId: String(made.body.id) };
  };
  /** What the bot says to a contact, and the key that its address is handed by the way. */
  const talk = async (address: string) => {
    outside.received.length = 0;
    const { body } = await askInstance(env, instance!, { method: "GET", path: "/evolutionBot/find" });
    const rows = body as { apiUrl: string; triggerValue: string }[];
    const { apiUrl = "" } = rows.find(({ triggerValue }) => triggerValue === address) ?? {};
    const said = await fetchGateway(new URL(apiUrl).pathname, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ inputs: { apiKey: "global" }, query: "menu" }),
    });
    expect([said.status, await said.json()]).toEqual([200, { message: "hello" }]);
    return String(JSON.parse(outside.received[0]!.body).inputs.apiKey);
  };
  const read = async (text: string) => (await callWith(text)("GET", `/instance/connectionState/${name}`)).status;
  const shown = async (id: string) => (await owner.ask("GET", `${path}/bots/${id}`)).body;
  return { ...house, name, outside, bot, makeBot, talk, read, shown };
}

it("a key that is revoked takes with it what its bots were handed, and they go on answering", async () => {
  const { makeBot, talk, read, shown, owner, path } = await makeShop();
  const { keyId, botId } = await makeBot({}, "thief");
  const other = await makeBot({}, "ours");
  const handed = await talk("thief");
  expect([await read(handed), (await shown(botId)).keyEnded]).toEqual([200, false]);
  expect((await owner.ask("DELETE", `${path}/keys/${keyId}`)).status).toBe(204);
  await expect.poll(() => read(handed)).toBe(401);
  // It still answers, with a key that may nothing.
  expect(await read(await talk("thief"))).toBe(401);
  expect((await shown(botId)).keyEnded).toBe(true);
  expect([await read(await talk("ours")), (await shown(other.botId)).keyEnded]).toEqual([200, false]);
});

it("nobody raises that by another change; whoever gives the address again vouches for it, with what they may", async () => {
  const { makeBot, talk, read, shown, owner, path, tenantId, outside } = await makeShop();
  const { keyId, botId } = await makeBot({}, "flow");
  expect((await owner.ask("DELETE", `${path}/keys/${keyId}`)).status).toBe(204);
  const change = (body: unknown) => owner.ask("PATCH", `${path}/bots/${botId}`, body);
  expect((await change({ enabled: true, description: "on again" })).body).toMatchObject({ keyEnded: true });
  expect(await read(await talk("flow"))).toBe(401);

  const url = `${outside.url}/flow`;
  const { key: manager } = await makeKey(tenantId, { scopes: ["manage"] });
  expect((await asKey(manager)("PATCH", `${path}/bots/${botId}`, { url })).body).toMatchObject({ keyEnded: false });
  await expect.poll(async () => read(await talk("flow"))).toBe(403);
  expect((await shown(botId)).keyEnded).toBe(false);
});

it("a person who gives it again lets it read once more", async () => {
  const { makeBot, talk, read, owner, path, outside } = await makeShop();
  const { keyId, botId } = await makeBot({}, "flow");
  expect((await owner.ask("DELETE", `${path}/keys/${keyId}`)).status).toBe(204);
  const body = { url: `${outside.url}/flow` };
  expect((await owner.ask("PATCH", `${path}/bots/${botId}`, body)).body).toMatchObject({ keyEnded: false });
  await expect.poll(async () => read(await talk("flow"))).toBe(200);
});

it("a key that is rolled hands its bots on to the one in its place, and they end with that", async () => {
  const { makeBot, talk, read, shown, owner, path } = await makeShop();
  const { keyId, botId } = await makeBot({}, "flow");
  const rolled = await owner.ask("POST", `${path}/keys/${keyId}/roll`, { graceSeconds: 0 });
  expect(rolled.status).toBe(201);
  expect([await read(await talk("flow")), (await shown(botId)).keyEnded]).toEqual([200, false]);
  expect((await owner.ask("DELETE", `${path}/keys/${rolled.body.id}`)).status).toBe(204);
  const handed = await talk("flow");
  await expect.poll(() => read(handed)).toBe(401);
  expect((await shown(botId)).keyEnded).toBe(true);
});
