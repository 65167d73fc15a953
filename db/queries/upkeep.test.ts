import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { uuidv7 } from "../../lib/ids";
import { connect } from "../client";
import type { NewEvolutionServer } from "../schema/evolution-servers";
import type { NewInstance } from "../schema/instances";
import { markInstanceDeleted, upsertInstance } from "./instances";
import { noteHealth, upsertServer } from "./servers";
import { upsertTenant } from "./tenants";
import { claimForCheck, countRepair, listAbandonedDrafts } from "./upkeep";

const db = connect(env);
/** Long before any other test: whatever was never looked at is due, and so is all of ours. */
const LONG_AGO = new Date("2001-01-01");

async function makeTenant() {
  const id = crypto.randomUUID();
  const profile = { name: "Toko", slug: id, region: "apac", timeZone: "Asia/Jakarta", locale: "id", planId: "free" };
  await upsertTenant(db, id, profile);
  return id;
}

function addServer(changes: Partial<NewEvolutionServer> = {}) {
  const id = crypto.randomUUID();
  const server = { id, name: id, url: `https://${id}.test`, region: id, capacity: 50, sealedKey: "sealed" };
  return upsertServer(db, { ...server, ...changes });
}

async function addInstance(tenantId: string, serverId: string, changes: Partial<NewInstance> = {}) {
  const id = uuidv7();
  const row: NewInstance = {
    ...{ id, mode: "live", name: id, upstreamName: id, integration: "WHATSAPP-BAILEYS", state: "ready", serverId },
    // Before those of any other test, which were never looked at either.
    checkedAt: new Date("2000-01-01"),
    ...changes,
  };
  await upsertInstance(db, tenantId, row);
  return id;
}

/** Everything that is due, page by page, as two runs at the same time would take it. */
async function claimAll(): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const pages = await Promise.all([1, 2].map(() => claimForCheck(db, { before: LONG_AGO, limit: 4 })));
    ids.push(...pages.flat().map(({ id }) => id));
    if (pages.some((page) => page.length < 4)) return ids;
  }
}

it("gives each instance to one run, and none twice", async () => {
  const tenantId = await makeTenant();
  const server = await addServer();
  const ours = [];
  for (let made = 0; made < 10; made++) ours.push(await addInstance(tenantId, server.id));
  const claimed = await claimAll();
  expect(new Set(claimed).size).toBe(claimed.length);
  expect(claimed).toEqual(expect.arrayContaining(ours));
  expect(await claimAll()).toEqual([]);
});

it("leaves out what is gone, in the sandbox, still being made, or on a server that is off or ill", async () => {
  const tenantId = await makeTenant();
  const [well, off, ill] = [await addServer(), await addServer({ enabled: false }), await addServer()];
  await noteHealth(db, ill.id, { failed: true, trouble: "unreachable" });
  const gone = await addInstance(tenantId, well.id);
  await markInstanceDeleted(db, tenantId, { id: gone, at: new Date() });
  const others = [
    gone,
    await addInstance(tenantId, well.id, { mode: "test" }),
    await addInstance(tenantId, well.id, { state: "creating" }),
    await addInstance(tenantId, off.id),
    await addInstance(tenantId, ill.id),
  ];
  const ours = await addInstance(tenantId, well.id);
  const claimed = await claimAll();
  expect(claimed).toContain(ours);
  expect(others.filter((id) => claimed.includes(id))).toEqual([]);
});

it("counts repairs, of the tenant's own instance only", async () => {
  const [tenantId, stranger] = [await makeTenant(), await makeTenant()];
  const { id: serverId } = await addServer();
  const id = await addInstance(tenantId, serverId);
  await countRepair(db, tenantId, id);
  await countRepair(db, stranger, id);
  const [row] = (await claimForCheck(db, { before: LONG_AGO, limit: 100 })).filter((one) => one.id === id);
  expect(row).toMatchObject({ repairs: 1, repairedAt: expect.any(Date) });
});

it("finds creates that were cut off, oldest first, once they are old enough", async () => {
  const tenantId = await makeTenant();
  const { id: serverId } = await addServer();
  const state = "creating";
  const young = await addInstance(tenantId, serverId, { state, createdAt: new Date("1999-01-01") });
  const old = await addInstance(tenantId, serverId, { state, createdAt: new Date("1990-01-01") });
  const found = (before: string) => listAbandonedDrafts(db, { before: new Date(before), limit: 100 });
  expect((await found("1995-01-01")).map(({ id }) => id)).toEqual([old]);
  expect((await found("1999-06-01")).map(({ id }) => id)).toEqual([old, young]);
});
