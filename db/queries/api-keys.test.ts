import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { connect } from "../client";
import type { NewApiKey } from "../schema/api-keys";
import { findApiKey, insertApiKey, listApiKeys, revokeApiKey, rollApiKey } from "./api-keys";
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
  await insertApiKey(db, tenantId, key);
  const [listed] = await listApiKeys(db, tenantId);
  const { hash, ...shown } = key;
  expect(listed).toMatchObject(shown);
  expect(JSON.stringify(listed)).not.toContain(hash);
});

it("inserts a key once when told twice", async () => {
  const tenantId = await makeTenant();
  const key = newKey();
  await insertApiKey(db, tenantId, key);
  await insertApiKey(db, tenantId, key);
  expect(await listApiKeys(db, tenantId)).toHaveLength(1);
});

it("refuses a hash that another key has, and scopes that do not exist", async () => {
  const tenantId = await makeTenant();
  const key = newKey();
  await insertApiKey(db, tenantId, key);
  await expect(insertApiKey(db, tenantId, newKey({ hash: key.hash }))).rejects.toThrow();
  await expect(insertApiKey(db, tenantId, newKey({ scopes: [] }))).rejects.toThrow();
  await expect(insertApiKey(db, tenantId, newKey({ scopes: ["admin" as "read"] }))).rejects.toThrow();
});

it("revokes once, and sooner but never later", async () => {
  const tenantId = await makeTenant();
  const { id, ...rest } = newKey();
  await insertApiKey(db, tenantId, { id, ...rest });
  const [soon, now, later] = [new Date(2_000), new Date(1_000), new Date(3_000)];
  expect(await revokeApiKey(db, tenantId, { id, at: soon })).toBe(true);
  expect(await revokeApiKey(db, tenantId, { id, at: later })).toBe(false);
  expect(await revokeApiKey(db, tenantId, { id, at: now })).toBe(true);
  expect(await findApiKey(db, tenantId, id)).toMatchObject({ revokedAt: now });
});

it("rolls a key: the new one has the rights of the old, which ends after the grace", async () => {
  const tenantId = await makeTenant();
  const old = newKey({ mode: "test", allowedIps: ["10.0.0.0/8"], scopes: ["manage"] });
  await insertApiKey(db, tenantId, old);
  const key = newParts();
  const graceEnds = new Date(2_000_000_000_000);
  expect(await rollApiKey(db, tenantId, { replaces: old.id, graceEnds, key })).toBe(true);
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
  await insertApiKey(db, tenantId, old);
  const roll = () => rollApiKey(db, tenantId, { replaces: old.id, graceEnds: new Date(1_000), key: newParts() });
  expect((await Promise.all([roll(), roll()])).sort()).toEqual([false, true]);
  expect(await listApiKeys(db, tenantId)).toHaveLength(2);
});

it("lets no tenant see, revoke or roll the key of another", async () => {
  const [owner, stranger] = [await makeTenant(), await makeTenant()];
  const key = newKey();
  await insertApiKey(db, owner, key);
  expect(await listApiKeys(db, stranger)).toEqual([]);
  expect(await findApiKey(db, stranger, key.id)).toBeUndefined();
  expect(await revokeApiKey(db, stranger, { id: key.id, at: new Date() })).toBe(false);
  expect(await rollApiKey(db, stranger, { replaces: key.id, graceEnds: new Date(), key: newParts() })).toBe(false);
  expect(await findApiKey(db, owner, key.id)).toMatchObject({ revokedAt: null, replacedBy: null });
});
