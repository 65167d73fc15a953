import * as z from "zod";
import { listKeptInvoices } from "../../db/queries/kept-invoices";
import { InvoiceAnswer, NoteRefund } from "../../lib/contract/billing";
import { KeptInvoicePage } from "../../lib/contract/kept-invoice";
import { PageQuery, toPage } from "../../lib/contract/page";
import { noteRefund } from "../services/billing/note-refund";
import { showInvoice, showKept } from "../services/billing/show-invoice";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const tags = ["Operators"];

const refund = defineRoute({
  method: "put",
  path: "/operator/tenants/{tenantId}/invoices/{invoiceId}/refunds/{refundId}",
  access: "operator",
  tags,
  summary: "Note a refund on an invoice",
  description: "Never more than was paid and not given back yet. The id is yours: sent again, it is noted once.",
  request: { params: TenantParams.extend({ invoiceId: z.uuid(), refundId: z.uuid() }), body: jsonBody(NoteRefund) },
  responses: { 200: jsonAnswer(InvoiceAnswer, "The invoice with its refunds; its receipt shows them.") },
});

const kept = defineRoute({
  method: "get",
  path: "/operator/kept-invoices",
  access: "operator",
  tags,
  summary: "List invoices of erased tenants",
  description: "Kept as the law wants it, until their day.",
  request: { query: PageQuery },
  responses: { 200: jsonAnswer(KeptInvoicePage, "One page, newest first.") },
});

export const operatorInvoices = newApi()
  .openapi(refund, async (c) => {
    const { tenantId, ...param } = c.req.valid("param");
    const invoice = await noteRefund({ ...c.var, tenantId }, { ...param, ...c.req.valid("json") });
    return c.json(showInvoice(invoice), 200);
  })
  .openapi(kept, async (c) => {
    const { cursor: before, limit } = c.req.valid("query");
    const rows = await listKeptInvoices(c.var.db, { limit, ...(before && { before }) });
    const page = toPage(rows, limit, ({ number }) => number);
    return c.json({ ...page, items: page.items.map(showKept) }, 200);
  });
