import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { connect } from "../../../db/client";
import { deleteOverdueKept } from "../../../db/queries/kept-invoices";
import type { ErasureCertificate } from "../../../lib/contract/erasure";
import type { KeptInvoice } from "../../../lib/contract/kept-invoice";
import { changePlan } from "../../../worker/services/billing/change-plan";
import { markPaid } from "../../../worker/services/billing/mark-paid";
import { noteRefund } from "../../../worker/services/billing/note-refund";
import { updateBillingDetails } from "../../../worker/services/billing/update-billing-details";
import type { TenantContext } from "../../../worker/services/context";
import { eraseTenant } from "../../../worker/services/erasure/erase-tenant";
import { makeMember } from "../api/support";
import { makeTenant, manage } from "../support";

const db = connect(env);

/** A customer with one invoice that was paid and partly given back, and its owner. */
async function makeCustomer() {
  const tenantId = await makeTenant();
  await manage("PUT", `/operator/tenants/${tenantId}/plan`, { planId: "free", override: null });
  const owner = await makeMember(tenantId, "owner");
  const actor = { kind: "user" as const, id: "u1", label: "ani@toko.test", ip: null, role: "owner" as const };
  const ctx: TenantContext = { db, env, tenantId, actor };
  const details = { name: `PT ${tenantId}`, address: "Jl. Melati 3", taxId: "09.876", email: "secret@toko.test" };
  await updateBillingDetails(ctx, details);
  const { invoiceId } = await changePlan(ctx, { planId: "starter" });
  if (!invoiceId) throw new Error("nothing to pay");
  await markPaid(ctx, { invoiceId, note: "" });
  await noteRefund(ctx, { invoiceId, refundId: crypto.randomUUID(), amount: 500, note: "An outage" });
  const path = `/tenants/${tenantId}/billing/invoices/${invoiceId}`;
  const { body: invoice } = await owner.ask("GET", path);
  return { tenantId, owner, details, invoice, path };
}

const erase = (tenantId: string) => {
  const requestedAt = new Date(Date.now() - 86_400_000);
  const row = {
    tenantId,
    requestedAt,
    requestedBy: "user:u1",
    eraseAfter: new Date(),
    suspended: false,
    triedAt: null,
  };
  return eraseTenant({ db, env }, row);
};

async function keptOf(tenantId: string): Promise<KeptInvoice[]> {
  const { items } = await manage<{ items: KeptInvoice[] }>("GET", "/operator/kept-invoices?limit=100");
  return items.filter(({ erasedTenantId }) => erasedTenantId === tenantId);
}

it("keeps an erased tenant's invoice as it was issued, with its payment, for operators only", async () => {
  const { tenantId, owner, details, invoice, path } = await makeCustomer();
  expect(await keptOf(tenantId)).toEqual([]);
  await erase(tenantId);

  const [kept, ...others] = await keptOf(tenantId);
  expect(others).toEqual([]);
  const { number, lines, subtotal, tax, total, currency, seller } = invoice;
  expect(kept).toMatchObject({ number, document: { lines, subtotal, tax, total, currency, seller, state: "paid" } });
  const { email: _, ...buyer } = details;
  expect(kept?.document.billTo).toEqual(buyer);
  expect(kept?.document.payments).toMatchObject([{ provider: "manual", amount: total, currency, state: "paid" }]);
  expect(kept?.document.refunds).toMatchObject([{ amount: 500, note: "An outage" }]);
  const year = new Date(kept!.issuedAt).getUTCFullYear();
  expect(kept!.keptUntil).toBe(`${year + 11}-01-01T00:00:00.000Z`);
  expect(JSON.stringify(kept)).not.toContain("secret@toko.test");
  expect((await owner.ask("GET", path)).status).toBe(404);
  expect((await owner.ask("GET", "/operator/kept-invoices")).status).toBe(403);
});

it("says in the certificate which invoices are kept and until when, and names nobody", async () => {
  const { tenantId, invoice, details } = await makeCustomer();
  await erase(tenantId);
  const { certificates } = await manage<{ certificates: ErasureCertificate[] }>("GET", "/operator/erasures");
  const certificate = certificates.find((one) => one.tenantId === tenantId);
  expect(certificate?.details).toMatchObject({
    keptInvoices: [{ number: invoice.number, state: "paid", total: invoice.total, keptUntil: expect.any(String) }],
  });
  expect(JSON.stringify(certificate)).not.toContain(details.name);
});

it("deletes a kept invoice on its day, and not before", async () => {
  const { tenantId } = await makeCustomer();
  await erase(tenantId);
  const [kept] = await keptOf(tenantId);
  const day = Date.parse(kept!.keptUntil);
  await deleteOverdueKept(db, new Date(day - 1));
  expect(await keptOf(tenantId)).toHaveLength(1);
  // Of this tenant alone: other tests' invoices have the same day.
  await db.execute(sql`update kept_invoices set kept_until = now() where erased_tenant_id = ${tenantId}`);
  expect(await deleteOverdueKept(db, new Date(Date.now() + 1_000))).toBeGreaterThanOrEqual(1);
  expect(await keptOf(tenantId)).toEqual([]);
});
