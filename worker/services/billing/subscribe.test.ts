import { expect, it } from "vitest";
import { listInvoices } from "../../../db/queries/invoices";
import { upsertPlan } from "../../../db/queries/plans";
import { upsertPriceStatement } from "../../../db/queries/prices";
import { findSubscription } from "../../../db/queries/subscriptions";
import { getTenant } from "../../../db/queries/tenants";
import { putTenant } from "../tenants/put-tenant";
import { setPlan } from "../tenants/set-plan";
import { db, makeTenant, periodOf } from "./billing.fixture";
import { changePlan } from "./change-plan";
import { closePeriod } from "./close-period";
import { getBilling } from "./get-billing";
import { subscribe } from "./subscribe";

const SETTLED_MS = 180_000;
const invoicesOf = (tenantId: string) => listInvoices(db, tenantId, { limit: 5 });

it("bills the next period of a plan that an operator gave to who never chose one", async () => {
  const ctx = await makeTenant();
  const { tenantId } = ctx;
  await setPlan(ctx, tenantId, { planId: "business", override: null });
  expect(await invoicesOf(tenantId)).toEqual([]);
  expect(await getBilling(ctx)).toMatchObject({ currency: "IDR", isCurrencyFixed: false, details: { email: "" } });
  const { end } = await periodOf(ctx);
  expect(await closePeriod(ctx, tenantId, end + SETTLED_MS)).toMatchObject({ state: "closed" });
  expect(await invoicesOf(tenantId)).toMatchObject([
    { lines: [{ item: "plan", planId: "business", amount: 599_000 }], billTo: { name: "Toko Maju" } },
  ]);
});

it("bills the next period of a tenant that an operator made with its plan", async () => {
  const ctx = await makeTenant();
  const tenantId = crypto.randomUUID();
  const profile = { name: "PT Baru", slug: tenantId, region: "apac", timeZone: "Asia/Jakarta", locale: "en" } as const;
  await putTenant(ctx, tenantId, { ...profile, planId: "starter" });
  const { end } = await periodOf({ ...ctx, tenantId });
  expect(await closePeriod(ctx, tenantId, end + SETTLED_MS)).toMatchObject({ state: "closed" });
  expect(await invoicesOf(tenantId)).toMatchObject([{ currency: "USD", total: 1_200, billTo: { name: "PT Baru" } }]);
});

it("bills who has a plan that got its price later, and nobody who has one without", async () => {
  const planId = `grown-${crypto.randomUUID()}`;
  const { plan } = await getTenant(db, (await makeTenant()).tenantId);
  await upsertPlan(db, planId, { definition: plan, active: false });
  const ctx = await makeTenant({ planId });
  const { tenantId } = ctx;
  const ask = () => subscribe({ db }, { tenantId, limit: 1, now: Date.now() });
  await ask();
  expect(await findSubscription(db, tenantId)).toBeUndefined();
  await upsertPriceStatement(db, { planId, currency: "IDR", amount: 5, overagePerThousand: {}, included: {} });
  await ask();
  const { start } = await periodOf(ctx);
  expect(await findSubscription(db, tenantId)).toMatchObject({ currency: "IDR", billedUntil: new Date(start) });
});

it("keeps the plan that an operator gave, although a smaller one was chosen for the next period", async () => {
  const ctx = await makeTenant({ planId: "business" });
  const { tenantId } = ctx;
  await changePlan(ctx, { planId: "starter" });
  await setPlan(ctx, tenantId, { planId: "business", override: { limits: { api_call: 7 } } });
  expect(await findSubscription(db, tenantId)).toMatchObject({ nextPlanId: "starter" });
  await setPlan(ctx, tenantId, { planId: "scale", override: null });
  const { end } = await periodOf(ctx);
  await closePeriod(ctx, tenantId, end + SETTLED_MS);
  expect(await getTenant(db, tenantId)).toMatchObject({ planId: "scale" });
  expect(await invoicesOf(tenantId)).toMatchObject([{ lines: [{ item: "plan", planId: "scale" }] }]);
});
