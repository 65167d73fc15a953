import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { connect } from "../client";
import type { NewApiKey } from "../schema/api-keys";
import { findApiKey, insertApiKey, listApiKeys, renameApiKey, revokeApiKey, rollApiKey } from "./api-keys";
import { listAuditEntries } from "./audit-log";
import { upsertTenant } from "./tenants";

const db = connect(env);

async function makeTenant() {
  const id = crypto.randomUUID();
  const profile = { name: "Toko", slug: id, region: "apac", timeZone: "Asia/Jakarta", locale: "id", planId: "free" };
  await upsertTenant(db, id, profile);
  return id;
}

const freshHash = () => crypto.randomUUID().replaceAll("-", "").repeat(2);

const newKey = (changes: Partial<NewApiKey> = {}): NewApiKey => ({
  id: crypto.randomUUID(),
  mode: "live",
  name: "Server",
  prefix: "zpn_live_",
  lastFour: "wxyz",
  hash: freshHash(),
  scopes: ["read", "send"],
  ...changes,
});

/** A line of the audit log, as a service would give it. */
const entry = { actor: "system", action: "key.test", target: "a key" };
const insert = (tenantId: string, key: NewApiKey, limit = 100) => insertApiKey(db, tenantId, { key, limit, entry });
const list = (tenantId: string, filter: object = {}) => listApiKeys(db, tenantId, { limit: 100, ...filter });
const written = async (tenantId: string) => (await listAuditEntries(db, tenantId, { limit: 100 })).length;

const newParts = () => ({
  id: crypto.randomUUID(),
  prefix: "zpn_live_",
  lastFour: "new1",
  hash: freshHash(),
  expiresAt: null,
});

it("keeps a key with its limits and never shows its hash", async () => {
  const tenantId = await makeTenant();
  const instanceIds = [crypto.randomUUID(), crypto.randomUUID()];
  const key = newKey({
    instanceIds,
    allowedIps: ["10.0.0.0/8", "2001:db8::/32"],
    expiresAt: new Date(2_000_000_000_000),
  });
  await insert(tenantId, key);
  const [listed] = await list(tenantId);
  const { hash, ...shown } = key;
  expect(listed).toMatchObject(shown);
  expect(JSON.stringify(listed)).not.toContain(hash);
});

it("makes no key beyond the limit, however many ask at once, and writes down only what it made", async () => {
  const tenantId = await makeTenant();
  const made = await Promise.all(Array.from({ length: 6 }, () => insert(tenantId, newKey(), 3)));
  expect(made.filter(Boolean)).toHaveLength(3);
  expect(await list(tenantId)).toHaveLength(3);
  expect(await written(tenantId)).toBe(3);
});

it("counts neither revoked nor expired keys, nor those of the other mode", async () => {
  const tenantId = await makeTenant();
  const [revoked, expired] = [newKey(), newKey({ expiresAt: new Date(1_000) })];
  for (const key of [revoked, expired, newKey({ mode: "test" })]) expect(await insert(tenantId, key, 2)).toBe(true);
  await revokeApiKey(db, tenantId, { id: revoked.id, at: new Date(), entry });
  expect(await insert(tenantId, newKey(), 1)).toBe(true);
  expect(await insert(tenantId, newKey(), 1)).toBe(false);
});

it("tells keys apart by state and by when they were last used", async () => {
  const tenantId = await makeTenant();
  const [active, retiring, expired, revoked] = [newKey(), newKey(), newKey({ expiresAt: new Date(1_000) }), newKey()];
  for (const key of [active, retiring, expired, revoked]) await insert(tenantId, key);
  await revokeApiKey(db, tenantId, { id: revoked.id, at: new Date(), entry });
  await revokeApiKey(db, tenantId, { id: retiring.id, at: new Date(Date.now() + 60_000), entry });
  for (const [state, key] of Object.entries({ active, retiring, expired, revoked })) {
    expect(await list(tenantId, { state })).toMatchObject([{ id: key.id }]);
  }
  expect(await list(tenantId, { unusedSince: new Date(Date.now() + 60_000) })).toHaveLength(4);
  expect(await list(tenantId, { unusedSince: new Date(Date.now() - 60_000) })).toEqual([]);
});

it("renames the tenant's own key only", async () => {
  const [owner, stranger] = [await makeTenant(), await makeTenant()];
  const key = newKey();
  await insert(owner, key);
  expect(await renameApiKey(db, stranger, { id: key.id, name: "Mine", entry })).toBe(false);
  expect(await renameApiKey(db, owner, { id: key.id, name: "Cashier", entry })).toBe(true);
  expect(await findApiKey(db, owner, key.id)).toMatchObject({ name: "Cashier" });
  expect([await written(owner), await written(stranger)]).toEqual([2, 0]);
});

it("refuses a hash that another key has, and scopes that do not exist", async () => {
  const tenantId = await makeTenant();
  const key = newKey();
  await insert(tenantId, key);
  await expect(insert(tenantId, newKey({ hash: key.hash }))).rejects.toThrow();
  await expect(insert(tenantId, newKey({ scopes: [] }))).rejects.toThrow();
  await expect(insert(tenantId, newKey({ scopes: ["admin" as "read"] }))).rejects.toThrow();
});

it("revokes once, and sooner but never later", async () => {
  const tenantId = await makeTenant();
  const { id, ...rest } = newKey();
  await insert(tenantId, { id, ...rest });
  const [soon, now, later] = [new Date(2_000), new Date(1_000), new Date(3_000)];
  expect(await revokeApiKey(db, tenantId, { id, at: soon, entry })).toBe(true);
  expect(await revokeApiKey(db, tenantId, { id, at: later, entry })).toBe(false);
  expect(await revokeApiKey(db, tenantId, { id, at: now, entry })).toBe(true);
  expect(await findApiKey(db, tenantId, id)).toMatchObject({ revokedAt: now });
});

it("rolls a key: the new one has the rights of the old, which ends after the grace", async () => {
  const tenantId = await makeTenant();
  const old = newKey({ mode: "test", allowedIps: ["10.0.0.0/8"], scopes: ["manage"] });
  await insert(tenantId, old);
  const key = newParts();
  const graceEnds = new Date(2_000_000_000_000);
  expect(await rollApiKey(db, tenantId, { replaces: old.id, graceEnds, key, entry })).toBe(true);
  expect(await findApiKey(db, tenantId, old.id)).toMatchObject({ revokedAt: graceEnds, replacedBy: key.id });
  expect(await findApiKey(db, tenantId, key.id)).toMatchObject({
    mode: "test",
    name: "Server",
    scopes: ["manage"],
    allowedIps: ["10.0.0.0/8"],
    instanceIds: null,
    lastFour: "new1",
    revokedAt: null,
  });
});

it("rolls a key only once, also when two try at the same time", async () => {
  const tenantId = await makeTenant();
  const old = newKey();
  await insert(tenantId, old);
  const roll = () => rollApiKey(db, tenantId, { replaces: old.id, graceEnds: new Date(1_000), key: newParts(), entry });
  expect((await Promise.all([roll(), roll()])).sort()).toEqual([false, true]);
  expect(await list(tenantId)).toHaveLength(2);
});

it("lets no tenant see, revoke or roll the key of another", async () => {
  const [owner, stranger] = [await makeTenant(), await makeTenant()];
  const key = newKey();
  await insert(owner, key);
  expect(await list(stranger)).toEqual([]);
  expect(await findApiKey(db, stranger, key.id)).toBeUndefined();
  expect(await revokeApiKey(db, stranger, { id: key.id, at: new Date(), entry })).toBe(false);
  expect(await rollApiKey(db, stranger, { replaces: key.id, graceEnds: new Date(), key: newParts(), entry })).toBe(
    false,
  );
  expect(await findApiKey(db, owner, key.id)).toMatchObject({ revokedAt: null, replacedBy: null });
});
