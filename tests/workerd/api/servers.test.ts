import { and, eq, gt, sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { auditLog } from "../../../db/schema/audit-log";
import { evolutionServers } from "../../../db/schema/evolution-servers";
import { instances } from "../../../db/schema/instances";
import { uuidv7 } from "../../../lib/ids";
import { asToken, auditOf, db, makeHouse } from "./support";

// What operators are told of an Evolution server, and what is told of them. The server is played: it answers as it is set.

const LICENCE = { status: 503, body: { status: 503, error: "LICENSE_REQUIRED", message: "Activate a licence" } };
const REFUSED = { status: 400, body: { status: 400, error: "Bad Request" } };

type Reply = { status: number; body: unknown };

let url = "";
/** Whose servers they are, so that nobody else's instances are placed on them. */
let house: Awaited<ReturnType<typeof makeHouse>>;
let replies: Record<string, Reply> = {};

beforeEach(async () => {
  house = await makeHouse();
  url = `https://${crypto.randomUUID()}.test`;
  replies = {
    "GET /": { status: 200, body: { status: 200, message: "Welcome to the Evolution API", version: "2.3.6" } },
    "GET /instance/fetchInstances": { status: 200, body: [] },
  };
  const real = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : input);
    if (asked.origin !== url) return real(input, init);
    const method = init?.method ?? "GET";
    const { status, body } = replies[`${method} ${asked.pathname}`] ?? REFUSED;
    return Response.json(body, { status });
  });
});

afterEach(() => vi.restoreAllMocks());

/** Of a network for documents, so that the lines of these tests are found again. */
const HERE = "203.0.113.20";
const UNLOGGED = "203.0.113.21";
const from = (ip: string) => ({ "x-zapin-client-ip": ip, "cf-connecting-ip": ip });

const newServer = (changes: object = {}) => ({
  name: "Jakarta",
  url,
  key: `global-${crypto.randomUUID()}`,
  region: "apac",
  capacity: 5,
  dedicatedTo: house.tenantId,
  ...changes,
});

const register = (server = newServer(), ip = HERE) => asToken("POST", "/operator/servers", server, from(ip));

const toldSince = (marker: string) =>
  db
    .select()
    .from(auditLog)
    .where(and(gt(auditLog.id, marker), eq(auditLog.ip, HERE)))
    .orderBy(auditLog.id);

/** While it runs, nothing that is done from that address can be written down. */
async function whileUnlogged<T>(work: () => Promise<T>): Promise<T> {
  await db.execute(
    sql.raw(`alter table audit_log add constraint refuse_servers check (ip <> '${UNLOGGED}') not valid`),
  );
  try {
    return await work();
  } finally {
    await db.execute(sql.raw("alter table audit_log drop constraint refuse_servers"));
  }
}

it("tells in the audit log of a server that is added and changed, and keeps its key from everybody", async () => {
  const marker = uuidv7();
  const [first, second] = [newServer(), newServer({ capacity: 9 })];
  const made = await register(first);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const again = await register(second);
  expect(again.body).toMatchObject({ id: made.body.id, capacity: 9, version: "2.3.6" });
  const told = await toldSince(marker);
  const line = { tenantId: null, actor: "operator:token", target: made.body.id };
  expect(told).toMatchObject([
    { ...line, action: "server.register", after: { url, capacity: 5 } },
    { ...line, action: "server.update", after: { url, capacity: 9, keyReplaced: true } },
  ]);
  const [row] = await db.select().from(evolutionServers).where(eq(evolutionServers.id, made.body.id));
  const seen = JSON.stringify([told, row, made.body, again.body, (await asToken("GET", "/operator/servers")).body]);
  for (const { key } of [first, second]) expect(seen).not.toContain(key);
});

it("adds no server that cannot be written down", async () => {
  const answer = await whileUnlogged(() => register(newServer(), UNLOGGED));
  expect(answer.status).toBe(500);
  expect(await db.select().from(evolutionServers).where(eq(evolutionServers.url, url))).toEqual([]);
});

it.each(["BQYHJGJHJ", "429683C4C977415CAAFCCE10F7D57E11"])(
  "refuses %s, which everybody knows, as a key of a new server or of an old one",
  async (key) => {
    const refused = await register(newServer({ key }));
    expect([refused.status, refused.body.errors.key]).toEqual([400, [expect.stringContaining("published")]]);
    const { body: server } = await register();
    const change = await asToken("PATCH", `/operator/servers/${server.id}`, { key });
    expect([change.status, change.body.errors.key]).toEqual([400, [expect.stringContaining("published")]]);
    expect((await asToken("GET", `/operator/servers/${server.id}`)).body.revision).toBe(server.revision);
  },
);

it.each(["GET /", "GET /instance/fetchInstances"])(
  "shows that a server was brought to 2.4 and waits for its licence, where %s says so, until it has one",
  async (route) => {
    const { body: server } = await register();
    expect(server).toMatchObject({ health: "healthy", trouble: null });
    const check = async () => (await asToken("POST", `/operator/servers/${server.id}/check`)).body;
    const well = replies[route] as Reply;
    replies[route] = LICENCE;
    expect(await check()).toMatchObject({
      health: "failing",
      trouble: { code: "license_required", text: expect.stringContaining("LICENSE_REQUIRED") },
      failingSince: expect.any(String),
    });
    const { items } = (await asToken("GET", "/operator/servers")).body;
    expect(items.find(({ id }: { id: string }) => id === server.id).trouble.code).toBe("license_required");
    replies[route] = well;
    expect(await check()).toMatchObject({ health: "healthy", trouble: null, failingSince: null });
  },
);

it("says that a server's key cannot be opened, and how that is mended", async () => {
  const { body: server } = await register();
  const path = `/operator/servers/${server.id}`;
  await db
    .update(evolutionServers)
    .set({ sealedKey: "sealed under a lost secret" })
    .where(eq(evolutionServers.id, server.id));
  const check = () => asToken("POST", `${path}/check`);
  expect(await check()).toMatchObject({
    status: 200,
    body: { health: "failing", trouble: { code: "key_unreadable" } },
  });
  expect((await asToken("PATCH", path, { key: `global-${crypto.randomUUID()}` })).status).toBe(200);
  expect(await check()).toMatchObject({ body: { health: "healthy", trouble: null } });
});

it("learns by itself that a server has another version, or one that is not supported", async () => {
  const { body: server } = await register();
  const check = async (version: string) => {
    replies["GET /"] = { status: 200, body: { version } };
    return (await asToken("POST", `/operator/servers/${server.id}/check`)).body;
  };
  expect(await check("2.3.7")).toMatchObject({ version: "2.3.7", health: "healthy" });
  expect(await check("2.5.0")).toMatchObject({ version: "2.5.0", trouble: { code: "unsupported_version" } });
});

/** As it runs on the server, with a webhook of somebody's. */
function runInstance() {
  const name = `shop-${crypto.randomUUID()}`;
  const row = { id: crypto.randomUUID(), name, token: crypto.randomUUID(), integration: "WHATSAPP-BAILEYS" };
  replies["GET /instance/fetchInstances"] = { status: 200, body: [{ ...row, connectionStatus: "open" }] };
  replies[`GET /webhook/find/${name}`] = { status: 200, body: null };
  replies[`GET /settings/find/${name}`] = { status: 200, body: { rejectCall: false } };
  replies[`POST /webhook/set/${name}`] = { status: 201, body: {} };
  return { name, token: row.token };
}

it("tells the tenant's audit log of an instance that is adopted, and not its token", async () => {
  const { tenantId } = house;
  const { body: server } = await register();
  const { name, token } = runInstance();
  const adopted = await asToken("POST", `/operator/servers/${server.id}/adopt`, { upstreamName: name, tenantId });
  expect(adopted.status, JSON.stringify(adopted.body)).toBe(201);
  const told = await auditOf(tenantId);
  const line = told.find(({ action }) => action === "instance.adopt");
  expect(line).toMatchObject({ actor: "operator:token", target: adopted.body.instanceId, after: { name } });
  expect(JSON.stringify(told)).not.toContain(token);
});

it("adopts nothing that cannot be written down, and leaves nothing of it", async () => {
  const { tenantId, owner, path } = house;
  const { body: server } = await register();
  const { name } = runInstance();
  const adopt = (ip: string) =>
    asToken("POST", `/operator/servers/${server.id}/adopt`, { upstreamName: name, tenantId }, from(ip));
  expect((await whileUnlogged(() => adopt(UNLOGGED))).status).toBe(500);
  expect((await owner.ask("GET", `${path}/instances`)).body.items).toEqual([]);
  expect(await db.select().from(instances).where(eq(instances.tenantId, tenantId))).toEqual([]);
  expect((await adopt(HERE)).status).toBe(201);
});
