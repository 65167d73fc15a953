import * as z from "zod";
import { listInvoices, listOverdue, revenueByMonth } from "../../db/queries/invoices";
import { countForged, listUnresolved, resolvePaymentEvent } from "../../db/queries/payments";
import { Currency } from "../../lib/billing/money";
import {
  ForgedReports,
  InvoiceAnswer,
  InvoiceNote,
  OverdueInvoice,
  PutPrice,
  Revenue,
  UnresolvedPayment,
} from "../../lib/contract/billing";
import { Page, PageQuery, toPage } from "../../lib/contract/page";
import { Problem } from "../../lib/problem";
import { lineOf } from "../services/audit/audit";
import { closeInvoice, markPaid } from "../services/billing/mark-paid";
import { putPrice } from "../services/billing/put-price";
import { showInvoice } from "../services/billing/show-invoice";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const tags = ["Operators"];
const InvoiceParams = TenantParams.extend({ invoiceId: z.uuid() });
const invoicePath = "/operator/tenants/{tenantId}/invoices/{invoiceId}";
const MOST = 200;

const ofTenant = defineRoute({
  method: "get",
  path: "/operator/tenants/{tenantId}/invoices",
  access: "operator",
  tags,
  summary: "List a tenant's invoices",
  request: { params: TenantParams, query: PageQuery },
  responses: { 200: jsonAnswer(Page(InvoiceAnswer), "One page, newest first.") },
});

const overdue = defineRoute({
  method: "get",
  path: "/operator/invoices/overdue",
  access: "operator",
  tags,
  summary: "List overdue invoices, the oldest first",
  responses: { 200: jsonAnswer(z.object({ items: z.array(OverdueInvoice) }), `At most ${MOST}.`) },
});

const revenue = defineRoute({
  method: "get",
  path: "/operator/revenue",
  access: "operator",
  tags,
  summary: "Read what was issued and paid, by month and currency",
  request: { query: z.object({ months: z.coerce.number().int().min(1).max(60).default(12) }) },
  responses: { 200: jsonAnswer(z.object({ items: z.array(Revenue) }), "Newest month first.") },
});

const paid = defineRoute({
  method: "post",
  path: `${invoicePath}/paid`,
  access: "operator",
  tags,
  summary: "Mark an invoice paid",
  request: { params: InvoiceParams, body: jsonBody(InvoiceNote) },
  responses: { 204: { description: "It is paid, and what was stopped goes on." } },
});

const voided = defineRoute({
  method: "post",
  path: `${invoicePath}/void`,
  access: "operator",
  tags,
  summary: "Take an invoice back",
  request: { params: InvoiceParams, body: jsonBody(InvoiceNote) },
  responses: { 204: { description: "Nobody owes it any more. Its number stays taken." } },
});

const uncollectible = defineRoute({
  method: "post",
  path: `${invoicePath}/uncollectible`,
  access: "operator",
  tags,
  summary: "Give an invoice up",
  request: { params: InvoiceParams, body: jsonBody(InvoiceNote) },
  responses: { 204: { description: "It is still owed, but nobody waits for it." } },
});

const unresolved = defineRoute({
  method: "get",
  path: "/operator/payments/unresolved",
  access: "operator",
  tags,
  summary: "List payments that no rule could book",
  responses: {
    200: jsonAnswer(
      z.object({ items: z.array(UnresolvedPayment), forged: z.array(ForgedReports) }),
      `The newest ${MOST}, and how many reports of the last 30 days were forged.`,
    ),
  },
});

const resolve = defineRoute({
  method: "post",
  path: "/operator/payments/unresolved/{eventId}/resolve",
  access: "operator",
  tags,
  summary: "Take a payment off that list",
  request: { params: z.object({ eventId: z.uuid() }) },
  responses: { 204: { description: "It is dealt with." } },
});

const price = defineRoute({
  method: "put",
  path: "/operator/plans/{planId}/prices/{currency}",
  access: "operator",
  tags,
  summary: "Set a plan's price in one currency",
  description: "Holds for invoices from now on; those that were issued stay as they are.",
  request: { params: z.object({ planId: z.string(), currency: Currency }), body: jsonBody(PutPrice) },
  responses: { 200: jsonAnswer(PutPrice, "The price.") },
});

export const operatorBilling = newApi()
  .openapi(ofTenant, async (c) => {
    const { cursor: before, limit } = c.req.valid("query");
    const rows = await listInvoices(c.var.db, c.req.valid("param").tenantId, { limit, ...(before && { before }) });
    const page = toPage(rows, limit, ({ number }) => number);
    return c.json({ ...page, items: page.items.map(showInvoice) }, 200);
  })
  .openapi(overdue, async (c) => {
    const rows = await listOverdue(c.var.db, { dueBefore: new Date(), limit: MOST });
    const items = rows.map((row) => ({ ...showInvoice(row), tenantId: row.tenantId, reminders: row.reminders }));
    return c.json({ items }, 200);
  })
  .openapi(revenue, async (c) => c.json({ items: await revenueByMonth(c.var.db, c.req.valid("query").months) }, 200))
  .openapi(paid, async (c) => {
    const { tenantId, invoiceId } = c.req.valid("param");
    await markPaid({ ...c.var, tenantId }, { invoiceId, ...c.req.valid("json") });
    return c.body(null, 204);
  })
  .openapi(voided, async (c) => {
    const { tenantId, invoiceId } = c.req.valid("param");
    await closeInvoice({ ...c.var, tenantId }, { invoiceId, to: "void", ...c.req.valid("json") });
    return c.body(null, 204);
  })
  .openapi(uncollectible, async (c) => {
    const { tenantId, invoiceId } = c.req.valid("param");
    await closeInvoice({ ...c.var, tenantId }, { invoiceId, to: "uncollectible", ...c.req.valid("json") });
    return c.body(null, 204);
  })
  .openapi(unresolved, async (c) => {
    const [rows, forged] = await Promise.all([listUnresolved(c.var.db, MOST), countForged(c.var.db, 30)]);
    const items = rows.flatMap(({ verdict, at, id, provider, paymentId, detail, times }) =>
      verdict === "mismatch" || verdict === "unknown"
        ? [{ id, provider, paymentId, verdict, detail, times, at: at.toISOString() }]
        : [],
    );
    return c.json({ items, forged }, 200);
  })
  .openapi(resolve, async (c) => {
    const { eventId } = c.req.valid("param");
    const entry = lineOf(c.var.actor, { action: "payment.resolve", target: eventId });
    if (!(await resolvePaymentEvent(c.var.db, eventId, entry))) {
      throw new Problem("not_found", "There is no such payment on the list.");
    }
    return c.body(null, 204);
  })
  .openapi(price, async (c) => {
    const { planId, currency } = c.req.valid("param");
    return c.json(await putPrice(c.var, { planId, currency, ...c.req.valid("json") }), 200);
  });
