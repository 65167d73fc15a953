import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { auditLog } from "../../../db/schema/audit-log";
import type { TenantContext } from "../context";
import { db, makeTenant } from "./billing.fixture";
import { changePlan } from "./change-plan";
import { markPaid } from "./mark-paid";
import { noteRefund } from "./note-refund";

/** A tenant that has paid an invoice, and its total. */
async function paid() {
  const ctx = await makeTenant();
  const { invoiceId, preview } = await changePlan(ctx, { planId: "starter" });
  await markPaid(ctx, { invoiceId: invoiceId!, note: "" });
  return { ctx, invoiceId: invoiceId!, total: preview.total };
}

const refund = (amount: number, note = "") => ({ refundId: crypto.randomUUID(), amount, note });

const auditLines = ({ tenantId }: TenantContext) =>
  db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.tenantId, tenantId), eq(auditLog.action, "invoice.refund")));

it("notes a refund with its reason on the invoice, which stays paid, and in the audit log", async () => {
  const { ctx, invoiceId, total } = await paid();
  const noted = await noteRefund(ctx, { invoiceId, ...refund(1_000, "Two days without service") });
  expect(noted).toMatchObject({ state: "paid", refunded: 1_000, total });
  expect(noted.refunds).toMatchObject([{ amount: 1_000, note: "Two days without service" }]);
  expect(await auditLines(ctx)).toMatchObject([{ target: invoiceId, after: { amount: 1_000 } }]);
});

it("notes a request that is sent again once, also at the same time", async () => {
  const { ctx, invoiceId } = await paid();
  const one = refund(1_000);
  await Promise.all([1, 2, 3].map(() => noteRefund(ctx, { invoiceId, ...one })));
  expect(await noteRefund(ctx, { invoiceId, ...one })).toMatchObject({
    refunded: 1_000,
    refunds: [{ id: one.refundId }],
  });
  await expect(noteRefund(ctx, { invoiceId, ...one, amount: 2_000 })).rejects.toMatchObject({ code: "conflict" });
  expect(await auditLines(ctx)).toHaveLength(1);
});

it("gives back no more than was paid, however many ask at once", async () => {
  const { ctx, invoiceId, total } = await paid();
  const third = Math.ceil(total / 3);
  const tries = await Promise.allSettled([1, 2, 3, 4, 5].map(() => noteRefund(ctx, { invoiceId, ...refund(third) })));
  expect(tries.filter(({ status }) => status === "fulfilled").length).toBe(Math.floor(total / third));
  const rest = noteRefund(ctx, { invoiceId, ...refund(total) });
  await expect(rest).rejects.toMatchObject({
    code: "invalid_request",
    details: { fields: { amount: expect.anything() } },
  });
  expect((await auditLines(ctx)).length).toBe(Math.floor(total / third));
});

it("gives nothing back of an invoice that nobody has paid, nor of another tenant's", async () => {
  const ctx = await makeTenant();
  const { invoiceId } = await changePlan(ctx, { planId: "starter" });
  const unpaid = noteRefund(ctx, { invoiceId: invoiceId!, ...refund(1) });
  await expect(unpaid).rejects.toMatchObject({ code: "invalid_request" });
  const other = await paid();
  const foreign = noteRefund(ctx, { invoiceId: other.invoiceId, ...refund(1) });
  await expect(foreign).rejects.toMatchObject({ code: "not_found" });
  expect(await auditLines(ctx)).toEqual([]);
  expect(await auditLines(other.ctx)).toEqual([]);
});
