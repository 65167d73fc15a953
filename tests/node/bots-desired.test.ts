import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WORKER } from "../../local/runtime.ts";
import { until } from "../support/until.ts";
import { type BotServer, startBotServer } from "./support/bot-server.ts";
import { type Answer, type Gateway, startGateway, type Tenant } from "./support/gateway.ts";

// What a tenant wants of its bots is known to us, and servers of both versions are brought back to it.

type Fields = Record<string, unknown>;
type Place = Tenant & { name: string; instanceId: string; upstreamName: string };

const VERSIONS = ["2.3.6", "2.2.3"] as const;
/** What is younger is left alone by a comparison: the trigger comes so much later. */
const LATER_MS = 60_000;

let gateway: Gateway;
let bots: BotServer;

beforeAll(async () => {
  bots = await startBotServer();
  gateway = await startGateway({ TIME_SCALE: "0.05" });
});

afterAll(async () => {
  await gateway?.stop();
  await bots?.stop();
});

const query = <T>(text: string, values: unknown[]) =>
  gateway.stack.postgres.query<T>(text, values).then(({ rows }) => rows);

async function makePlace(options: Parameters<Gateway["makeTenant"]>[0]): Promise<Place> {
  const tenant = await gateway.makeTenant({ dedicated: true, ...options });
  const body = { name: "main", mode: "live", integration: "WHATSAPP-BAILEYS" };
  const made = await gateway.call(tenant.key, `POST /api/tenants/${tenant.id}/instances`, { body });
  const [upstreamName = ""] = tenant.server.instanceNames();
  await tenant.server.open(upstreamName);
  return { ...tenant, name: "main", instanceId: made.body.id, upstreamName };
}

const KINDS: Record<string, Fields> = {
  typebot: { url: "", typebot: "flow" },
  dify: { apiUrl: "", botType: "chatBot", apiKey: "app-secret" },
  flowise: { apiUrl: "", apiKey: "flow-secret" },
};
const URL_FIELD: Record<string, string> = { typebot: "url", dify: "apiUrl", flowise: "apiUrl" };

const COMMON = {
  ...{ enabled: true, description: "sells", triggerType: "keyword", triggerOperator: "equals", expire: 20 },
  ...{ keywordFinish: "#bye", delayMessage: 0, unknownMessage: "?", listeningFromMe: false, stopBotFromMe: true },
  ...{ keepOpen: false, debounceTime: 0, ignoreJids: [], splitMessages: false, timePerChar: 0 },
};

/** Over Evolution's own API. */
async function makeBot({ key }: Place, kind: string, extra: Fields = {}): Promise<Fields & { id: string }> {
  const url = `${bots.url}/${kind}/${randomUUID()}`;
  const own = { ...COMMON, ...KINDS[kind], ...(URL_FIELD[kind] && { [URL_FIELD[kind]]: url }) };
  const body = { ...own, triggerValue: randomUUID(), ...extra };
  const made = await gateway.call(key, `POST /v1/${kind}/create/main`, { body });
  expect([made.status, made.text]).toEqual([201, expect.any(String)]);
  return made.body;
}

/** As somebody who has the server's own key. */
async function upstream({ server, upstreamName }: Place, line: string, body?: Fields): Promise<unknown> {
  const [method = "", path = ""] = line.split(" ");
  const headers = { apikey: server.globalKey, "content-type": "application/json" };
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const answer = await fetch(`${server.url}${path.replace("$I", upstreamName)}`, init);
  expect([answer.status < 300, line]).toEqual([true, line]);
  return answer.json();
}

const rowsOf = async (place: Place, kind: string) =>
  ((await upstream(place, `GET /${kind}/find/$I`)) ?? []) as (Fields & { id: string })[];

/** One round of the cron trigger for this instance. */
async function check({ instanceId, server }: Place): Promise<string[]> {
  await query("update instances set checked_at = null where id = $1", [instanceId]);
  const before = server.requests.length;
  const worker = await gateway.stack.miniflare.getWorker(WORKER);
  await worker.scheduled({ cron: "*/5 * * * *", scheduledTime: new Date(Date.now() + LATER_MS) });
  const writes = server.requests.slice(before).filter(({ method }) => method !== "GET");
  return writes.map(({ method, url }) => `${method} ${url.split("/").slice(1, 3).join("/")}`);
}

const repairs = async ({ instanceId }: Place) => {
  const [row] = await query<{ repairs: number }>("select repairs from instances where id = $1", [instanceId]);
  return row?.repairs;
};

const recorded = ({ id }: Place) =>
  query<Fields & { id: string; config: Fields | null; sealed: string | null }>(
    "select * from bots where tenant_id = $1 order by created_at",
    [id],
  );

const fetchBot = ({ key }: Place, kind: string, id: string): Promise<Answer> =>
  gateway.call(key, `GET /v1/${kind}/fetch/${id}/main`);

describe.each(VERSIONS)("on %s", (version) => {
  it("what is wanted is in Postgres, its secrets sealed, and goes when it goes", async () => {
    const place = await makePlace({ version });
    const bot = await makeBot(place, "dify");
    await until(async () => (await recorded(place)).length === 1);
    const [row] = await recorded(place);
    expect(row).toMatchObject({ id: bot.id, kind: "bot:dify", instance_id: place.instanceId, upstream_id: bot.id });
    expect(row?.config).toMatchObject({ description: "sells", botType: "chatBot", enabled: true });
    const text = JSON.stringify(row);
    for (const secret of ["app-secret", bots.url, "/relay/"]) expect(text).not.toContain(secret);
    const path = `PUT /v1/dify/update/${bot.id}/main`;
    const body = { ...COMMON, ...KINDS.dify, apiUrl: bots.url, description: "helps", triggerValue: "hi" };
    expect((await gateway.call(place.key, path, { body })).status).toBe(200);
    await until(async () => (await recorded(place))[0]?.config?.description === "helps");
    expect((await gateway.call(place.key, `DELETE /v1/dify/delete/${bot.id}/main`)).status).toBe(200);
    await until(async () => (await recorded(place))[0]?.deleted_at !== null);
    expect((await recorded(place))[0]).toMatchObject({ config: null, sealed: null });
    expect(await check(place)).toEqual([]);
  });

  it("a calm round writes nothing to the server", async () => {
    const place = await makePlace({ version });
    for (const kind of Object.keys(KINDS)) await makeBot(place, kind);
    await makeBot(place, "flowise", { enabled: false, triggerType: "none" });
    const creds = { name: "main", apiKey: `sk-${randomUUID()}` };
    await gateway.call(place.key, "POST /v1/openai/creds/main", { body: creds });
    await check(place);
    expect(await check(place)).toEqual([]);
    expect(await repairs(place)).toBe(0);
  });

  it.each(Object.keys(KINDS))("a %s that is lost is made anew, and keeps its id", async (kind) => {
    const place = await makePlace({ version });
    const bot = await makeBot(place, kind);
    const [before] = await rowsOf(place, kind);
    await upstream(place, `DELETE /${kind}/delete/${bot.id}/$I`);
    expect(await check(place)).toEqual([`POST ${kind}/create`]);
    expect(await repairs(place)).toBe(1);
    const [anew] = await rowsOf(place, kind);
    const { id, createdAt, updatedAt, ...same } = before!;
    expect(anew).toMatchObject(same);
    expect(anew?.id).not.toBe(bot.id);

    expect((await fetchBot(place, kind, bot.id)).body).toMatchObject({ id: bot.id, description: "sells" });
    const listed = await gateway.call(place.key, `GET /v1/${kind}/find/main`);
    expect(listed.body).toMatchObject([{ id: bot.id }]);
    expect(listed.text).not.toContain(String(anew?.id));
    const shown = await gateway.call(place.key, `GET /api/tenants/${place.id}/bots/${bot.id}`);
    expect(shown.body).toMatchObject({ id: bot.id, kind, enabled: true });
    expect(await check(place)).toEqual([]);
    expect((await gateway.call(place.key, `DELETE /v1/${kind}/delete/${bot.id}/main`)).status).toBe(200);
    expect(await rowsOf(place, kind)).toEqual([]);
    expect(await check(place)).toEqual([]);
  });

  it("a bot that was changed is put back: address, secret and switch", async () => {
    const place = await makePlace({ version });
    const bot = await makeBot(place, "flowise");
    const [before] = await rowsOf(place, "flowise");
    for (const change of [{ apiUrl: "https://thief.example" }, { apiKey: "another" }, { enabled: false }]) {
      const { id: _, instanceId: __, createdAt: ___, updatedAt: ____, ...row } = { ...before, ...change } as Fields;
      await upstream(place, `PUT /flowise/update/${bot.id}/$I`, row);
      expect(await check(place)).toEqual(["PUT flowise/update"]);
      const [after] = await rowsOf(place, "flowise");
      expect({ ...after, updatedAt: "" }).toEqual({ ...before, updatedAt: "" });
    }
    expect(await repairs(place)).toBe(3);
    expect(await check(place)).toEqual([]);
  });

  it("a stranger's bot is switched off, once, and the tenant sees it", async () => {
    const place = await makePlace({ version });
    await makeBot(place, "flowise");
    const body = { ...COMMON, apiUrl: "https://thief.example", triggerType: "keyword", triggerValue: "thief" };
    const { id } = (await upstream(place, "POST /flowise/create/$I", body)) as { id: string };
    expect(await check(place)).toEqual(["PUT flowise/update"]);
    expect((await rowsOf(place, "flowise")).find((row) => row.id === id)).toMatchObject({ enabled: false });
    expect(await check(place)).toEqual([]);
    const own = { ...body, apiUrl: `${bots.url}/mine` };
    expect((await gateway.call(place.key, `PUT /v1/flowise/update/${id}/main`, { body: own })).status).toBe(200);
    expect(await check(place)).toEqual([]);
    expect((await rowsOf(place, "flowise")).find((row) => row.id === id)).toMatchObject({ enabled: true });
  });

  it("bots that are switched off for now stay off, and come back", async () => {
    const place = await makePlace({ version });
    const bot = await makeBot(place, "flowise");
    await gateway.manage("POST", `/operator/tenants/${place.id}/suspension`, { reason: "test" });
    const isOn = async () => (await rowsOf(place, "flowise"))[0]?.enabled === true;
    await until(async () => !(await isOn()));
    expect(await check(place)).toEqual([]);
    await upstream(place, `DELETE /flowise/delete/${bot.id}/$I`);
    expect(await check(place)).toEqual(["POST flowise/create"]);
    expect(await isOn()).toBe(false);
    await gateway.manage("DELETE", `/operator/tenants/${place.id}/suspension`);
    await until(isOn);
    expect(await check(place)).toEqual([]);
  });

  it("credentials that are lost come back with the bots that use them", async () => {
    const place = await makePlace({ version });
    const apiKey = `sk-${randomUUID()}`;
    const creds = await gateway.call(place.key, "POST /v1/openai/creds/main", { body: { name: "main", apiKey } });
    const own = { openaiCredsId: creds.body.id, botType: "chatCompletion", model: "gpt-4o", maxTokens: 50 };
    const bot = await makeBot(place, "openai", own);
    await upstream(place, `DELETE /openai/delete/${bot.id}/$I`);
    await upstream(place, `DELETE /openai/creds/${creds.body.id}/$I`);
    expect(await check(place)).toEqual(["POST openai/creds", "POST openai/create"]);
    const [row] = await rowsOf(place, "openai");
    const [made] = (await upstream(place, "GET /openai/creds/$I")) as Fields[];
    expect(made).toMatchObject({ apiKey });
    expect(row?.openaiCredsId).toBe(made?.id);
    const fetched = await fetchBot(place, "openai", bot.id);
    expect(fetched.body).toMatchObject({ id: bot.id, openaiCredsId: creds.body.id });
    expect(await check(place)).toEqual([]);
    const gone = await gateway.call(place.key, `DELETE /v1/openai/creds/${creds.body.id}/main`);
    expect([gone.status, gone.body]).toEqual([200, { openaiCreds: { id: creds.body.id } }]);
  });

  it("a server that does not answer, or answers nonsense, changes nothing", async () => {
    const place = await makePlace({ version });
    await makeBot(place, "flowise");
    await until(async () => (await recorded(place)).length === 1);
    const before = await recorded(place);
    for (const mode of ["http_502_html", "reset", "error_true_200"] as const) {
      const lift = place.server.fault({ mode, path: /flowise\/find/ });
      expect(await check(place)).toEqual([]);
      await lift();
    }
    expect(await recorded(place)).toEqual(before);
    expect(await check(place)).toEqual([]);
  });
});

it("no answer held an upstream name, token, key, secret or address", () => {
  expect(gateway.leaks().leaks).toEqual([]);
});
