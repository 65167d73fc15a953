import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WORKER } from "../../local/runtime.ts";
import { ask } from "../support/evolution/ask.ts";
import { type Receiver, startReceiver } from "../support/evolution/receiver.ts";
import { type EvolutionServer, type FaultMode, startEvolution, type Version } from "../support/evolution/server.ts";
import { until } from "../support/until.ts";
import { type Gateway, startGateway } from "./support/gateway.ts";
import type { Leak } from "./support/leaks.ts";

// What the management door and the cron trigger do with Evolution servers: register, probe, place, adopt, repair.

const VERSIONS: Version[] = ["2.3.6", "2.2.3"];

interface Server {
  id: string;
  url: string;
  version: string;
  health: string;
  reachable: string;
  trouble: { code: string } | null;
  used: number;
  revision: number;
}

let gateway: Gateway;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  gateway = await startGateway({ TIME_SCALE: "0.05" });
});
afterEach(async () => {
  for (const server of Object.values(gateway.shared)) await server.clearFaults();
});
afterAll(async () => {
  await gateway?.stop();
  await Promise.all(closing.map((close) => close()));
});

const operator = (line: string, body?: unknown, headers: Record<string, string> = {}) =>
  gateway.call(undefined, line.replace(" ", " /api/operator"), {
    body,
    headers: { authorization: `Bearer ${gateway.stack.secrets.OPERATOR_TOKEN}`, ...headers },
  });

const newServer = (changes: object) => ({
  name: "s",
  key: "a-long-global-key",
  region: "apac",
  capacity: 5,
  ...changes,
});

async function tick(): Promise<void> {
  const [cron = ""] = ["*/5 * * * *"];
  await (await gateway.stack.miniflare.getWorker(WORKER)).scheduled({ cron });
}

const query = <T>(text: string, values: unknown[] = []) =>
  gateway.stack.postgres.query<T>(text, values).then(({ rows }) => rows);

const serverAt = async (url: string): Promise<Server> => {
  const { body } = await operator("GET /servers");
  const found = body.items.find((server: Server) => server.url === url);
  if (!found) throw new Error(`no server at ${url}`);
  return found;
};

async function newEvolution(version: Version = "2.3.6"): Promise<EvolutionServer> {
  const server = await startEvolution({ version, globalKey: `global-${randomUUID()}` });
  closing.push(() => server.stop());
  return server;
}

async function newReceiver(...answer: Parameters<typeof startReceiver>): Promise<Receiver> {
  const receiver = await startReceiver(...answer);
  closing.push(() => receiver.stop());
  return receiver;
}

describe("registering a server", () => {
  it.each(VERSIONS)("proves that %s can call us, and leaves nothing behind", async (version) => {
    const server = gateway.shared[version];
    expect(await serverAt(server.url)).toMatchObject({ version, health: "healthy", reachable: "yes", trouble: null });
    await server.idle();
    expect(server.instanceNames().filter((name) => name.startsWith("zprobe"))).toEqual([]);
    expect((await operator("GET /servers")).body.notice.text).toContain("Evolution API");
  });

  it("says which of its troubles a server has, at the field to change", async () => {
    const known = gateway.shared["2.3.6"];
    const page = await newReceiver(200, "<html>");
    const licence = await newReceiver(503, '{"status":503,"error":"LICENSE_REQUIRED"}');
    const newer = await newReceiver(200, '{"status":200,"version":"2.4.1"}');
    const table: [object, string, RegExp][] = [
      [{ url: known.url, key: "429683C4C977415CAAFCCE10F7D57E11" }, "key", /published/],
      [{ url: known.url, key: "not-the-global-key" }, "key", /refuses the key/],
      [{ url: "http://127.0.0.1:9" }, "url", /Nothing answers/],
      [{ url: page.url }, "url", /not an Evolution/],
      [{ url: licence.url }, "url", /LICENSE_REQUIRED/],
      [{ url: newer.url }, "url", /not supported/],
      [{ url: "ftp://x.example" }, "url", /URL/],
    ];
    for (const [changes, field, message] of table) {
      const { status, body } = await operator("POST /servers", newServer(changes));
      expect([status, body.errors[field]], JSON.stringify(body)).toEqual([400, [expect.stringMatching(message)]]);
    }
  });

  it("registers one that cannot call us, and says so; checking again corrects it", async () => {
    const server = await newEvolution();
    // Its webhooks go nowhere: the probe is told to call a port that nobody listens on.
    const deaf = await startGateway({ TIME_SCALE: "0.05", PUBLIC_URL: "http://127.0.0.1:9" });
    closing.push(() => deaf.stop());
    const made = await deaf.manage<Server & { reachableAdvice: string }>("POST", "/operator/servers", {
      ...newServer({ url: server.url, key: server.globalKey }),
    });
    expect(made).toMatchObject({ reachable: "no", health: "healthy" });
    expect(made.reachableAdvice).toContain("PUBLIC_URL");
    const again = await operator("POST /servers", newServer({ url: server.url, key: server.globalKey }));
    expect(again.body).toMatchObject({ reachable: "yes" });
    const checked = await operator(`POST /servers/${again.body.id}/check`);
    expect(checked.body).toMatchObject({ reachable: "yes", health: "healthy" });
    await server.idle();
    expect(server.instanceNames()).toEqual([]);
  });

  it("cannot say when the trial fails, and cleans up after it", async () => {
    const server = await newEvolution();
    const lift = server.fault({ mode: "reset", path: /create/ });
    const made = await operator("POST /servers", newServer({ url: server.url, key: server.globalKey }));
    expect(made.body).toMatchObject({ reachable: "unknown" });
    await lift();
    // Made, but its answer is lost: it is removed all the same, and that is what makes the server call.
    server.fault({ mode: "reset_after_body", path: /create/ });
    expect((await operator(`POST /servers/${made.body.id}/check`)).body).toMatchObject({ reachable: "yes" });
    await server.idle();
    expect(server.instanceNames()).toEqual([]);
  });
});

describe("a server", () => {
  it("is changed by revision, drained, and deleted when nothing is on it", async () => {
    const tenant = await gateway.makeTenant({ dedicated: true });
    const before = await serverAt(tenant.server.url);
    const path = `/servers/${before.id}`;
    const renamed = await operator(`PATCH ${path}`, { name: "Dua" }, { "if-match": `"${before.revision}"` });
    expect(renamed.body).toMatchObject({ name: "Dua", revision: before.revision + 1 });
    const late = await operator(`PATCH ${path}`, { name: "Tiga" }, { "if-match": `"${before.revision}"` });
    expect([late.status, late.body.code]).toEqual([412, "version_mismatch"]);
    expect((await operator(`PATCH ${path}`, { key: "not-the-global-key" })).body.errors).toHaveProperty("key");

    const instance = await gateway.makeInstance(tenant);
    expect((await operator(`DELETE ${path}`)).status).toBe(409);
    await operator(`PATCH ${path}`, { draining: true });
    const elsewhere = await gateway.call(tenant.key, "POST /v1/instance/create", {
      body: { instanceName: "lain", integration: "WHATSAPP-BAILEYS" },
    });
    expect(elsewhere.status).toBe(201);
    expect((await serverAt(tenant.server.url)).used).toBe(1);
    await gateway.call(tenant.key, `DELETE /v1/instance/delete/${instance.name}`);
    await until(async () => (await serverAt(tenant.server.url)).used === 0);
    expect((await operator(`DELETE ${path}`)).status).toBe(204);
    expect((await operator(`GET ${path}`)).status).toBe(404);
  });

  it("that others use does not become one tenant's", async () => {
    const shop = await gateway.makeShop();
    await until(async () => (await serverAt(shop.server.url)).used > 0);
    const stranger = await gateway.makeTenant();
    const { id } = await serverAt(shop.server.url);
    const refused = await operator(`PATCH /servers/${id}`, { dedicatedTo: stranger.id });
    expect(refused.body).toMatchObject({ status: 409, errors: { dedicatedTo: [expect.any(String)] } });
  });

  it("that stops answering is shown as failing since then, and as well again when it is", async () => {
    const tenant = await gateway.makeTenant({ dedicated: true });
    const age = () => query("update evolution_servers set checked_at = null where url = $1", [tenant.server.url]);
    await tenant.server.stop();
    await age();
    await tick();
    expect(await serverAt(tenant.server.url)).toMatchObject({ health: "failing", trouble: { code: "unreachable" } });
    await tenant.server.start();
    await age();
    await tick();
    expect(await serverAt(tenant.server.url)).toMatchObject({ health: "healthy", trouble: null });
  });
});

describe("a create that fails", () => {
  const settled = (tenantId: string) =>
    gateway.stack.postgres
      .query<{ units: number }>(
        "select sum(units)::int as units from usage_events where tenant_id = $1 and kind = 'instance_create'",
        [tenantId],
      )
      .then(({ rows }) => rows[0]?.units ?? 0);

  const drafts = (tenantId: string) => query("select id from instances where tenant_id = $1", [tenantId]);

  async function cleanUp(): Promise<void> {
    await query("update instances set created_at = now() - interval '1 hour' where state = 'creating'");
    await tick();
  }

  const MODES: FaultMode[] = [
    "reset",
    "reset_after_body",
    "reset_after_headers",
    "hang",
    "hang_after_body",
    "garbage",
    "not_http",
    "http_502_html",
    "error_true_200",
    "refuse",
  ];

  it.each(MODES)("with %s leaves nothing upstream, in the tables or on the bill", async (mode) => {
    const { id, key, server } = await gateway.makeTenant({ dedicated: true });
    const path = `POST /api/tenants/${id}/instances`;
    const body = { name: "toko" };
    const lift = server.fault({ mode, path: /instance\/create/ });
    const failed = await gateway.call(key, path, { body });
    expect(failed.status, failed.text).toBeGreaterThanOrEqual(502);
    await lift();
    await server.idle();
    await cleanUp();
    await server.idle();
    expect(server.instanceNames()).toEqual([]);
    expect(await drafts(id)).toEqual([]);
    expect((await gateway.call(key, `GET /api/tenants/${id}/instances`)).body.items).toEqual([]);

    const again = await gateway.call(key, path, { body });
    expect(again.status, again.text).toBe(201);
    expect(server.instanceNames()).toHaveLength(1);
    await until(async () => (await settled(id)) === 1);
  });

  it("with a refusal says why at once and leaves nothing", async () => {
    const { id, key, server } = await gateway.makeTenant({ dedicated: true });
    const body = { name: "toko", integration: "WHATSAPP-BUSINESS" };
    const refused = await gateway.call(key, `POST /api/tenants/${id}/instances`, { body });
    expect(refused.status).toBe(400);
    expect([server.instanceNames(), await drafts(id)]).toEqual([[], []]);
  });

  it("because the undoing failed as well is cleaned up by the next run", async () => {
    const { id, key, server } = await gateway.makeTenant({ dedicated: true });
    server.fault({ mode: "reset_after_body", path: /instance\/create/, times: 1 });
    server.fault({ mode: "reset", path: /instance\/delete/, times: 1 });
    const failed = await gateway.call(key, `POST /api/tenants/${id}/instances`, { body: { name: "toko" } });
    expect(failed.status).toBe(502);
    expect([server.instanceNames().length, (await drafts(id)).length]).toEqual([1, 1]);
    await cleanUp();
    await server.idle();
    expect([server.instanceNames(), await drafts(id)]).toEqual([[], []]);
  });

  it("because Postgres is away says when to try again, and works when it is back", async () => {
    const { id, key, server } = await gateway.makeTenant({ dedicated: true });
    const create = () =>
      gateway.call(key, "POST /v1/instance/create", {
        body: { instanceName: "toko", integration: "WHATSAPP-BAILEYS" },
      });
    await gateway.stack.neon.stop();
    const away = await create();
    expect([away.status, Number(away.headers["retry-after"])]).toEqual([503, expect.any(Number)]);
    await gateway.stack.neon.start();
    expect(server.instanceNames()).toEqual([]);
    expect(await drafts(id)).toEqual([]);
    expect((await create()).status).toBe(201);
  });

  it("does not overfill a server, however many come at once", async () => {
    const tenant = await gateway.makeTenant({ dedicated: true });
    const { id } = await serverAt(tenant.server.url);
    await operator(`PATCH /servers/${id}`, { capacity: 3 });
    const creates = Array.from({ length: 8 }, (_, index) =>
      gateway.call(tenant.key, `POST /api/tenants/${tenant.id}/instances`, { body: { name: `toko ${index}` } }),
    );
    for (const { status, text } of await Promise.all(creates)) expect(status, text).toBe(201);
    expect(tenant.server.instanceNames()).toHaveLength(3);
    expect((await serverAt(tenant.server.url)).used).toBe(3);
  });
});

describe("adopting an instance", () => {
  async function runningInstance(server: EvolutionServer, name: string, webhookUrl: string) {
    const body = {
      instanceName: name,
      integration: "WHATSAPP-BAILEYS",
      rejectCall: true,
      msgCall: "tidak bisa",
      webhook: {
        url: webhookUrl,
        byEvents: false,
        base64: false,
        headers: { "x-shop": "1" },
        events: ["MESSAGES_UPSERT"],
      },
    };
    const made = await ask(server.url, "POST /instance/create", { apikey: server.globalKey, body });
    expect(made.status).toBe(201);
    await server.open(name, {});
    return (made.body as { hash: string }).hash;
  }

  it.each(VERSIONS)("on %s keeps its session, and gives its webhook and settings to the tenant", async (version) => {
    const tenant = await gateway.makeTenant({ version, dedicated: true });
    const { server } = tenant;
    const receiver = await newReceiver();
    const name = "toko-lama";
    const token = await runningInstance(server, name, receiver.url);
    await ask(server.url, `POST /typebot/create/${name}`, {
      apikey: server.globalKey,
      body: { enabled: true, url: "https://bot.example", typebot: "t1", triggerType: "all" },
    });
    const { id } = await serverAt(server.url);
    const found = await operator(`GET /servers/${id}/unmanaged`);
    expect(found.body.items).toMatchObject([{ upstreamName: name, status: "open", obstacle: null }]);

    const request = { upstreamName: name, tenantId: tenant.id };
    const adopted = await operator(`POST /servers/${id}/adopt`, request);
    expect(adopted.status, adopted.text).toBe(201);
    expect(adopted.body).toMatchObject({
      name,
      endpointUrl: receiver.url,
      bots: [{ kind: "typebot", url: "https://bot.example" }],
    });
    expect(server.instance(name)).toMatchObject({ token, state: "open" });
    expect(server.instance(name)?.webhook?.url).toBe(`${gateway.stack.gatewayUrl}/webhooks/${tenant.id}`);
    expect((await operator(`GET /servers/${id}/unmanaged`)).body.items).toEqual([]);
    expect((await operator(`POST /servers/${id}/adopt`, request)).status).toBe(404);

    const path = `/api/tenants/${tenant.id}/instances/${adopted.body.instanceId}`;
    const shown = await gateway.call(tenant.key, `GET ${path}`);
    expect(shown.body).toMatchObject({ name, adopted: true, live: { status: "open" } });
    const settings = await gateway.call(tenant.key, `GET ${path}/settings`);
    expect(settings.body.settings).toMatchObject({ rejectCall: true, msgCall: "tidak bisa" });

    const sent = await gateway.call(tenant.key, `POST /v1/message/sendText/${name}`, {
      body: { number: "5511999990001", text: "oi" },
    });
    expect(sent.status, sent.text).toBe(201);
    await server.receive(name, { from: "5511888880002", text: "halo" });
    await until(() => receiver.received.length > 0);
    expect(receiver.received[0]?.headers).toMatchObject({ "x-shop": "1", "webhook-id": expect.any(String) });

    await query("update instances set checked_at = null where id = $1", [adopted.body.instanceId]);
    await tick();
    const find = await ask(server.url, `GET /typebot/find/${name}`, { apikey: server.globalKey });
    expect(find.body).toMatchObject([
      { enabled: true, url: expect.stringContaining(`${gateway.stack.gatewayUrl}/relay/`) },
    ]);
    const bots = await gateway.call(tenant.key, `GET /v1/typebot/find/${name}`);
    expect(bots.body).toMatchObject([{ enabled: true, url: "https://bot.example", typebot: "t1" }]);
  });

  it("that fails half-way puts the old webhook back and leaves no trace", async () => {
    const tenant = await gateway.makeTenant({ dedicated: true });
    const receiver = await newReceiver();
    await runningInstance(tenant.server, "toko", receiver.url);
    const { id } = await serverAt(tenant.server.url);
    tenant.server.fault({ mode: "reset_after_body", path: /webhook\/set/, times: 1 });
    const failed = await operator(`POST /servers/${id}/adopt`, { upstreamName: "toko", tenantId: tenant.id });
    expect(failed.status).toBe(502);
    expect(tenant.server.instance("toko")?.webhook).toMatchObject({
      url: receiver.url,
      enabled: true,
      headers: { "x-shop": "1" },
    });
    expect((await gateway.call(tenant.key, `GET /api/tenants/${tenant.id}/instances`)).body.items).toEqual([]);
    const again = await operator(`POST /servers/${id}/adopt`, { upstreamName: "toko", tenantId: tenant.id });
    expect(again.status, again.text).toBe(201);
  });

  it("is refused where its name or token would not be safe", async () => {
    const tenant = await gateway.makeTenant({ dedicated: true });
    const { server } = tenant;
    const create = (instanceName: string, token: string) =>
      ask(server.url, "POST /instance/create", {
        apikey: server.globalKey,
        body: { instanceName, token, integration: "EVOLUTION" },
      });
    await create("short", "12345");
    await create("twin-a", "the-same-token-for-both");
    await create("twin-b", "the-same-token-for-both");
    await create("plain", "a-token-of-its-own-0001");
    const { id } = await serverAt(server.url);
    const { items } = (await operator(`GET /servers/${id}/unmanaged`)).body;
    const obstacles = Object.fromEntries(
      items.map((one: { upstreamName: string; obstacle: string | null }) => [one.upstreamName, one.obstacle !== null]),
    );
    expect(obstacles).toEqual({ short: true, "twin-a": true, "twin-b": true, plain: false });
    const adopt = (upstreamName: string, name?: string) =>
      operator(`POST /servers/${id}/adopt`, { upstreamName, tenantId: tenant.id, ...(name && { name }) });
    expect((await adopt("twin-a")).status).toBe(409);
    expect((await adopt("plain", "other")).body.errors).toHaveProperty("name");
    expect((await adopt("nobody")).status).toBe(404);
  });
});

describe("what a server forgets", () => {
  it.each(VERSIONS)("on %s is set right by the next run, and only that", async (version) => {
    const shop = await gateway.makeShop({ version, dedicated: true });
    const { server, instance } = shop;
    const upstream = server.instance(instance.upstreamName)!;
    const settings = {
      rejectCall: true,
      groupsIgnore: true,
      alwaysOnline: false,
      readMessages: false,
      readStatus: false,
    };
    const set = await gateway.call(shop.key, `POST /v1/settings/set/${instance.name}`, {
      body: { ...settings, syncFullHistory: false },
    });
    expect(set.status).toBe(201);
    const repairs = async () => {
      const [row] = await query<{ repairs: number }>("select repairs from instances where upstream_name = $1", [
        instance.upstreamName,
      ]);
      return row?.repairs;
    };
    const check = async () => {
      await query("update instances set checked_at = null where upstream_name = $1", [instance.upstreamName]);
      await tick();
    };
    await until(async () => (await repairs()) === 0);
    await check();
    expect(await repairs()).toBe(0);

    upstream.webhook = null;
    Object.assign(upstream.settings, { rejectCall: false, wavoipToken: "of-a-third-party" });
    await check();
    expect(await repairs()).toBe(2);
    expect(upstream.webhook).toMatchObject({ enabled: true, url: `${gateway.stack.gatewayUrl}/webhooks/${shop.id}` });
    expect(upstream.settings).toMatchObject({ rejectCall: true, groupsIgnore: true, wavoipToken: "of-a-third-party" });
    await check();
    expect(await repairs()).toBe(2);
  });

  it("is set right for many in one run, a few at a time", async () => {
    const MANY = 20;
    const tenant = await gateway.makeTenant({ dedicated: true });
    const { server } = tenant;
    for (let made = 0; made < MANY; made++) await gateway.makeInstance(tenant, { connected: false });
    const upstream = () => server.instanceNames().map((name) => server.instance(name)!);
    for (const instance of upstream()) instance.webhook = null;
    await query("update instances set checked_at = null where tenant_id = $1", [tenant.id]);
    const began = performance.now();
    await tick();
    console.log(`${MANY} instances compared and repaired in ${Math.round(performance.now() - began)} ms`);
    expect(upstream().filter(({ webhook }) => webhook?.enabled)).toHaveLength(MANY);
    const [row] = await query<{ repairs: number }>(
      "select sum(repairs)::int as repairs from instances where tenant_id = $1",
      [tenant.id],
    );
    expect(row?.repairs).toBe(MANY);
    const list = `GET /api/tenants/${tenant.id}/instances?limit=${MANY}`;
    await gateway.call(tenant.key, list);
    const listed = performance.now();
    expect((await gateway.call(tenant.key, list)).body.items).toHaveLength(MANY);
    console.log(`${MANY} instances listed with their state in ${Math.round(performance.now() - listed)} ms`);
  });

  it("is set right again when it does not answer the first time", async () => {
    const shop = await gateway.makeShop({ dedicated: true });
    const upstream = shop.server.instance(shop.instance.upstreamName)!;
    upstream.webhook = null;
    shop.server.fault({ mode: "http_502_html", path: /webhook/, times: 1 });
    const check = async () => {
      await query("update instances set checked_at = null where upstream_name = $1", [shop.instance.upstreamName]);
      await tick();
    };
    await check();
    await check();
    expect(upstream.webhook).toMatchObject({ enabled: true });
  });
});

it("no answer to a tenant held an upstream name, token, key, secret or address", () => {
  const { answers, leaks } = gateway.leaks();
  expect(answers).toBeGreaterThan(50);
  // An adopted instance keeps its name, and operators see their own servers.
  const isAdopted = ({ what, text }: Leak) => what === "upstream name" && ADOPTED.some((name) => text.includes(name));
  const toTenants = leaks.filter((leak) => !leak.line.includes("/api/operator/") && !isAdopted(leak));
  expect(toTenants).toEqual([]);
});

const ADOPTED = ["toko-lama", "toko", "plain", "short", "twin-a", "twin-b"];
