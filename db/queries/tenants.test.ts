import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { connect } from "../client";
import { findPlan, listActivePlans, upsertPlan } from "./plans";
import { findTenant, getTenant, listTenants, updateTenantStatus, upsertTenant } from "./tenants";

const db = connect(env);

const profile = (slug: string) => ({
  name: "Toko Maju",
  slug,
  region: "apac",
  timeZone: "Asia/Jakarta",
  locale: "id",
  planId: "starter",
});

it("creates a tenant with the plan that it names", async () => {
  const tenantId = crypto.randomUUID();
  const tenant = await upsertTenant(db, tenantId, profile(tenantId));
  expect(tenant).toMatchObject({ id: tenantId, status: "active", timeZone: "Asia/Jakarta", plan: { name: "Starter" } });
  expect(tenant.periodAnchor).toBeInstanceOf(Date);
});

it("changes a profile and leaves status and billing anchor alone", async () => {
  const tenantId = crypto.randomUUID();
  const before = await upsertTenant(db, tenantId, profile(tenantId));
  expect(await updateTenantStatus(db, tenantId, "past_due")).toBe(true);
  const after = await upsertTenant(db, tenantId, { ...profile(tenantId), name: "Toko Baru", planId: "scale" });
  expect(after).toMatchObject({ name: "Toko Baru", status: "past_due", plan: { name: "Scale" } });
  expect(after.periodAnchor).toEqual(before.periodAnchor);
});

it("refuses a slug that another tenant has, a malformed one and an unknown plan", async () => {
  const slug = crypto.randomUUID();
  await upsertTenant(db, crypto.randomUUID(), profile(slug));
  const create = (changes: object) =>
    upsertTenant(db, crypto.randomUUID(), { ...profile(crypto.randomUUID()), ...changes });
  await expect(create({ slug })).rejects.toMatchObject({ code: "conflict" });
  await expect(create({ slug: "Toko Maju!" })).rejects.toMatchObject({ code: "invalid_request" });
  await expect(create({ planId: "golden" })).rejects.toMatchObject({ code: "invalid_request" });
});

it("knows no tenant that was never made", async () => {
  const tenantId = crypto.randomUUID();
  expect(await findTenant(db, tenantId)).toBeUndefined();
  expect(await updateTenantStatus(db, tenantId, "suspended")).toBe(false);
  await expect(getTenant(db, tenantId)).rejects.toMatchObject({ code: "not_found" });
});

it("pages through tenants by id", async () => {
  const ids = [crypto.randomUUID(), crypto.randomUUID()].sort();
  for (const id of ids) await upsertTenant(db, id, profile(id));
  const [first, second] = ids as [string, string];
  const page = await listTenants(db, { after: first, limit: 500 });
  expect(page.map(({ id }) => id)).toContain(second);
  expect(page.every(({ id }) => id > first)).toBe(true);
  expect(await listTenants(db, { limit: 1 })).toHaveLength(1);
});

it("offers the seeded plans, and the sandbox's only by name", async () => {
  const offered = (await listActivePlans(db)).map(({ id }) => id);
  expect(offered).toEqual(expect.arrayContaining(["free", "starter", "business", "scale"]));
  expect(offered).not.toContain("sandbox");
  expect(await findPlan(db, "sandbox")).toMatchObject({ dailyLimits: { message_send: 1_000 } });
});

it("withdraws a plan without taking it from those who have it", async () => {
  const id = crypto.randomUUID();
  const free = await findPlan(db, "free");
  const definition = { ...free!, name: "Old" };
  await upsertPlan(db, id, { definition, active: true });
  await upsertPlan(db, id, { definition, active: false });
  expect((await listActivePlans(db)).map((plan) => plan.id)).not.toContain(id);
  const tenantId = crypto.randomUUID();
  expect(await upsertTenant(db, tenantId, { ...profile(tenantId), planId: id })).toMatchObject({
    plan: { name: "Old" },
  });
});
