import { evictDurableObject } from "cloudflare:test";
import { expect, it } from "vitest";
import { newInstance, newKey, newLedger, newTenant } from "../../tests/workerd/quota/ledger-fixtures";

const HOUR_MS = 3_600_000;

it("says who holds a key, and what the holder may do", async () => {
  const tenant = newTenant();
  const stub = await newLedger(tenant);
  const key = newKey({ instances: ["one"], allowedIps: ["10.0.0.0/8"] });
  await stub.putKey(key);
  await evictDurableObject(stub);
  const { tenantId, mode, status, plan } = tenant;
  expect(await stub.identify({ kind: "random", keyId: key.id, hash: key.hash })).toEqual({
    ok: true,
    grant: {
      keyId: key.id,
      tenantId,
      mode,
      status,
      scopes: ["read", "send"],
      instances: ["one"],
      allowedIps: ["10.0.0.0/8"],
      expiresAt: null,
      features: plan.features,
      burst: plan.burst,
    },
  });
});

it.each([
  ["another hash", { hash: "cd".repeat(32) }],
  ["a part of the hash", { hash: "ab" }],
  ["no hash", { hash: "" }],
  ["another id", { keyId: crypto.randomUUID() }],
])("does not know a key with %s", async (_, changes) => {
  const stub = await newLedger();
  const key = newKey();
  await stub.putKey(key);
  const asked = { kind: "random", keyId: key.id, hash: key.hash, ...changes } as const;
  expect(await stub.identify(asked)).toEqual({ ok: false, reason: "unknown" });
});

it.each([
  ["revoked", { revokedAt: Date.now() - 1 }],
  ["expired", { expiresAt: Date.now() - 1 }],
  ["revoked", { revokedAt: Date.now() - 1, expiresAt: Date.now() - 1 }],
] as const)("refuses a key that is %s", async (reason, changes) => {
  const stub = await newLedger();
  const key = newKey(changes);
  await stub.putKey(key);
  expect(await stub.identify({ kind: "random", keyId: key.id, hash: key.hash })).toEqual({ ok: false, reason });
});

it("takes a key until its grace period or its life ends, whichever is first, and says when", async () => {
  const stub = await newLedger();
  const now = Date.now();
  const expiryOf = async (changes: Parameters<typeof newKey>[0]) => {
    const key = newKey(changes);
    await stub.putKey(key);
    const reply = await stub.identify({ kind: "random", keyId: key.id, hash: key.hash });
    return reply.ok && reply.grant.expiresAt;
  };
  expect(await expiryOf({ revokedAt: now + HOUR_MS })).toBe(now + HOUR_MS);
  expect(await expiryOf({ revokedAt: now + HOUR_MS, expiresAt: now + 2 * HOUR_MS })).toBe(now + HOUR_MS);
  expect(await expiryOf({ revokedAt: now + 2 * HOUR_MS, expiresAt: now + HOUR_MS })).toBe(now + HOUR_MS);
});

it("revokes at the earliest moment it was told, and only keys it knows", async () => {
  const stub = await newLedger();
  const key = newKey();
  await stub.putKey(key);
  const now = Date.now();
  expect(await stub.revokeKey(key.id, now + HOUR_MS)).toBe(true);
  expect(await stub.identify({ kind: "random", keyId: key.id, hash: key.hash })).toMatchObject({ ok: true });
  expect(await stub.revokeKey(key.id, now)).toBe(true);
  expect(await stub.revokeKey(key.id, now + HOUR_MS)).toBe(true);
  expect(await stub.listKeys()).toMatchObject([{ id: key.id, revokedAt: now }]);
  expect(await stub.revokeKey(crypto.randomUUID(), now)).toBe(false);
});

it("knows a derived key as long as its instance stands at that version", async () => {
  const stub = await newLedger();
  const instance = newInstance({ keyVersion: 3, state: "creating" });
  const ask = (version: number) =>
    stub.identify({ kind: "derived", instanceId: instance.id, version, scopes: ["read", "send"] });

  await stub.reserveInstance(instance);
  expect(await ask(3)).toEqual({ ok: false, reason: "unknown" });
  await stub.putInstance({ ...instance, state: "ready" });
  expect(await ask(3)).toMatchObject({
    ok: true,
    grant: {
      keyId: instance.id,
      instances: [instance.id],
      scopes: ["read", "send"],
      allowedIps: null,
      expiresAt: null,
    },
  });
  expect(await ask(2)).toEqual({ ok: false, reason: "revoked" });
  await stub.putInstance({ ...instance, state: "ready", keyVersion: 4 });
  expect(await ask(3)).toEqual({ ok: false, reason: "revoked" });
  expect(await ask(4)).toMatchObject({ ok: true });
  await stub.dropInstance(instance.id);
  expect(await ask(4)).toEqual({ ok: false, reason: "unknown" });
});

it("tells a suspension with the next question", async () => {
  const tenant = newTenant();
  const stub = await newLedger(tenant);
  const key = newKey();
  await stub.putKey(key);
  await stub.provision({ ...tenant, status: "suspended", plan: { ...tenant.plan, features: [] } });
  const reply = await stub.identify({ kind: "random", keyId: key.id, hash: key.hash });
  expect(reply).toMatchObject({ ok: true, grant: { status: "suspended", features: [] } });
});

it("holds a key that a relay lends to the least that anybody on the way to it might do", async () => {
  const stub = await newLedger();
  const instance = newInstance();
  await stub.putInstance(instance);
  const { id: instanceId, keyVersion: version } = instance;
  const maker = newKey({ scopes: ["send", "manage"], allowedIps: ["10.0.0.0/8"], expiresAt: Date.now() + HOUR_MS });
  await stub.putKey(maker);
  const relay = async (lender: string, scopes: string[]) => {
    const id = crypto.randomUUID();
    await stub.putDocument({ instanceId, kind: "relay", id }, JSON.stringify({ maker: { scopes, lender } }));
    return id;
  };
  const first = await relay(maker.id, ["read", "send"]);
  const second = await relay(first, ["read", "send", "manage"]);
  const ask = (lender: string) =>
    stub.identify({ kind: "derived", instanceId, version, scopes: ["read", "send"], lender });
  const bounds = { scopes: ["send"], allowedIps: maker.allowedIps, expiresAt: maker.expiresAt };
  expect(await ask(second)).toMatchObject({ ok: true, grant: bounds });
  await stub.deleteDocument({ instanceId, kind: "relay", id: first });
  for (const gone of [first, second]) expect(await ask(gone)).toEqual({ ok: false, reason: "unknown" });
});
