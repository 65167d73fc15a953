import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import { connect } from "../../db/client";
import { deleteOldBots, listBotRows, recordBots } from "../../db/queries/bots";
import type { LedgerInstance } from "../../durable/tenant-ledger/messages";
import { openReceiver, status } from "../../durable/webhook-outbox/receiver.fixture";
import { uuidv7 } from "../../lib/ids";
import { ledgerName } from "../../lib/ledger-name";
import { open } from "../../lib/seal";
import { botContext } from "../../lib/seal-contexts";
import { parseSecrets } from "../../lib/secrets";
import { askInstance } from "../../worker/evolution/instance-door";
import { agreeOnBots } from "../../worker/services/bots/agree-on-bots";
import type { BotPlace } from "../../worker/services/bots/keep-bots";
import { reconcileBots } from "../../worker/services/bots/reconcile-bots";
import { SEALED_COLUMNS } from "../../worker/services/secrets/sealed-columns";
import { until } from "../support/until";
import { type Caller, connectInstance, fetchGateway, makeCaller, makeTenant } from "./support";

// What tenants want of their bots, in the ledger and in Postgres; the sandbox is the server that is brought back to it.

const db = connect(env);
/** Long enough for everything to have settled. */
const LATER_MS = 120_000;

interface Shop extends Caller {
  name: string;
  place: BotPlace;
}

async function makeShop(): Promise<Shop> {
  const caller = await makeCaller();
  const name = await connectInstance(caller);
  const instances: LedgerInstance[] = await ledgerOf(caller).listInstances();
  return { ...caller, name, place: { tenantId: caller.tenantId, mode: "test", instance: instances[0]! } };
}

const ledgerOf = ({ tenantId }: Pick<Caller, "tenantId">) => env.LEDGER.getByName(ledgerName(tenantId, "test"));

const BODY = {
  ...{ enabled: true, description: "sells", triggerType: "keyword", triggerOperator: "equals", triggerValue: "menu" },
  ...{ expire: 20, keywordFinish: "#bye", delayMessage: 0, unknownMessage: "?", listeningFromMe: false },
  ...{ stopBotFromMe: true, keepOpen: false, debounceTime: 0, ignoreJids: [], splitMessages: false, timePerChar: 0 },
  ...{ apiUrl: "https://bots.tenant.example/secret-path", apiKey: "flow-secret" },
};

async function makeBot({ call, name }: Shop, changes: object = {}): Promise<string> {
  const made = await call("POST", `/flowise/create/${name}`, { ...BODY, ...changes });
  expect(made.status).toBe(201);
  return made.body.id;
}

const fetchBot = ({ call, name }: Shop, id: string) => call("GET", `/flowise/fetch/${id}/${name}`);
const deliver = (shop: Caller) => runDurableObjectAlarm(ledgerOf(shop));
const rowsOf = ({ tenantId, place }: Shop) => listBotRows(db, tenantId, place.instance.id);
/** Until Postgres knows of so many. */
const delivered = (shop: Shop, count: number) =>
  until(async () => {
    await deliver(shop);
    return (await rowsOf(shop)).length === count;
  });
const upstream = ({ place }: Shop, method: "GET" | "DELETE" | "PUT" | "POST", path: string, body?: unknown) =>
  askInstance(env, place.instance, { method, path, body });

async function reconcile({ place }: Shop, adopted = false): Promise<string[]> {
  const noted: string[] = [];
  const note = async (what: string) => void noted.push(what);
  await reconcileBots(env, place, { adopted, note, now: Date.now() + LATER_MS });
  return noted;
}

afterEach(() => vi.restoreAllMocks());

it("makes a bot anew in the sandbox, under the id that it had, and leaves it alone afterwards", async () => {
  const shop = await makeShop();
  const id = await makeBot(shop);
  expect(await reconcile(shop)).toEqual([]);
  const { body: before } = await fetchBot(shop, id);
  await upstream(shop, "DELETE", `/flowise/delete/${id}`);
  expect(await reconcile(shop)).toEqual([`flowise ${id}: lost`]);
  const { createdAt: _, updatedAt: __, ...same } = before;
  expect((await fetchBot(shop, id)).body).toMatchObject(same);
  const settings = { ...BODY, fallbackId: id };
  expect((await shop.call("POST", `/flowise/settings/${shop.name}`, settings)).status).toBe(200);
  const shown = await shop.call("GET", `/flowise/fetchSettings/${shop.name}`);
  expect(JSON.stringify(shown.body)).toContain(id);
  expect(await reconcile(shop)).toEqual([]);
  const { body: rows } = await upstream(shop, "GET", "/flowise/find");
  await upstream(shop, "DELETE", `/flowise/delete/${Object(rows)[0].id}`);
  await askInstance(env, shop.place.instance, {
    ...{ method: "POST", path: "/flowise/settings" },
    body: { ...BODY, keywordFinish: "#stolen", ignoreJids: ["@g.us"] },
  });
  expect(await reconcile(shop)).toEqual([`flowise ${id}: lost`, "flowise: settings"]);
  expect((await shop.call("GET", `/flowise/fetchSettings/${shop.name}`)).body).toMatchObject({
    ...{ keywordFinish: "#bye", ignoreJids: [], fallbackId: id },
  });
  const ignored = { remoteJid: "@g.us", action: "add" };
  expect((await shop.call("POST", `/flowise/ignoreJid/${shop.name}`, ignored)).status).toBe(200);
  expect(await reconcile(shop)).toEqual([]);
});

it("puts back what somebody has changed at the server", async () => {
  const shop = await makeShop();
  const id = await makeBot(shop);
  const changed = { ...BODY, apiUrl: "https://thief.example", description: "steals" };
  await upstream(shop, "PUT", `/flowise/update/${id}`, changed);
  expect(await reconcile(shop)).toEqual([`flowise ${id}: description, apiUrl`]);
  expect((await fetchBot(shop, id)).body).toMatchObject({ description: "sells", apiUrl: BODY.apiUrl });
  expect(await reconcile(shop)).toEqual([]);
});

it("takes over bots that came with an instance, and switches those off whose pattern could stop their server", async () => {
  const shop = await makeShop();
  const made = async (triggerValue: string) => {
    const body = { ...BODY, apiUrl: `${BODY.apiUrl}/${crypto.randomUUID()}`, triggerOperator: "regex", triggerValue };
    return Object(await upstream(shop, "POST", "/flowise/create", body)).body.id as string;
  };
  const [harmless, harmful] = [await made("^menu [0-9]+$"), await made("(a+)+$")];
  const done = await reconcile(shop, true);
  expect(done.toSorted()).toEqual(
    [`flowise ${harmless}: taken over`, `flowise ${harmful}: taken over, and off for its pattern`].toSorted(),
  );
  expect((await fetchBot(shop, harmless)).body).toMatchObject({ enabled: true, triggerValue: "^menu [0-9]+$" });
  expect((await fetchBot(shop, harmful)).body).toMatchObject({ enabled: false, triggerValue: "(a+)+$" });
  expect(await reconcile(shop, true)).toEqual([]);
  const on = { ...BODY, triggerOperator: "regex", triggerValue: "(a+)+$" };
  expect((await shop.call("PUT", `/flowise/update/${harmful}/${shop.name}`, on)).status).toBe(400);
});

it("never brings back a bot whose delete got no answer", async () => {
  const shop = await makeShop();
  const id = await makeBot(shop);
  const [text] = await ledgerOf(shop).listDocuments(shop.place.instance.id, "bot:flowise");
  const key = { instanceId: shop.place.instance.id, kind: "bot:flowise" };
  await ledgerOf(shop).putBot(key, { ...JSON.parse(text!), deletingAt: Date.now() });
  expect(await reconcile(shop)).toEqual([]);
  expect((await fetchBot(shop, id)).body).toMatchObject({ id });
  await ledgerOf(shop).putBot(key, { ...JSON.parse(text!), deletingAt: Date.now() });
  await upstream(shop, "DELETE", `/flowise/delete/${id}`);
  expect(await reconcile(shop)).toEqual([]);
  expect((await upstream(shop, "GET", "/flowise/find")).body ?? []).toEqual([]);
  expect(await reconcile(shop)).toEqual([]);
});

it("changes nothing that the tenant changes meanwhile", async () => {
  const shop = await makeShop();
  const id = await makeBot(shop);
  const key = { instanceId: shop.place.instance.id, kind: "bot:flowise" };
  const [text] = await ledgerOf(shop).listDocuments(key.instanceId, key.kind);
  const bot = JSON.parse(text!);
  expect(await ledgerOf(shop).putBot(key, bot, bot.revision)).toBe(true);
  expect(await ledgerOf(shop).putBot(key, bot, bot.revision)).toBe(false);
  await ledgerOf(shop).dropBot({ ...key, id });
  expect(await ledgerOf(shop).putBot(key, bot, bot.revision + 1)).toBe(false);
});

it("takes bots without Postgres, which hears of each once it is back, in its last state", async () => {
  const shop = await makeShop();
  await deliver(shop);
  const { postgres } = openReceiver(status(200));
  postgres.isDown = true;
  const [first, second] = [await makeBot(shop), await makeBot(shop, { triggerValue: "two", apiKey: "other" })];
  const body = { ...BODY, description: "helps" };
  expect((await shop.call("PUT", `/flowise/update/${first}/${shop.name}`, body)).status).toBe(200);
  expect((await shop.call("DELETE", `/flowise/delete/${second}/${shop.name}`)).status).toBe(200);
  await deliver(shop);
  postgres.isDown = false;
  expect(await rowsOf(shop)).toEqual([]);
  await delivered(shop, 1);
  const [row] = await rowsOf(shop);
  expect(row).toMatchObject({ id: first, mode: "test", kind: "bot:flowise", deletedAt: null });
  expect(row?.config).toMatchObject({ description: "helps", enabled: true });
  const { rows: gone } = await db.execute(sql`select sealed, config from bots where id = ${second}`);
  expect(gone).toEqual([{ sealed: null, config: null }]);
});

it("keeps the newest of what it is told, however late or often the rest comes, and only the tenant's own", async () => {
  const [tenantId, other] = [await makeTenant(), await makeTenant()];
  const instanceId = uuidv7();
  const told = (revision: number, changes: object = {}) =>
    JSON.stringify({
      ...{ instanceId, kind: "bot:dify", id: "b1", upstreamId: "b1", reference: null, sealed: null, revision },
      ...{ config: { revision }, createdAt: 1, deletedAt: null, ...changes },
    });
  const tell = (whose: string, ...payloads: string[]) => recordBots(db, { tenantId: whose, mode: "live" }, payloads);
  await tell(tenantId, told(2));
  await tell(tenantId, told(2));
  await tell(tenantId, told(1));
  await tell(other, told(9));
  const read = async () => (await listBotRows(db, tenantId, instanceId)).map(({ config }) => config);
  expect(await read()).toEqual([{ revision: 2 }]);
  await tell(tenantId, told(3, { config: null, deletedAt: Date.now() }));
  await tell(tenantId, told(2));
  expect(await read()).toEqual([]);
  await tell(tenantId, told(4));
  expect(await read()).toEqual([{ revision: 4 }]);
  await tell(tenantId, told(5, { config: null, deletedAt: 1_000 }));
  expect(await deleteOldBots(db, new Date(2_000))).toBe(1);
  expect(await listBotRows(db, other, instanceId)).toHaveLength(1);
});

it("gives a ledger that has lost a bot what Postgres knows, its relay too", async () => {
  const shop = await makeShop();
  const id = await makeBot(shop);
  await delivered(shop, 1);
  await runInDurableObject(ledgerOf(shop), (_, { storage }) => {
    storage.sql.exec("DELETE FROM instance_documents WHERE kind IN ('bot:flowise', 'relay')");
  });
  expect((await fetchBot(shop, id)).body).toBeNull();
  await agreeOnBots(env, db, shop.place);
  expect(await reconcile(shop)).toEqual([]);
  expect((await fetchBot(shop, id)).body).toMatchObject({ id, apiUrl: BODY.apiUrl });
  expect((await shop.call("DELETE", `/flowise/delete/${id}/${shop.name}`)).status).toBe(200);
  await agreeOnBots(env, db, shop.place);
  expect((await fetchBot(shop, id)).body).toBeNull();
});

it("goes with its instance, is exported without secrets, and is sealed anew by a rotation", async () => {
  const shop = await makeShop();
  await makeBot(shop);
  await delivered(shop, 1);
  const headers = { authorization: `Bearer ${env.OPERATOR_TOKEN}` };
  const exported = await (await fetchGateway(`/api/tenants/${shop.tenantId}/export`, { headers })).text();
  expect(exported).toContain('"description":"sells"');
  for (const secret of [BODY.apiKey, BODY.apiUrl, shop.place.instance.upstreamName, "/relay/"])
    expect(exported.includes(secret), secret).toBe(false);
  const column = SEALED_COLUMNS.find(({ table }) => table === "bots")!;
  const [row] = await rowsOf(shop);
  const both = parseSecrets(`99:${"A".repeat(43)},${env.DATA_SECRETS}`);
  const anew = await column.reseal(both, row!.sealed!, { key: row!.id, instance_id: row!.instanceId });
  const context = botContext({ instanceId: row!.instanceId, id: row!.id });
  expect(await open(parseSecrets(`99:${"A".repeat(43)}`), anew!, context)).toContain(BODY.apiKey);
  expect((await shop.call("DELETE", `/instance/delete/${shop.name}`)).status).toBe(200);
  await delivered(shop, 0);
  const { rows } = await db.execute(sql`select sealed, config from bots where tenant_id = ${shop.tenantId}`);
  expect(rows).toEqual([{ sealed: null, config: null }]);
});
