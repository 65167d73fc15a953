import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { until } from "../support/until.ts";
import { makeShop, type Shop } from "./support/bot-shop.ts";
import { type Gateway, startGateway } from "./support/gateway.ts";

// A server lets a bot that is off go on with conversations that are open, and answer as the fallback. Who does not pay has
// them hear nobody.

type Fields = Record<string, unknown>;
const CONTACTS = { talking: "5511988880001", stranger: "5511988880002" };

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway?.stop());

/** An assistant: its server asks OpenAI itself, so that no call of it passes us. */
async function makeBot(shop: Shop, enabled: boolean): Promise<string> {
  const { id, key, instanceId } = shop;
  const at = `/api/tenants/${id}`;
  const credentials = { name: randomUUID(), apiKey: `sk-${randomUUID()}` };
  const { body } = await gateway.call(key, `POST ${at}/instances/${instanceId}/openai/credentials`, {
    body: credentials,
  });
  const own = { openaiCredsId: body.id, botType: "assistant", assistantId: `asst_${randomUUID()}` };
  const trigger = { triggerType: "keyword", triggerOperator: "equals", triggerValue: `word ${enabled}` };
  const bot = { instanceId, kind: "openai", enabled, ...own, ...trigger };
  const made = await gateway.call(key, `POST ${at}/bots`, { body: bot });
  expect([made.status, made.text]).toEqual([201, expect.any(String)]);
  return made.body.id;
}

const settingsPath = ({ id, instanceId }: Shop) => `/api/tenants/${id}/instances/${instanceId}/bots/openai/settings`;

/** Which bots a message reaches at the server. */
const reachedBy = async ({ server, upstreamName }: Shop, from: string, text = "hm") =>
  (await server.receive(upstreamName, { from, text })).reached;

async function settingsAt({ server, upstreamName }: Shop): Promise<Fields> {
  const headers = { apikey: server.globalKey };
  return (await (await fetch(`${server.url}/openai/fetchSettings/${upstreamName}`, { headers })).json()) as Fields;
}

const BASIC = { expire: 5, keywordFinish: "#", unknownMessage: "?", listeningFromMe: false, stopBotFromMe: false };

/** By a client of Evolution's own API. */
async function longerWait(shop: Shop, openaiCredsId: string) {
  const { ignoreJids } = await settingsAt(shop);
  const body = { ...BASIC, openaiCredsId, delayMessage: 120_000, keepOpen: false, debounceTime: 0, ignoreJids };
  const put = await gateway.call(shop.key, `POST /v1/openai/settings/${shop.name}`, { body });
  expect([put.status, put.text]).toEqual([200, expect.any(String)]);
}

it.each(["2.3.6", "2.2.3"] as const)(
  "on %s nobody is heard until it is paid for, and then as before",
  async (version) => {
    const shop = await makeShop(gateway, version, { dedicated: true });
    const [running, resting] = [await makeBot(shop, true), await makeBot(shop, false)];
    const ignoreJids = ["5511900000009@s.whatsapp.net", "@g.us"];
    const body = { fallbackId: resting, ignoreJids };
    const set = await gateway.call(shop.key, `PATCH ${settingsPath(shop)}`, { body });
    expect([set.status, set.body.fallbackId]).toEqual([200, resting]);
    expect(await reachedBy(shop, CONTACTS.talking, "word true")).toEqual([running]);
    expect(await reachedBy(shop, CONTACTS.stranger)).toEqual([resting]);
    // Longer than we would take it for.
    await longerWait(shop, set.body.openaiCredsId);
    const { updatedAt: _, ...before } = await settingsAt(shop);
    expect(before).toMatchObject({ delayMessage: 120_000 });

    await gateway.manage("POST", `/operator/tenants/${shop.id}/suspension`, { reason: "A reason for the log" });
    const silent = async () => {
      const reached = await Promise.all(Object.values(CONTACTS).map((contact) => reachedBy(shop, contact)));
      return reached.flat().length === 0;
    };
    await until(silent);
    expect(await reachedBy(shop, CONTACTS.stranger, "word true")).toEqual([]);

    await gateway.manage("DELETE", `/operator/tenants/${shop.id}/suspension`);
    await until(async () => (await reachedBy(shop, CONTACTS.talking))?.[0] === running);
    const settings = async () => {
      const { updatedAt: __, ...after } = await settingsAt(shop);
      return after;
    };
    // Everybody is heard again before the last word of ours is gone.
    await expect.poll(settings).toEqual(before);
  },
);

it("what a tenant changes meanwhile is shown as it is, and counts afterwards", async () => {
  const tenant = await makeShop(gateway, "2.3.6", { dedicated: true });
  await gateway.changeTenant(tenant, { limits: { message_send: 1 } });
  const running = await makeBot(tenant, true);
  expect(await reachedBy(tenant, CONTACTS.talking, "word true")).toEqual([running]);
  const send = { number: CONTACTS.talking, text: "the last one" };
  await gateway.call(tenant.key, `POST /v1/message/sendText/${tenant.name}`, { body: send });
  await until(async () => (await reachedBy(tenant, CONTACTS.talking))?.length === 0);

  const { body: shown } = await gateway.call(tenant.key, `GET /v1/openai/fetchSettings/${tenant.name}`);
  expect(shown.ignoreJids).toEqual([]);
  expect((await gateway.call(tenant.key, `GET ${settingsPath(tenant)}`)).body.ignoreJids).toEqual([]);
  // A client that fetches, changes and puts back; and one that ignores a contact.
  const { openaiIdFallback: _, fallbackId: __, ...whole } = shown;
  const put = { ...whole, unknownMessage: "Sorry?" };
  expect((await gateway.call(tenant.key, `POST /v1/openai/settings/${tenant.name}`, { body: put })).status).toBe(200);
  const ignore = { remoteJid: "5511900000009@s.whatsapp.net", action: "add" };
  const ignored = await gateway.call(tenant.key, `POST /v1/openai/ignoreJid/${tenant.name}`, { body: ignore });
  expect(ignored.body).toEqual({ ignoreJids: [ignore.remoteJid] });
  await until(async () => (await reachedBy(tenant, CONTACTS.talking))?.length === 0);

  await gateway.changeTenant(tenant, { limits: { message_send: 100 } });
  await until(async () => (await reachedBy(tenant, CONTACTS.talking))?.[0] === running);
  const { body: after } = await gateway.call(tenant.key, `GET ${settingsPath(tenant)}`);
  expect(after).toMatchObject({ unknownMessage: "Sorry?", ignoreJids: [ignore.remoteJid] });
  expect((await settingsAt(tenant)).ignoreJids).toEqual([ignore.remoteJid]);
});
