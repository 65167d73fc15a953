import { env, exports } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { connect } from "../../../db/client";
import { apiKeys } from "../../../db/schema/api-keys";
import { ledgerName } from "../../../lib/ledger-name";
import { callWith, connectInstance, makeCaller } from "../support";
import { asKey, auditOf, makeHouse, makeKey, makeTenant, manage } from "./support";

const ledgerOf = (tenantId: string, mode: "live" | "test" = "test") => env.LEDGER.getByName(ledgerName(tenantId, mode));

it("makes a key that works at once, is shown once, and stands in the list and in the audit log", async () => {
  const { tenantId, owner, path } = await makeHouse();
  const made = await owner.ask("POST", `${path}/keys`, { name: " Kasir 1 ", mode: "test", scopes: ["read"] });
  expect(made.status).toBe(201);
  const { id, key } = made.body;
  expect((await callWith(key)("GET", "/instance/fetchInstances")).status).toBe(200);

  const listed = await owner.ask("GET", `${path}/keys`);
  expect(listed.body).toMatchObject({
    nextCursor: null,
    items: [{ id, name: "Kasir 1", state: "active", mode: "test" }],
  });
  expect(JSON.stringify(listed.body)).not.toContain(key);
  expect((await owner.ask("GET", `${path}/keys/${id}`)).body).toEqual(listed.body.items[0]);
  const [entry] = await auditOf(tenantId);
  expect(entry).toMatchObject({ action: "key.create", actor: `user:${owner.id}`, actorLabel: owner.email, target: id });
  expect(JSON.stringify(entry)).not.toContain(key);
});

it("counts what a key did in the last 30 days", async () => {
  const { path, owner, tenantId } = await makeHouse();
  const { id, key } = await makeKey(tenantId);
  for (let call = 0; call < 3; call++) await callWith(key)("GET", "/instance/fetchInstances");
  const read = async () => (await owner.ask("GET", `${path}/keys/${id}`)).body;
  await expect.poll(read).toMatchObject({ calls30Days: 3, lastUsedAt: expect.any(String) });
});

it("says which program used a key last", async () => {
  const { path, owner, tenantId } = await makeHouse();
  const { id, key } = await makeKey(tenantId);
  const call = (agent: string) =>
    exports.default.fetch("https://gateway.test/v1/instance/fetchInstances", {
      headers: { apikey: key, "user-agent": agent },
    });
  expect((await owner.ask("GET", `${path}/keys/${id}`)).body.lastClient).toBeNull();
  await call("shop/2.1");
  expect((await owner.ask("GET", `${path}/keys/${id}`)).body.lastClient).toBe("shop/2.1");
  expect((await owner.ask("GET", `${path}/keys`)).body.items).toMatchObject([{ id, lastClient: "shop/2.1" }]);
});

it("pages through keys and filters them", async () => {
  const { path, owner, tenantId } = await makeHouse();
  const ids: string[] = [];
  for (const mode of ["test", "live", "test", "test"] as const) ids.unshift((await makeKey(tenantId, { mode })).id);
  const first = await owner.ask("GET", `${path}/keys?limit=3`);
  const second = await owner.ask("GET", `${path}/keys?limit=3&cursor=${first.body.nextCursor}`);
  expect([...first.body.items, ...second.body.items].map(({ id }) => id)).toEqual(ids);
  expect(second.body.nextCursor).toBeNull();
  expect((await owner.ask("GET", `${path}/keys?mode=live`)).body.items).toMatchObject([{ id: ids[2] }]);
  await owner.ask("DELETE", `${path}/keys/${ids[0]}`);
  expect((await owner.ask("GET", `${path}/keys?state=revoked`)).body.items).toMatchObject([{ id: ids[0] }]);
  expect((await owner.ask("GET", `${path}/keys?state=active`)).body.items).toHaveLength(3);
  const soon = new Date(Date.now() + 60_000).toISOString();
  expect((await owner.ask("GET", `${path}/keys?unusedSince=${soon}`)).body.items).toHaveLength(4);
});

it("says clearly when the plan has no room for another key", async () => {
  const { path, owner, tenantId } = await makeHouse();
  await manage("PUT", `/operator/tenants/${tenantId}/plan`, { planId: "free" });
  for (let made = 0; made < 2; made++) await makeKey(tenantId, { mode: "live" });
  const answer = await owner.ask("POST", `${path}/keys`, { name: "third", mode: "live" });
  expect(answer).toMatchObject({
    status: 403,
    body: { code: "limit_reached", detail: expect.stringContaining("2 live keys") },
  });
  expect((await owner.ask("POST", `${path}/keys`, { name: "third", mode: "test" })).status).toBe(201);
  expect(await ledgerOf(tenantId, "live").listKeys()).toHaveLength(2);
});

it("refuses instances that are not the tenant's own, in the field's own words", async () => {
  const caller = await makeCaller();
  await connectInstance(caller);
  const [mine] = await ledgerOf(caller.tenantId).listInstances();
  const ask = asKey(caller.key);
  const path = `/tenants/${caller.tenantId}/keys`;
  const foreign = crypto.randomUUID();
  const refused = await ask("POST", path, { name: "x", mode: "test", instances: [mine!.id, foreign] });
  expect(refused).toMatchObject({ status: 400, body: { errors: { instances: [expect.stringContaining(foreign)] } } });
  expect((await ask("POST", path, { name: "x", mode: "test", instances: [mine!.id] })).status).toBe(201);
});

it("lets a key make no key with more than its own rights", async () => {
  const tenantId = await makeTenant();
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const limited = await makeKey(tenantId, { mode: "test", scopes: ["read", "manage"], expiresAt });
  const ask = asKey(limited.key);
  const create = (changes: object) =>
    ask("POST", `/tenants/${tenantId}/keys`, { name: "x", mode: "test", scopes: ["read"], expiresAt, ...changes });
  const live = await makeKey(tenantId, { mode: "live" });

  expect((await create({})).status).toBe(201);
  expect(await create({ mode: "live" })).toMatchObject({
    status: 403,
    body: { errors: { mode: [expect.any(String)] } },
  });
  expect(await create({ scopes: ["send"] })).toMatchObject({
    status: 403,
    body: { errors: { scopes: expect.any(Array) } },
  });
  expect(await create({ expiresAt: null })).toMatchObject({
    status: 403,
    body: { errors: { expiresAt: expect.any(Array) } },
  });
  for (const [method, path] of [
    ["GET", ""],
    ["DELETE", ""],
    ["PATCH", ""],
    ["POST", "/roll"],
  ] as const) {
    const body = { GET: undefined, DELETE: undefined, PATCH: { name: "x" }, POST: {} }[method];
    expect((await ask(method, `/tenants/${tenantId}/keys/${live.id}${path}`, body)).status).toBe(404);
  }
  const seen = await ask("GET", `/tenants/${tenantId}/keys`);
  expect(seen.body.items.map(({ mode }: { mode: string }) => mode)).not.toContain("live");
});

it("renames a key", async () => {
  const { path, owner, tenantId } = await makeHouse();
  const { id } = await makeKey(tenantId);
  expect((await owner.ask("PATCH", `${path}/keys/${id}`, { name: "Gudang" })).body).toMatchObject({
    id,
    name: "Gudang",
  });
  expect(await auditOf(tenantId)).toMatchObject([
    { action: "key.rename", before: { name: "test" }, after: { name: "Gudang" } },
    { action: "key.create" },
    { action: "tenant.put" },
  ]);
});

it("rolls a key: both work during the grace, and the old one is shown as retiring", async () => {
  const { path, owner, tenantId } = await makeHouse();
  const old = await makeKey(tenantId);
  const rolled = await owner.ask("POST", `${path}/keys/${old.id}/roll`, { graceSeconds: 3_600 });
  expect(rolled.status).toBe(201);
  for (const key of [old.key, rolled.body.key]) {
    expect((await callWith(key)("GET", "/instance/fetchInstances")).status).toBe(200);
  }
  expect((await owner.ask("GET", `${path}/keys/${old.id}`)).body).toMatchObject({
    state: "retiring",
    replacedBy: rolled.body.id,
  });
  expect((await owner.ask("POST", `${path}/keys/${old.id}/roll`, {})).status).toBe(409);
  expect(await ledgerOf(tenantId).listKeys()).toHaveLength(2);
});

it("rolls no key that has expired: the new one would end with it", async () => {
  const { path, owner, tenantId } = await makeHouse();
  const { id } = await makeKey(tenantId);
  await connect(env)
    .update(apiKeys)
    .set({ expiresAt: new Date("2026-01-01") })
    .where(eq(apiKeys.id, id));
  expect(await owner.ask("POST", `${path}/keys/${id}/roll`, {})).toMatchObject({
    status: 409,
    body: { code: "conflict" },
  });
  expect(await ledgerOf(tenantId).listKeys()).toHaveLength(1);
});

it("revokes a key in its ledger before it answers, as often as asked, and writes it down once", async () => {
  const { path, owner, tenantId } = await makeHouse();
  const { id, key } = await makeKey(tenantId);
  for (let times = 0; times < 2; times++) expect((await owner.ask("DELETE", `${path}/keys/${id}`)).status).toBe(204);
  expect((await callWith(key)("GET", "/instance/fetchInstances")).status).toBe(401);
  const actions = (await auditOf(tenantId)).map(({ action }) => action);
  expect(actions.filter((action) => action === "key.revoke")).toHaveLength(1);
});

it("takes a key back when its ledger cannot be told", async () => {
  const { path, owner, tenantId } = await makeHouse();
  // A ledger that was never made refuses to be told of a key.
  const { runInDurableObject } = await import("cloudflare:test");
  await runInDurableObject(ledgerOf(tenantId), (_, state) => state.storage.sql.exec("DROP TABLE keys"));
  const answer = await owner.ask("POST", `${path}/keys`, { name: "x", mode: "test" });
  expect(answer).toMatchObject({ status: 503, body: { code: "unavailable" } });
  expect(answer.headers.get("retry-after")).toBe("5");
  expect((await owner.ask("GET", `${path}/keys`)).body.items).toEqual([]);
  expect((await auditOf(tenantId)).map(({ action }) => action)).toEqual(["key.undo", "key.create", "tenant.put"]);
});
