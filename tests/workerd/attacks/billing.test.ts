import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { findPlan, upsertPlan } from "../../../db/queries/plans";
import { upsertPriceStatement } from "../../../db/queries/prices";
import { tenants } from "../../../db/schema/tenants";
import { asToken, db, makeHouse, manage } from "../api/support";

const onPlan = (tenantId: string, planId: string) => manage("PUT", `/operator/tenants/${tenantId}/plan`, { planId });

it("a tenant moves to no plan that was withdrawn or made for somebody else, although it guesses its name", async () => {
  const { owner, path, tenantId } = await makeHouse();
  await onPlan(tenantId, "free");
  const definition = await findPlan(db, "scale");
  const hidden = `deal-${crypto.randomUUID()}`;
  if (!definition) throw new Error("no plan to copy");
  await upsertPlan(db, hidden, { definition, active: false });
  await upsertPriceStatement(db, { planId: hidden, currency: "IDR", amount: 1, overagePerThousand: {}, included: {} });
  for (const planId of [hidden, "sandbox"]) {
    for (const [method, route] of [
      ["POST", "plan/preview"],
      ["PUT", "plan"],
    ] as const) {
      const answer = await owner.ask(method, `${path}/billing/${route}`, { planId });
      expect(answer).toMatchObject({ status: 400, body: { errors: { planId: ["is not offered"] } } });
    }
  }
  await onPlan(tenantId, hidden);
  expect((await owner.ask("POST", `${path}/billing/plan/preview`, { planId: hidden })).body.direction).toBe("same");
});

it("a suspended tenant can still see to its bill, and to nothing else", async () => {
  const { owner, path, tenantId } = await makeHouse();
  await manage("POST", `/operator/tenants/${tenantId}/suspension`, { reason: "unpaid" });
  const details = { name: "Toko", address: "", taxId: "", email: "a@toko.test" };
  expect((await owner.ask("PUT", `${path}/billing/details`, details)).status).toBe(200);
  expect((await owner.ask("POST", `${path}/billing/plan/preview`, { planId: "free" })).status).toBe(200);
  const checkout = `${path}/billing/invoices/${crypto.randomUUID()}/checkout`;
  // Past the door: what is wrong now is the provider.
  expect((await owner.ask("POST", checkout, { provider: "none" })).body.code).toBe("invalid_request");
  expect((await owner.ask("PATCH", path, { name: "Other" })).body.code).toBe("tenant_suspended");
});

it("a tenant that paid while it was suspended is not stopped for its old debt once that is lifted", async () => {
  const { tenantId } = await makeHouse();
  await db.update(tenants).set({ status: "past_due" }).where(eq(tenants.id, tenantId));
  await manage("POST", `/operator/tenants/${tenantId}/suspension`, { reason: "spam" });
  const lifted = await asToken("DELETE", `/operator/tenants/${tenantId}/suspension`);
  expect(lifted).toMatchObject({ status: 200, body: { status: "active" } });
});

it("another tenant's invoice is neither read nor paid, and nobody is sent to another site after paying", async () => {
  const [own, other] = [await makeHouse(), await makeHouse()];
  await onPlan(other.tenantId, "free");
  const { body } = await other.owner.ask("PUT", `${other.path}/billing/plan`, { planId: "starter" });
  const invoice = `billing/invoices/${body.invoiceId}`;
  expect((await other.owner.ask("GET", `${other.path}/${invoice}`)).status).toBe(200);
  expect((await own.owner.ask("GET", `${own.path}/${invoice}`)).status).toBe(404);
  for (const returnPath of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "@evil.example",
    ".evil.example",
  ]) {
    const answer = await other.owner.ask("POST", `${other.path}/${invoice}/checkout`, { provider: "x", returnPath });
    expect(answer.body.errors).toHaveProperty("returnPath");
  }
});
