import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { connect } from "../client";
import type { NewEvolutionServer } from "../schema/evolution-servers";
import type { NewInstance } from "../schema/instances";
import { listInstances, markInstanceDeleted, upsertInstance } from "./instances";
import { findServer, upsertServer } from "./servers";
import { upsertTenant } from "./tenants";

const db = connect(env);

async function makeTenant() {
  const id = crypto.randomUUID();
  const profile = { name: "Toko", slug: id, region: "apac", timeZone: "Asia/Jakarta", locale: "id", planId: "free" };
  await upsertTenant(db, id, profile);
  return id;
}

const newInstance = (changes: Partial<NewInstance> = {}): NewInstance => ({
  id: crypto.randomUUID(),
  mode: "live",
  name: "main",
  upstreamName: crypto.randomUUID(),
  integration: "WHATSAPP-BAILEYS",
  state: "ready",
  ...changes,
});

function addServer(changes: Partial<NewEvolutionServer> = {}) {
  const id = crypto.randomUUID();
  return upsertServer(db, {
    id,
    name: id,
    url: `https://${id}.test`,
    region: id,
    capacity: 5,
    sealedKey: "sealed",
    ...changes,
  });
}

it("follows what the ledger says about an instance", async () => {
  const tenantId = await makeTenant();
  const instance = newInstance({ state: "creating" });
  await upsertInstance(db, tenantId, instance);
  await upsertInstance(db, tenantId, { ...instance, state: "ready", upstreamId: "abc", keyVersion: 2 });
  expect(await listInstances(db, tenantId, "live")).toMatchObject([
    { state: "ready", upstreamId: "abc", keyVersion: 2 },
  ]);
  expect(await listInstances(db, tenantId, "test")).toEqual([]);
});

it("frees a name with its instance, and not before", async () => {
  const tenantId = await makeTenant();
  const first = newInstance();
  await upsertInstance(db, tenantId, first);
  await expect(upsertInstance(db, tenantId, newInstance())).rejects.toMatchObject({ code: "name_taken" });
  await upsertInstance(db, tenantId, newInstance({ mode: "test" }));
  await markInstanceDeleted(db, tenantId, { id: first.id, at: new Date() });
  const second = newInstance();
  await upsertInstance(db, tenantId, second);
  expect((await listInstances(db, tenantId, "live")).map(({ id }) => id)).toEqual([second.id]);
});

it("lets two tenants use one name, and neither touch the other's instance", async () => {
  const [owner, stranger] = [await makeTenant(), await makeTenant()];
  const instance = newInstance();
  await upsertInstance(db, owner, instance);
  await upsertInstance(db, stranger, newInstance());
  await upsertInstance(db, stranger, { ...instance, name: "stolen" });
  await markInstanceDeleted(db, stranger, { id: instance.id, at: new Date() });
  expect(await listInstances(db, owner, "live")).toMatchObject([{ id: instance.id, name: "main" }]);
});

it("keeps the id of a server that is registered again", async () => {
  const first = await addServer();
  const again = await addServer({ url: first.url, sealedKey: "other", name: "renamed" });
  expect(again).toMatchObject({ id: first.id, sealedKey: "other", name: "renamed" });
  expect(await findServer(db, first.id)).toMatchObject({ name: "renamed" });
});
