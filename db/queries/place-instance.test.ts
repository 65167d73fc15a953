import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { uuidv7 } from "../../lib/ids";
import { connect } from "../client";
import type { NewEvolutionServer } from "../schema/evolution-servers";
import { deleteDraft, findInstanceRow, listInstancePage, markInstanceDeleted, upsertInstance } from "./instances";
import { type Draft, placeDraft } from "./place-instance";
import { noteHealth, upsertServer } from "./servers";
import { upsertTenant } from "./tenants";

const db = connect(env);

/** A tenant with a region of its own, so that nobody else's servers are near. */
async function makeTenant(region: string = crypto.randomUUID()) {
  const id = crypto.randomUUID();
  const profile = { name: "Toko", slug: id, region, timeZone: "Asia/Jakarta", locale: "id", planId: "free" };
  await upsertTenant(db, id, profile);
  return { id, region };
}

function addServer(changes: Partial<NewEvolutionServer>) {
  const id = crypto.randomUUID();
  const url = `https://${id}.test`;
  return upsertServer(db, { id, name: id, url, region: id, capacity: 5, sealedKey: "sealed", ...changes });
}

const newDraft = (): Draft => ({
  id: uuidv7(),
  mode: "live",
  name: "main",
  upstreamName: crypto.randomUUID(),
  integration: "WHATSAPP-BAILEYS",
  createdAt: new Date(),
});

it("places on a dedicated server first, then one that is well, in the region, with most room", async () => {
  const tenant = await makeTenant();
  const { id: tenantId, region } = tenant;
  const own = await addServer({ dedicatedTo: tenantId, capacity: 1 });
  const roomy = await addServer({ region, capacity: 2 });
  const narrow = await addServer({ region, capacity: 1 });
  const ill = await addServer({ region, capacity: 9 });
  await noteHealth(db, ill.id, { failed: true, trouble: "unreachable" });
  const order = [];
  for (let placed = 0; placed < 4; placed++) order.push((await placeDraft(db, tenantId, newDraft()))?.id);
  expect(order[0]).toBe(own.id);
  expect(order[1]).toBe(roomy.id);
  expect(order.slice(2).sort()).toEqual([roomy.id, narrow.id].sort());
});

it("places nothing on a server that is full, draining, disabled or another tenant's", async () => {
  const [tenant, other] = [await makeTenant(), await makeTenant()];
  const { id: tenantId, region } = tenant;
  const filling = await addServer({ region, capacity: 2 });
  const closed = [
    await addServer({ region, capacity: 99, draining: true }),
    await addServer({ region, capacity: 99, enabled: false }),
    await addServer({ region, capacity: 99, dedicatedTo: other.id }),
  ];
  const [first, second, third] = [newDraft(), newDraft(), newDraft()];
  expect(await placeDraft(db, tenantId, first)).toMatchObject({ id: filling.id, dedicated: false });
  expect(await placeDraft(db, tenantId, second)).toMatchObject({ id: filling.id });
  const elsewhere = (await placeDraft(db, tenantId, third))?.id;
  expect([filling, ...closed].map(({ id }) => id)).not.toContain(elsewhere);

  await deleteDraft(db, tenantId, first.id);
  expect(await placeDraft(db, tenantId, newDraft())).toMatchObject({ id: filling.id });
  await upsertInstance(db, tenantId, { ...second, serverId: filling.id, state: "ready" });
  await markInstanceDeleted(db, tenantId, { id: second.id, at: new Date() });
  expect(await placeDraft(db, tenantId, newDraft())).toMatchObject({ id: filling.id });
});

it("gives the last places out once, however many ask for them at the same time", async () => {
  const { id: tenantId, region } = await makeTenant();
  const last = await addServer({ region, capacity: 3 });
  const placed = await Promise.all(Array.from({ length: 12 }, () => placeDraft(db, tenantId, newDraft())));
  expect(placed.filter((server) => server?.id === last.id)).toHaveLength(3);
});

it("shows an instance only once it is more than a note", async () => {
  const { id: tenantId, region } = await makeTenant();
  await addServer({ region });
  const draft = newDraft();
  await placeDraft(db, tenantId, draft);
  expect(await findInstanceRow(db, tenantId, draft.id)).toBeUndefined();
  expect(await listInstancePage(db, tenantId, { limit: 10 })).toEqual([]);
  await upsertInstance(db, tenantId, { ...draft, state: "ready" });
  expect(await listInstancePage(db, tenantId, { limit: 10, search: "AI" })).toMatchObject([{ id: draft.id }]);
  await deleteDraft(db, tenantId, draft.id);
  expect(await findInstanceRow(db, tenantId, draft.id)).toMatchObject({ state: "ready" });
});
