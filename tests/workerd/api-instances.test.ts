import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { connect } from "../../db/client";
import { listAuditEntries } from "../../db/queries/audit-log";
import type { Scope } from "../../lib/contract/tenant";
import { ledgerName } from "../../lib/ledger-name";
import type { AnyJson } from "../support/any-json";
import { until } from "../support/until";
import { fetchGateway, makeCaller, makeKey, makeTenant } from "./support";

interface Asked {
  status: number;
  body: AnyJson;
  headers: Headers;
}

/** The management door with a key, or as the operator. */
async function ask(
  line: string,
  {
    key = env.OPERATOR_TOKEN,
    body,
    headers,
  }: { key?: string | null; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Asked> {
  const [method = "GET", path] = line.split(" ");
  const response = await fetchGateway(`/api${path}`, {
    method,
    headers: {
      ...(key !== null && { authorization: `Bearer ${key}` }),
      "content-type": "application/json",
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text), headers: response.headers };
}

async function makeShop() {
  const caller = await makeCaller();
  const path = `/tenants/${caller.tenantId}/instances`;
  const create = (changes: object = {}, headers: Record<string, string> = {}) =>
    ask(`POST ${path}`, {
      body: { name: `shop-${crypto.randomUUID().slice(0, 8)}`, mode: "test", ...changes },
      headers,
    });
  return { ...caller, path, create };
}

/** An instance that is connected. */
async function connected(shop: Awaited<ReturnType<typeof makeShop>>) {
  const made = await shop.create();
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const paired = await ask(`POST ${shop.path}/${made.body.id}/connect`);
  expect(paired.status, JSON.stringify(paired.body)).toBe(200);
  await shop.call("POST", `/sandbox/scan/${made.body.name}`);
  return made.body as { id: string; name: string };
}

const usedOf = async (tenantId: string, kind: string) =>
  (await env.LEDGER.getByName(ledgerName(tenantId, "test")).books()).find((one) => one.kind === kind);

describe("creating", () => {
  it("makes an instance that /v1 knows, in the same quota, with a line in the audit log", async () => {
    const shop = await makeShop();
    const made = await shop.create({ name: "toko", settings: { rejectCall: true, msgCall: "nanti ya" } });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: "toko", mode: "test", state: "ready", adopted: false, version: 1 });
    expect(made.headers.get("etag")).toBe('"1"');
    expect(JSON.stringify(made.body)).not.toMatch(/z[a-z2-7]{25}/);

    const state = await shop.call("GET", "/instance/connectionState/toko");
    expect(state.body).toEqual({ instance: { instanceName: "toko", state: "close" } });
    const settings = await shop.call("GET", "/settings/find/toko");
    expect(settings.body).toMatchObject({ rejectCall: true, msgCall: "nanti ya", alwaysOnline: false });
    await until(async () => (await usedOf(shop.tenantId, "instance_create"))?.settled === 1);
    const rows = await auditOf(shop.tenantId, "instance");
    expect(rows).toMatchObject([{ action: "instance.create", target: made.body.id, actor: "operator:token" }]);
  });

  it("answers the same instance to the same Idempotency-Key, and refuses it for another create", async () => {
    const shop = await makeShop();
    const key = { "idempotency-key": crypto.randomUUID() };
    const [first, second] = [await shop.create({ name: "a" }, key), await shop.create({ name: "a" }, key)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
    expect((await shop.create({ name: "b" }, key)).body).toMatchObject({ status: 422, code: "idempotency_mismatch" });
  });

  it("makes one of many with one key at the same time", async () => {
    const shop = await makeShop();
    const key = { "idempotency-key": crypto.randomUUID() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => shop.create({ name: "a" }, key)));
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.every(({ status }) => [201, 403, 409].includes(status))).toBe(true);
    expect((await ask(`GET ${shop.path}`)).body.items).toHaveLength(1);
  });

  it("says at which field a create is wrong", async () => {
    const shop = await makeShop();
    await shop.create({ name: "taken" });
    const taken = await shop.create({ name: "taken" });
    expect(taken.body).toMatchObject({ status: 403, code: "name_taken", errors: { name: [expect.any(String)] } });
    const wrong = await shop.create({ name: "..", integration: "FAX", settings: { rejectCall: "no" } });
    expect(wrong.body).toMatchObject({ status: 400, code: "invalid_request" });
    expect(Object.keys(wrong.body.errors)).toEqual(
      expect.arrayContaining(["name", "integration", "settings.rejectCall"]),
    );
    expect((await shop.create({ number: "12" })).body.errors).toEqual({ number: [expect.any(String)] });
    expect((await shop.create({ integration: "WHATSAPP-BUSINESS" })).body.errors).toEqual({
      meta: [expect.any(String)],
    });
  });

  it("keeps a name that was freed a moment ago", async () => {
    const shop = await makeShop();
    const first = await shop.create({ name: "again" });
    expect((await shop.call("DELETE", "/instance/delete/again")).status).toBe(200);
    const second = await shop.create({ name: "again" });
    expect(second.status).toBe(201);
    const { items } = (await ask(`GET ${shop.path}`)).body;
    expect(items.map(({ id }: { id: string }) => id)).toEqual([second.body.id]);
    expect(first.body.id).not.toBe(second.body.id);
  });
});

const auditOf = (tenantId: string, action: string) => listAuditEntries(connect(env), tenantId, { action, limit: 10 });

describe("reading", () => {
  it("pages newest first, filtered by mode, name and status", async () => {
    const shop = await makeShop();
    const names = ["toko-1", "toko-2", "warung"];
    for (const name of names) await shop.create({ name });
    const first = await ask(`GET ${shop.path}?limit=2`);
    expect(first.body.items.map(({ name }: { name: string }) => name)).toEqual(["warung", "toko-2"]);
    const rest = await ask(`GET ${shop.path}?limit=2&cursor=${first.body.nextCursor}`);
    expect(rest.body).toMatchObject({ items: [{ name: "toko-1" }], nextCursor: null });
    expect((await ask(`GET ${shop.path}?search=TOKO`)).body.items).toHaveLength(2);
    expect((await ask(`GET ${shop.path}?mode=live`)).body.items).toEqual([]);
    expect((await ask(`GET ${shop.path}?status=open`)).body.items).toEqual([]);
    const created = await ask(`GET ${shop.path}?status=created`);
    expect(created.body.items).toHaveLength(3);
    expect(created.body.items[0].live).toMatchObject({ status: "created", sentToday: 0, profile: null });
    expect(created.body.items[0].live.qr).toBeUndefined();
  });

  it("shows a test key only the sandbox's instances, and lets it change no others", async () => {
    const shop = await makeShop();
    const made = await shop.create();
    const live = await makeKey(shop.tenantId, { mode: "live" });
    expect((await ask(`GET ${shop.path}`, { key: shop.key })).body.items).toHaveLength(1);
    expect((await ask(`GET ${shop.path}`, { key: live.key })).body.items).toEqual([]);
    expect((await ask(`DELETE ${shop.path}/${made.body.id}`, { key: live.key })).status).toBe(404);
  });
});

describe("connecting", () => {
  it("shows codes, then that it is connected", async () => {
    const shop = await makeShop();
    const made = (await shop.create()).body;
    const none = await ask(`GET ${shop.path}/${made.id}/qr`);
    expect(none.body).toMatchObject({ status: "created", qr: null, pairingCode: null });
    const paired = await ask(`POST ${shop.path}/${made.id}/connect`);
    expect(paired.body).toMatchObject({ status: "connecting", pairingCode: null });
    expect(paired.body.qr.image).toMatch(/^data:image\/png;base64,/);
    expect(Date.parse(paired.body.qr.expiresAt)).toBeGreaterThan(Date.now());
    await shop.call("POST", `/sandbox/scan/${made.name}`);
    expect((await ask(`POST ${shop.path}/${made.id}/connect`)).body).toMatchObject({ status: "open", qr: null });
  });

  it("gives a code to type, also when it shows QR codes already", async () => {
    const shop = await makeShop();
    const made = (await shop.create()).body;
    const codePath = `POST ${shop.path}/${made.id}/pairing-code`;
    expect((await ask(codePath, { body: { number: "08" } })).body.errors).toEqual({ number: [expect.any(String)] });
    await ask(`POST ${shop.path}/${made.id}/connect`);
    const coded = await ask(codePath, { body: { number: "0812-3456-7890" } });
    expect(coded.status, JSON.stringify(coded.body)).toBe(200);
    expect(coded.body.pairingCode).toMatch(/^[A-Z0-9]{8}$/);
  });

  it("restarts, logs out and sets the presence, and says when that cannot be", async () => {
    const shop = await makeShop();
    const { id, name } = await connected(shop);
    expect((await ask(`POST ${shop.path}/${id}/presence`, { body: { presence: "available" } })).status).toBe(204);
    expect((await ask(`POST ${shop.path}/${id}/restart`)).status).toBe(204);
    await shop.call("POST", `/sandbox/scan/${name}`);
    expect((await ask(`POST ${shop.path}/${id}/logout`)).status).toBe(204);
    await until(
      async () => (await shop.call("GET", `/instance/connectionState/${name}`)).body.instance.state === "close",
    );
    const again = await ask(`POST ${shop.path}/${id}/logout`);
    expect(again.body).toMatchObject({ status: 409, code: "conflict" });
    expect(again.body.detail).toContain(name);
  });
});

describe("a test message", () => {
  it("shows the request as curl without the key, the answer, and the message's id", async () => {
    const shop = await makeShop();
    const { id, name } = await connected(shop);
    const sent = await ask(`POST ${shop.path}/${id}/test-message`, {
      body: { number: "0812-3456-7890", text: "it's me" },
    });
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    expect(sent.body).toMatchObject({
      accepted: true,
      number: "6281234567890",
      status: 201,
      body: { status: "PENDING" },
    });
    expect(sent.body.messageId).toBe(sent.body.body.key.id);
    expect(sent.body.curl).toContain(`/v1/message/sendText/${name}`);
    expect(sent.body.curl).toContain(`it'\\''s me`);
    expect(sent.body.curl).not.toMatch(/zpn_test_[A-Za-z0-9]/);
    await until(async () => (await usedOf(shop.tenantId, "message_send"))?.settled === 1);
  });

  it("shows a refusal as it came, and what is wrong with a number at its field", async () => {
    const shop = await makeShop();
    const { id } = await connected(shop);
    const path = `POST ${shop.path}/${id}/test-message`;
    const refused = await ask(path, { body: { number: "+62 800 0000 000", text: "x" } });
    expect([200, 400]).toContain(refused.status);
    const wrong = await ask(path, { body: { number: "abc", text: "" } });
    expect(Object.keys(wrong.body.errors)).toEqual(["text"]);
    expect((await ask(path, { body: { number: "abc", text: "x" } })).body.errors).toEqual({
      number: [expect.any(String)],
    });
  });
});

describe("settings", () => {
  it("are kept, made upstream, and guarded by their version", async () => {
    const shop = await makeShop();
    const made = (await shop.create()).body;
    const path = `${shop.path}/${made.id}/settings`;
    const read = await ask(`GET ${path}`);
    expect(read.body).toMatchObject({ version: 1, settings: { rejectCall: false } });
    const changed = await ask(`PATCH ${path}`, { body: { rejectCall: true }, headers: { "if-match": '"1"' } });
    expect(changed.body).toMatchObject({
      version: 2,
      applied: true,
      settings: { rejectCall: true, groupsIgnore: false },
    });
    expect((await shop.call("GET", `/settings/find/${made.name}`)).body).toMatchObject({ rejectCall: true });
    const late = await ask(`PATCH ${path}`, { body: { rejectCall: false }, headers: { "if-match": '"1"' } });
    expect(late.body).toMatchObject({ status: 412, code: "version_mismatch" });
    expect((await shop.call("GET", `/settings/find/${made.name}`)).body).toMatchObject({ rejectCall: true });
  });

  it("set through /v1 are what the dashboard shows", async () => {
    const shop = await makeShop();
    const made = (await shop.create()).body;
    const sent = { rejectCall: true, groupsIgnore: true, alwaysOnline: false, readMessages: false, readStatus: false };
    const set = await shop.call("POST", `/settings/set/${made.name}`, { ...sent, syncFullHistory: false });
    expect(set.status).toBe(201);
    expect((await ask(`GET ${shop.path}/${made.id}/settings`)).body.settings).toMatchObject(sent);
  });
});

describe("the instance's key", () => {
  it("is replaced: the one before is refused, the new one works", async () => {
    const shop = await makeShop();
    const { id, name } = await connected(shop);
    const first = await ask(`POST ${shop.path}/${id}/key/roll`);
    expect(first.body).toMatchObject({ keyVersion: 2, key: expect.stringMatching(/^zpn_test_/) });
    const use = (key: string) =>
      fetchGateway(`/v1/instance/connectionState/${name}`, { headers: { apikey: key } }).then(({ status }) => status);
    expect(await use(first.body.key)).toBe(200);
    const second = await ask(`POST ${shop.path}/${id}/key/roll`);
    expect(second.body.keyVersion).toBe(3);
    expect(await use(second.body.key)).toBe(200);
    await until(async () => (await use(first.body.key)) === 401);
  });
});

describe("a share link", () => {
  const open = (token: string, body?: object) => ask(`${body ? "POST" : "GET"} /share/${token}`, { key: null, body });

  it("lets somebody without an account connect the instance, and shows no code after that", async () => {
    const shop = await makeShop();
    const made = (await shop.create({ name: "toko" })).body;
    const link = await ask(`POST ${shop.path}/${made.id}/share`, { body: {} });
    expect(link.status).toBe(201);
    expect(link.body.url).toContain(`/share/${link.body.token}`);
    const { token } = link.body;
    expect((await open(token)).body).toMatchObject({ name: "toko", status: "created", qr: null });
    const started = await open(token, {});
    expect(started.body).toMatchObject({ status: "connecting", qr: { image: expect.stringMatching(/^data:image/) } });
    expect(Object.keys(started.body).sort()).toEqual(
      ["cause", "expiresAt", "name", "pairingCode", "profile", "qr", "status"].sort(),
    );
    await shop.call("POST", "/sandbox/scan/toko");
    expect((await open(token, {})).body).toMatchObject({ status: "open", qr: null });
    await shop.call("DELETE", "/instance/logout/toko");
    expect((await open(token, {})).body).toMatchObject({ status: 409, code: "conflict" });
    expect((await open(token)).body).toMatchObject({ qr: null, pairingCode: null });
  });

  it("ends with the next one, when it is taken back, and with its instance", async () => {
    const shop = await makeShop();
    const made = (await shop.create()).body;
    const share = async () => (await ask(`POST ${shop.path}/${made.id}/share`, { body: {} })).body.token as string;
    const [first, second] = [await share(), await share()];
    expect([(await open(first)).status, (await open(second)).status]).toEqual([404, 200]);
    expect((await ask(`DELETE ${shop.path}/${made.id}/share`)).status).toBe(204);
    expect((await open(second)).status).toBe(404);
    const third = await share();
    expect((await ask(`DELETE ${shop.path}/${made.id}`)).status).toBe(204);
    expect((await open(third)).status).toBe(404);
  });

  it("is not guessed: a stranger's token and one of another form are refused", async () => {
    expect((await open("a".repeat(32))).status).toBe(404);
    expect((await open("nonsense")).status).toBe(400);
  });
});

describe("deleting", () => {
  it("removes it everywhere and frees its name", async () => {
    const shop = await makeShop();
    const { id, name } = await connected(shop);
    expect((await ask(`DELETE ${shop.path}/${id}`)).status).toBe(204);
    expect((await ask(`GET ${shop.path}/${id}`)).status).toBe(404);
    expect((await ask(`DELETE ${shop.path}/${id}`)).status).toBe(404);
    expect((await shop.call("GET", `/instance/connectionState/${name}`)).status).toBe(404);
    expect((await shop.create({ name })).status).toBe(201);
  });
});

describe("who may", () => {
  const routes = (id: string): [string, object | undefined][] => [
    ["GET ", undefined],
    [`GET /${id}`, undefined],
    ["POST ", { name: "x" }],
    [`DELETE /${id}`, undefined],
    [`GET /${id}/settings`, undefined],
    [`PATCH /${id}/settings`, {}],
    [`POST /${id}/key/roll`, undefined],
    [`POST /${id}/share`, {}],
    [`DELETE /${id}/share`, undefined],
    [`POST /${id}/test-message`, { number: "0812-3456-7890", text: "x" }],
    [`GET /${id}/qr`, undefined],
    [`POST /${id}/connect`, undefined],
    [`POST /${id}/pairing-code`, { number: "0812-3456-7890" }],
    [`POST /${id}/restart`, undefined],
    [`POST /${id}/logout`, undefined],
    [`POST /${id}/presence`, { presence: "available" }],
  ];

  it("is nobody without a key, and no other tenant", async () => {
    const shop = await makeShop();
    const made = (await shop.create()).body;
    const stranger = await makeCaller();
    const foreign = `/tenants/${stranger.tenantId}/instances`;
    for (const [line, body] of routes(made.id)) {
      const at = (path: string) => line.replace(" ", ` ${path}`);
      expect((await ask(at(shop.path), { key: null, body })).status, line).toBe(401);
      expect((await ask(at(shop.path), { key: stranger.key, body })).status, line).toBe(404);
      const asked = await ask(at(foreign), { key: stranger.key, body });
      if (line.includes(made.id)) expect(asked.status, line).toBe(404);
    }
  });

  it("is no key without the scope manage", async () => {
    const tenantId = await makeTenant();
    const scopes: Scope[] = ["read", "send"];
    const { key } = await makeKey(tenantId, { scopes });
    for (const [line, body] of routes(crypto.randomUUID())) {
      const path = `/tenants/${tenantId}/instances`;
      expect((await ask(line.replace(" ", ` ${path}`), { key, body })).status, line).toBe(403);
    }
  });
});
