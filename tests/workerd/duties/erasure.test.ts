import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { connect } from "../../../db/client";
import { findErasure } from "../../../db/queries/erasure";
import { queueName } from "../../../durable/send-queue/messages";
import { outboxName } from "../../../durable/webhook-outbox/endpoint";
import { ledgerName } from "../../../lib/ledger-name";
import { eraseTenant } from "../../../worker/services/erasure/erase-tenant";
import { makeMember } from "../api/support";
import { callWith, connectInstance, makeKey, makeTenant, manage } from "../support";

const db = connect(env);
const ctx = { db, env };
const NAME = { name: "Toko Uji" };

/** A tenant with something in every place there is. */
async function makeHousehold() {
  const tenantId = await makeTenant();
  const owner = await makeMember(tenantId, "owner");
  const { key } = await makeKey(tenantId);
  const call = callWith(key);
  const name = await connectInstance({ call });
  const body = { number: "6281234567890", text: "Halo" };
  const sent = await call("POST", `/message/sendText/${name}`, body, { "idempotency-key": crypto.randomUUID() });
  expect(sent.status).toBe(201);
  const url = "https://receiver.example/hook";
  const endpoint = { mode: "test", url, description: "", events: ["MESSAGES_UPSERT"] };
  const { id } = await manage<{ id: string }>("POST", `/tenants/${tenantId}/endpoints`, endpoint);
  await env.MEDIA.put(`${tenantId}/test/left/behind`, "bytes");
  const ledger = ledgerName(tenantId, "test");
  const [instance] = await env.LEDGER.getByName(ledger).listInstances();
  const order = {
    ...{ id: crypto.randomUUID(), row: "POST /message/sendText/:instanceName", contentType: "application/json" },
    ...{ body: "sealed", bytes: 6, contacts: [], lastDigits: null },
    key: { kind: "random", mode: "test", tenantId, keyId: "", hash: "" } as const,
  };
  const owned = { tenantId, mode: "test" as const, instanceId: instance?.id ?? "" };
  const queue = env.QUEUE.getByName(queueName(ledger, owned.instanceId));
  expect(await queue.enqueue({ owner: owned, order, idempotency: null })).toMatchObject({ ok: true });
  return { tenantId, owner, call, ledger, endpointId: id, instance };
}

/** Rows of a tenant in every table that knows tenants. */
async function rowsOf(tenantId: string): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'tenant_id'`);
  const found: string[] = [];
  for (const { name } of [...rows, { name: "tenants" }]) {
    const column = sql.identifier(name === "tenants" ? "id" : "tenant_id");
    const query = sql`select count(*)::int as total from ${sql.identifier(name)} where ${column} = ${tenantId}`;
    const [count] = (await db.execute<{ total: number }>(query)).rows;
    if (Number(count?.total) > 0) found.push(name);
  }
  return found;
}

const isEmpty = (stub: DurableObjectStub) =>
  runInDurableObject(stub, async (_, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf\\_%' ESCAPE '\\'")
      .toArray();
    return tables.length === 0 && (await storage.getAlarm()) === null;
  });

const path = (tenantId: string) => `/tenants/${tenantId}/erasure`;

it("needs the name typed out and the owner, stops the traffic, and can be undone", async () => {
  const tenantId = await makeTenant();
  const [owner, admin] = [await makeMember(tenantId, "owner"), await makeMember(tenantId, "admin")];
  const call = callWith((await makeKey(tenantId)).key);
  expect((await admin.ask("POST", path(tenantId), NAME)).status).toBe(403);
  const wrong = await owner.ask("POST", path(tenantId), { name: "Toko Lain" });
  expect(wrong).toMatchObject({ status: 400, body: { errors: { name: [expect.any(String)] } } });
  expect(await findErasure(db, tenantId)).toBeUndefined();

  const asked = await owner.ask("POST", path(tenantId), NAME);
  expect(asked.status).toBe(202);
  const days = (Date.parse(asked.body.eraseAfter) - Date.now()) / 86_400_000;
  expect(days).toBeCloseTo(7, 1);
  expect((Date.parse(asked.body.completeBy) - Date.parse(asked.body.requestedAt)) / 86_400_000).toBe(30);
  const again = await owner.ask("POST", path(tenantId), NAME);
  expect(again.body).toEqual(asked.body);
  expect((await call("GET", "/instance/fetchInstances")).status).toBe(403);

  expect((await owner.ask("DELETE", path(tenantId))).status).toBe(204);
  expect((await owner.ask("GET", path(tenantId))).status).toBe(404);
  const profile = await owner.ask("GET", `/tenants/${tenantId}`);
  expect(profile.body.status).toBe("active");
});

it("leaves nothing of the tenant in any table, object or bucket, and a certificate", async () => {
  const { tenantId, owner, ledger, endpointId, instance } = await makeHousehold();
  const neighbour = await makeHousehold();
  expect(instance).toBeDefined();
  expect((await owner.ask("POST", path(tenantId), NAME)).status).toBe(202);
  const erasure = await findErasure(db, tenantId);
  if (!erasure || !instance) throw new Error("nothing to erase");
  expect(await rowsOf(tenantId)).toEqual(
    expect.arrayContaining(["tenants", "members", "api_keys", "audit_log", "webhook_endpoints", "tenant_erasures"]),
  );
  await eraseTenant(ctx, erasure);

  expect(await rowsOf(tenantId)).toEqual([]);
  const stubs = {
    guard: env.GUARD.getByName(ledger),
    live: env.LIVE.getByName(ledger),
    instance: env.INSTANCE.getByName(`${ledger}:${instance.id}`),
    queue: env.QUEUE.getByName(queueName(ledger, instance.id)),
    outbox: env.OUTBOX.getByName(outboxName(ledger, endpointId)),
    sandbox: env.SANDBOX.getByName(instance.upstreamName),
    ledger: env.LEDGER.getByName(ledger),
    liveLedger: env.LEDGER.getByName(ledgerName(tenantId, "live")),
  };
  const left: string[] = [];
  for (const [name, stub] of Object.entries(stubs)) if (!(await isEmpty(stub))) left.push(name);
  expect(left).toEqual([]);
  expect((await env.MEDIA.list({ prefix: tenantId })).objects).toEqual([]);

  const { certificates } = await manage<{ certificates: { tenantId: string; details: object }[] }>(
    "GET",
    "/operator/erasures",
  );
  const certificate = certificates.find((one) => one.tenantId === tenantId);
  expect(certificate?.details).toMatchObject({ objects: { instances: 1, endpoints: 1, files: 1 } });
  expect(JSON.stringify(certificate)).not.toContain("Toko");
  expect((await owner.ask("GET", `/tenants/${tenantId}`)).status).toBe(404);

  expect((await neighbour.call("GET", "/instance/fetchInstances")).status).toBe(200);
  expect(await rowsOf(neighbour.tenantId)).toContain("api_keys");
  expect((await env.MEDIA.list({ prefix: neighbour.tenantId })).objects).toHaveLength(1);
});

it("may be begun again after it was cut off", async () => {
  const { tenantId, owner, ledger, instance } = await makeHousehold();
  await owner.ask("POST", path(tenantId), NAME);
  const erasure = await findErasure(db, tenantId);
  if (!erasure) throw new Error("nothing to erase");
  const bucket = { list: () => Promise.reject(new Error("the bucket is away")) };
  const broken = { ...env, MEDIA: bucket } as unknown as Env;
  await expect(eraseTenant({ db, env: broken }, erasure)).rejects.toThrow("away");
  expect(await findErasure(db, tenantId)).toBeDefined();
  // Objects were erased by then: to ask them again must not make them anew.
  await eraseTenant(ctx, erasure);
  expect(await rowsOf(tenantId)).toEqual([]);
  const again = [env.LEDGER.getByName(ledger), env.INSTANCE.getByName(`${ledger}:${instance?.id}`)];
  for (const stub of [...again, env.GUARD.getByName(ledger), env.LIVE.getByName(ledger)]) {
    expect(await isEmpty(stub)).toBe(true);
  }
});
