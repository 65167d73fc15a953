import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { getTenant } from "../../../db/queries/tenants";
import { apiKeys } from "../../../db/schema/api-keys";
import { evolutionServers } from "../../../db/schema/evolution-servers";
import { impersonations } from "../../../db/schema/impersonations";
import { instances } from "../../../db/schema/instances";
import { tenants } from "../../../db/schema/tenants";
import { uuidv7 } from "../../../lib/ids";
import { ledgerName } from "../../../lib/ledger-name";
import { expireImpersonations } from "../../../worker/services/operators/expire";
import { reconcilePage } from "../../../worker/services/reconcile/reconcile-ledgers";
import { callWith, connectInstance, makeCaller } from "../support";
import { auditOf, db, makeHouse, makeKey, makeOperator, makeTenant, manage } from "./support";

const HOUR_MS = 3_600_000;
const ledgerOf = (tenantId: string, mode: "live" | "test" = "test") => env.LEDGER.getByName(ledgerName(tenantId, mode));
const snapshotOf = async (tenantId: string, mode?: "live" | "test") => (await ledgerOf(tenantId, mode).snapshot())!;

const anHourAgo = () => new Date(Date.now() - HOUR_MS);

/** What was changed a moment ago is left alone: it may be on its way. */
async function age(tenantId: string) {
  await db.update(tenants).set({ updatedAt: anHourAgo() }).where(eq(tenants.id, tenantId));
  await db.update(apiKeys).set({ createdAt: anHourAgo() }).where(eq(apiKeys.tenantId, tenantId));
}

/** One tenant only: other files make theirs differ at the same time. */
async function reconcile(tenantId: string) {
  await age(tenantId);
  const total = { tenants: 0, differences: 0, failures: 0 };
  await reconcilePage({ env, db }, [await getTenant(db, tenantId)], total);
  return total;
}

const AGREED = { tenants: 1, differences: 0, failures: 0 };

/** What the repair says in the audit log. */
async function repairOf(tenantId: string) {
  const entry = (await auditOf(tenantId)).find(({ action }) => action === "ledger.repair");
  expect(entry).toMatchObject({ actor: "system" });
  return entry?.after as { mode: string; count: number; differences: string[]; restored: Record<string, string> };
}

it("finds nothing to do where ledger and Postgres agree, and writes nothing", async () => {
  const { tenantId } = await makeHouse();
  await makeKey(tenantId);
  expect(await reconcile(tenantId)).toEqual(AGREED);
  expect((await auditOf(tenantId)).map(({ action }) => action)).not.toContain("ledger.repair");
});

it.each([
  ["status", () => ({ status: "past_due" }) as const],
  ["timeZone", () => ({ timeZone: "America/Sao_Paulo" }) as const],
  ["plan", () => ({ planId: "free" }) as const],
  ["plan", () => ({ planOverride: { limits: { message_send: 3 } } }) as const],
  ["periodAnchor", () => ({ periodAnchor: new Date("2026-01-31T00:00:00Z") }) as const],
])("repairs a ledger whose %s is another", async (field, change) => {
  const tenantId = await makeTenant();
  await db.update(tenants).set(change()).where(eq(tenants.id, tenantId));
  expect((await reconcile(tenantId)).differences).toBeGreaterThan(0);
  expect((await repairOf(tenantId)).differences).toContain(`tenant: ${field}`);
  expect(await reconcile(tenantId)).toEqual(AGREED);
});

it("leaves alone what was changed a moment ago", async () => {
  const tenantId = await makeTenant();
  const { id } = await makeKey(tenantId);
  await db.update(tenants).set({ status: "past_due", updatedAt: new Date() }).where(eq(tenants.id, tenantId));
  await ledgerOf(tenantId).dropKey(id);
  const total = { tenants: 0, differences: 0, failures: 0 };
  await reconcilePage({ env, db }, [await getTenant(db, tenantId)], total);
  expect(total).toEqual(AGREED);
});

it("makes a ledger that is missing, with its keys", async () => {
  const tenantId = await makeTenant();
  const { key, id } = await makeKey(tenantId);
  await runInDurableObject(ledgerOf(tenantId), (_, state) => {
    for (const table of ["tenant", "keys"]) state.storage.sql.exec(`DELETE FROM ${table}`);
  });
  expect((await callWith(key)("GET", "/instance/fetchInstances")).status).toBe(401);
  await reconcile(tenantId);
  expect((await snapshotOf(tenantId)).keys).toMatchObject([{ id }]);
  expect((await repairOf(tenantId)).differences).toEqual(["ledger: missing", `key ${id}: missing`]);
  expect(await reconcile(tenantId)).toEqual(AGREED);
});

it("puts back a key that the ledger lacks, and one whose rights differ", async () => {
  const tenantId = await makeTenant();
  const [lost, changed] = [await makeKey(tenantId), await makeKey(tenantId, { scopes: ["read"] })];
  const ledger = ledgerOf(tenantId);
  await ledger.dropKey(lost.id);
  const known = (await snapshotOf(tenantId)).keys.find(({ id }) => id === changed.id)!;
  await ledger.putKey({ ...known, scopes: ["manage"] });
  await reconcile(tenantId);
  expect((await repairOf(tenantId)).differences.sort()).toEqual(
    [`key ${lost.id}: missing`, `key ${changed.id}: differs`].sort(),
  );
  expect((await snapshotOf(tenantId)).keys).toContainEqual(
    expect.objectContaining({ id: changed.id, scopes: ["read"] }),
  );
  expect((await callWith(lost.key)("GET", "/instance/fetchInstances")).status).not.toBe(401);
});

it("drops a key that Postgres does not have, unless it may be on its way there", async () => {
  const tenantId = await makeTenant();
  const { id } = await makeKey(tenantId);
  const known = (await snapshotOf(tenantId)).keys[0]!;
  const [old, young] = [uuidv7(Date.now() - HOUR_MS), uuidv7()];
  for (const stray of [old, young]) await ledgerOf(tenantId).putKey({ ...known, id: stray });
  await reconcile(tenantId);
  expect((await repairOf(tenantId)).differences).toEqual([`key ${old}: unknown`]);
  expect((await snapshotOf(tenantId)).keys.map((key) => key.id).sort()).toEqual([id, young].sort());
});

it("never takes a revocation back, wherever it was heard", async () => {
  const tenantId = await makeTenant();
  const [inLedger, inPostgres] = [await makeKey(tenantId), await makeKey(tenantId)];
  await ledgerOf(tenantId).revokeKey(inLedger.id, Date.now() - 1_000);
  await db
    .update(apiKeys)
    .set({ revokedAt: new Date(Date.now() - 1_000) })
    .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, inPostgres.id)));
  await reconcile(tenantId);
  const { items } = await manage<{ items: { id: string }[] }>("GET", `/tenants/${tenantId}/keys?state=revoked`);
  expect(items.map(({ id }) => id).sort()).toEqual([inLedger.id, inPostgres.id].sort());
  for (const { revokedAt } of (await snapshotOf(tenantId)).keys) expect(revokedAt).toBeLessThan(Date.now());
  expect(await reconcile(tenantId)).toEqual(AGREED);
});

/** An instance that has stood for an hour, in Postgres too. */
async function makeOldInstance() {
  const caller = await makeCaller();
  await connectInstance(caller);
  const [instance] = (await snapshotOf(caller.tenantId)).instances;
  const ledger = ledgerOf(caller.tenantId);
  await ledger.putInstance({ ...instance!, createdAt: Date.now() - HOUR_MS });
  const { runDurableObjectAlarm } = await import("cloudflare:test");
  await runDurableObjectAlarm(ledger);
  await db.update(instances).set({ createdAt: anHourAgo() }).where(eq(instances.id, instance!.id));
  expect(await reconcile(caller.tenantId)).toEqual(AGREED);
  return { ...caller, instance: instance!, ledger };
}

it("tells Postgres again of an instance that it has otherwise", async () => {
  const { tenantId, instance, ledger } = await makeOldInstance();
  await db.update(instances).set({ name: "other", keyVersion: 9 }).where(eq(instances.id, instance.id));
  await reconcile(tenantId);
  expect((await repairOf(tenantId)).differences).toEqual([`instance ${instance.id}: Postgres differs`]);
  const { runDurableObjectAlarm } = await import("cloudflare:test");
  await runDurableObjectAlarm(ledger);
  const [row] = await db.select().from(instances).where(eq(instances.id, instance.id));
  expect(row).toMatchObject({ name: instance.name, keyVersion: instance.keyVersion });
});

it("puts back an instance that its ledger lost, with the token its server has", async () => {
  const { tenantId, instance, ledger, call } = await makeOldInstance();
  await runInDurableObject(ledger, (_, state) => state.storage.sql.exec("DELETE FROM instances"));
  await reconcile(tenantId);
  expect(await repairOf(tenantId)).toMatchObject({ restored: { [instance.id]: "restored" } });
  const [restored] = (await snapshotOf(tenantId)).instances;
  expect(restored).toMatchObject({ id: instance.id, name: instance.name, upstreamName: instance.upstreamName });
  expect((await call("GET", `/instance/connectionState/${instance.name}`)).body).toMatchObject({
    instance: { state: "open" },
  });
});

it("tells a ledger what has become of an instance's server", async () => {
  const { tenantId, instance, ledger } = await makeOldInstance();
  const id = crypto.randomUUID();
  const url = `https://${id}.test`;
  await db.insert(evolutionServers).values({
    id,
    name: id,
    url,
    region: id,
    capacity: 1,
    version: "2.3.7",
    sealedKey: "sealed",
    dedicatedTo: tenantId,
  });
  await db.update(instances).set({ serverId: id }).where(eq(instances.id, instance.id));
  const before = { id, url: "https://old.test", version: "2.2.3", sandbox: false, dedicated: false };
  await ledger.repair({ keys: [], dropKeys: [], resend: [], servers: [{ instanceId: instance.id, server: before }] });
  await reconcile(tenantId);
  expect((await repairOf(tenantId)).differences).toEqual([`instance ${instance.id}: server`]);
  const [told] = (await snapshotOf(tenantId)).instances;
  expect(told?.server).toEqual({ id, url, version: "2.3.7", sandbox: false, dedicated: true });
  await db.update(instances).set({ serverId: null }).where(eq(instances.id, instance.id));
  await db.delete(evolutionServers).where(eq(evolutionServers.id, id));
});

it("writes down the end of an impersonation whose time is over", async () => {
  const { tenantId, path } = await makeHouse();
  const operator = await makeOperator();
  await operator.ask("POST", `/operator${path}/impersonation`, { reason: "Ticket 1", minutes: 1 });
  await db
    .update(impersonations)
    .set({ endsAt: new Date(Date.now() - 1_000) })
    .where(eq(impersonations.tenantId, tenantId));
  expect((await operator.ask("GET", path)).status).toBe(404);
  for (let run = 0; run < 2; run++) await expireImpersonations({ db });
  const ends = (await auditOf(tenantId)).filter(({ action }) => action === "impersonation.end");
  expect(ends).toMatchObject([{ actor: "system", after: { operator: operator.id } }]);
});
