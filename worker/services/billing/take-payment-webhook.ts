import { findInvoice } from "../../../db/queries/invoices";
import { creditPayment, findPayment, movePayment, recordPaymentEvent } from "../../../db/queries/payments";
import type { Payment, PaymentVerdict } from "../../../db/schema/payments";
import type { IncomingWebhook, PaymentFacts, PaymentProvider } from "../../payments/provider";
import { isUnknownThere } from "../../payments/providers/ask";
import { lineOf, SYSTEM } from "../audit/audit";
import type { ServiceContext } from "../context";
import { restoreIfPaid } from "./restore-if-paid";

/**
 * What a payment service reports. Only a genuine report is looked at, and only to learn which payment to read again
 * from the service itself. However often, late or out of order it comes: a payment is credited once.
 */
export async function takePaymentWebhook(
  ctx: ServiceContext,
  provider: PaymentProvider,
  webhook: IncomingWebhook,
): Promise<PaymentVerdict> {
  const verdict = await provider.verifyWebhook(webhook);
  if (!verdict.genuine) {
    const day = new Date().toISOString().slice(0, 10);
    return record(ctx, { provider, eventId: `forged:${day}`, verdict: "forged", detail: verdict.why });
  }
  const { eventId, reference, givenBack } = verdict;
  if (reference === undefined) return record(ctx, { provider, eventId, verdict: "noted", detail: "not a payment" });
  return creditFacts(ctx, provider, { eventId, reference, ...(givenBack && { givenBack }) });
}

/** Reads a payment from its service and books what that says. */
export async function creditFacts(
  ctx: ServiceContext,
  provider: PaymentProvider,
  { eventId, reference, givenBack }: { eventId: string; reference: string; givenBack?: boolean },
): Promise<PaymentVerdict> {
  const read = await provider.fetchPayment(reference).catch((error: unknown) => {
    if (isUnknownThere(error)) return { ...NOWHERE, orderId: reference };
    throw error;
  });
  const facts: PaymentFacts = givenBack ? { ...read, state: "refunded" } : read;
  const payment = await findPayment(ctx.db, { provider: provider.name, orderId: facts.orderId, reference });
  if (!payment) {
    return record(ctx, { provider, eventId, verdict: "unknown", detail: `${facts.state} ${reference}` });
  }
  const told = { provider, eventId, payment };
  if (facts.state === "pending") return record(ctx, { ...told, verdict: "noted", detail: "pending" });
  if (facts.state !== "paid") {
    await movePayment(ctx.db, payment.tenantId, { id: payment.id, state: facts.state });
    const verdict = facts.state === "refunded" ? "mismatch" : "noted";
    return record(ctx, { ...told, verdict, detail: facts.state });
  }
  const difference = differenceOf(payment, facts);
  if (difference) {
    await movePayment(ctx.db, payment.tenantId, { id: payment.id, state: "mismatch" });
    return record(ctx, { ...told, verdict: "mismatch", detail: difference });
  }
  return credit(ctx, told);
}

/** Of a checkout that nobody has begun to pay, and of what services send to try an address. */
const NOWHERE = { state: "pending", amount: 0, currency: "" } as const;

const PAID_TWICE = "paid twice: give one payment back";

async function credit(ctx: ServiceContext, told: Required<Pick<Report, "provider" | "eventId" | "payment">>) {
  const { payment } = told;
  const { db } = ctx;
  const { tenantId } = payment;
  const entry = lineOf(SYSTEM, { action: "invoice.paid", target: payment.invoiceId });
  const { credited, settled } = await creditPayment(db, tenantId, { id: payment.id, at: new Date(), entry });
  // Also when it was credited before: the run that did so may have ended before it restored anything.
  await restoreIfPaid(ctx, tenantId);
  if (!credited) return record(ctx, { ...told, verdict: "repeated", detail: "" });
  if (settled) return record(ctx, { ...told, verdict: "credited", detail: "" });
  const invoice = await findInvoice(db, tenantId, payment.invoiceId);
  const detail = invoice?.state === "void" ? "paid after it was taken back: give it back" : PAID_TWICE;
  return record(ctx, { ...told, verdict: "mismatch", detail });
}

function differenceOf(payment: Payment, { amount, currency }: PaymentFacts): string | undefined {
  if (amount === payment.amount && currency === payment.currency) return undefined;
  return `expected ${payment.amount} ${payment.currency}, paid ${amount} ${currency}`;
}

interface Report {
  provider: PaymentProvider;
  eventId: string;
  payment?: Payment;
  verdict: PaymentVerdict;
  detail: string;
}

async function record({ db }: ServiceContext, { provider, eventId, payment, verdict, detail }: Report) {
  await recordPaymentEvent(db, { provider: provider.name, eventId, paymentId: payment?.id ?? null, verdict, detail });
  if (verdict === "mismatch" || verdict === "unknown") {
    console.error({ event: "payment_needs_an_operator", provider: provider.name, verdict, detail });
  }
  return verdict;
}
