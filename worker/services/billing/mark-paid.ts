import { closeInvoiceAs, findInvoice, settleByHand } from "../../../db/queries/invoices";
import type { InvoiceState } from "../../../lib/contract/billing";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { TenantContext } from "../context";
import { restoreIfPaid } from "./restore-if-paid";

/** An operator has seen the money: a bank transfer, or cash. Sending goes on at once. What was given up may be paid as well. */
export async function markPaid(ctx: TenantContext, { invoiceId, note }: { invoiceId: string; note: string }) {
  const { db, tenantId, actor } = ctx;
  await requireState(ctx, invoiceId, OWED);
  const entry = lineOf(actor, { action: "invoice.mark_paid", target: invoiceId, after: { note } });
  if (!(await settleByHand(db, tenantId, { id: invoiceId, at: new Date(), entry }))) throw paidMeanwhile();
  await restoreIfPaid(ctx, tenantId);
}

/** Takes an invoice back that is owed, or gives an open one up. Its number stays taken. */
export async function closeInvoice(
  ctx: TenantContext,
  { invoiceId, to, note }: { invoiceId: string; to: "void" | "uncollectible"; note: string },
) {
  const { db, tenantId, actor } = ctx;
  await requireState(ctx, invoiceId, to === "void" ? OWED : ["open"]);
  const entry = lineOf(actor, { action: `invoice.${to}`, target: invoiceId, after: { note } });
  if (!(await closeInvoiceAs(db, tenantId, { id: invoiceId, to, note, entry }))) throw paidMeanwhile();
  if (to === "void") await restoreIfPaid(ctx, tenantId);
}

const OWED: readonly InvoiceState[] = ["open", "uncollectible"];

const paidMeanwhile = () => new Problem("conflict", "This invoice was paid meanwhile.");

async function requireState(
  { db, tenantId }: TenantContext,
  invoiceId: string,
  states: readonly InvoiceState[],
): Promise<void> {
  const invoice = await findInvoice(db, tenantId, invoiceId);
  if (!invoice) throw new Problem("not_found", "There is no such invoice.");
  if (!states.includes(invoice.state)) throw new Problem("conflict", `This invoice is ${invoice.state}.`);
}
