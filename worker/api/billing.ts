import * as z from "zod";
import { findInvoice, listInvoices } from "../../db/queries/invoices";
import { listOffers } from "../../db/queries/prices";
import {
  BillingAnswer,
  BillingDetails,
  BillingDetailsAnswer,
  CheckoutAnswer,
  InvoiceAnswer,
  PaymentMethods,
  PlanChange,
  PlanChangePreview,
  PlanOffer,
  StartCheckout,
} from "../../lib/contract/billing";
import { Page, PageQuery, toPage } from "../../lib/contract/page";
import { Problem } from "../../lib/problem";
import { config } from "../env";
import { findProvider, listProviders } from "../payments/providers";
import { changePlan } from "../services/billing/change-plan";
import { getBilling } from "../services/billing/get-billing";
import { getBillingDetails } from "../services/billing/get-billing-details";
import { planChange } from "../services/billing/preview-plan-change";
import { showInvoice } from "../services/billing/show-invoice";
import { listCheckouts, startCheckout } from "../services/billing/start-checkout";
import { updateBillingDetails } from "../services/billing/update-billing-details";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { expectedVersion, versioned } from "./etag";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const path = "/tenants/{tenantId}/billing";
const tags = ["Billing"];
const params = TenantParams;
const InvoiceParams = TenantParams.extend({ invoiceId: z.uuid() });

const read = defineRoute({
  method: "get",
  path,
  access: "viewer",
  tags,
  summary: "Read the plan and the bill so far",
  request: { params },
  responses: { 200: jsonAnswer(BillingAnswer, "The running billing period.") },
});

const offers = defineRoute({
  method: "get",
  path: `${path}/plans`,
  access: "viewer",
  tags,
  summary: "List the plans on offer",
  request: { params },
  responses: { 200: jsonAnswer(z.object({ items: z.array(PlanOffer) }), "Plans with their prices.") },
});

const preview = defineRoute({
  method: "post",
  path: `${path}/plan/preview`,
  access: "viewer",
  whileSuspended: true,
  tags,
  summary: "See what a change of plan would cost and break",
  request: { params, body: jsonBody(PlanChange) },
  responses: { 200: jsonAnswer(PlanChangePreview, "Nothing is changed by this.") },
});

const change = defineRoute({
  method: "put",
  path: `${path}/plan`,
  access: "admin",
  whileSuspended: true,
  tags,
  summary: "Change the plan",
  description: "An upgrade holds at once and is billed by the day; a downgrade holds from the next period on.",
  request: { params, body: jsonBody(PlanChange) },
  responses: {
    200: jsonAnswer(
      z.object({ preview: PlanChangePreview, invoiceId: z.uuid().nullable() }),
      "What was changed, and the invoice to pay.",
    ),
  },
});

const readDetails = defineRoute({
  method: "get",
  path: `${path}/details`,
  access: "viewer",
  tags,
  summary: "Read whom invoices are made out to",
  request: { params },
  responses: { 200: jsonAnswer(BillingDetailsAnswer, "Of the next invoice.") },
});

const changeDetails = defineRoute({
  method: "put",
  path: `${path}/details`,
  access: "admin",
  whileSuspended: true,
  tags,
  summary: "Change whom invoices are made out to",
  request: { params, body: jsonBody(BillingDetails) },
  responses: { 200: jsonAnswer(BillingDetailsAnswer, "From the next invoice on.") },
});

const list = defineRoute({
  method: "get",
  path: `${path}/invoices`,
  access: "viewer",
  tags,
  summary: "List invoices",
  request: { params, query: PageQuery },
  responses: { 200: jsonAnswer(Page(InvoiceAnswer), "One page, newest first.") },
});

const readInvoice = defineRoute({
  method: "get",
  path: `${path}/invoices/{invoiceId}`,
  access: "viewer",
  tags,
  summary: "Read an invoice",
  request: { params: InvoiceParams },
  responses: { 200: jsonAnswer(InvoiceAnswer, "The invoice with its lines.") },
});

const methods = defineRoute({
  method: "get",
  path: `${path}/payment-methods`,
  access: "viewer",
  tags,
  summary: "List the ways to pay",
  request: { params },
  responses: { 200: jsonAnswer(PaymentMethods, "Services that take the account's currency.") },
});

const checkout = defineRoute({
  method: "post",
  path: `${path}/invoices/{invoiceId}/checkout`,
  access: "admin",
  whileSuspended: true,
  tags,
  summary: "Pay an invoice",
  request: { params: InvoiceParams, body: jsonBody(StartCheckout) },
  responses: { 201: jsonAnswer(CheckoutAnswer, "Where to pay. Asking again leads to the same place.") },
});

const checkouts = defineRoute({
  method: "get",
  path: `${path}/invoices/{invoiceId}/checkouts`,
  access: "viewer",
  tags,
  summary: "List an invoice's open checkouts",
  request: { params: InvoiceParams },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(CheckoutAnswer) }), "Those that can be paid now, the newest first."),
  },
});

export const billing = newApi()
  .openapi(read, async (c) => c.json(await getBilling(c.var), 200))
  .openapi(offers, async (c) => c.json({ items: await listOffers(c.var.db) }, 200))
  .openapi(preview, async (c) => c.json((await planChange(c.var, c.req.valid("json"), Date.now())).preview, 200))
  .openapi(change, async (c) => c.json(await changePlan(c.var, c.req.valid("json")), 200))
  .openapi(readDetails, async (c) => {
    const found = await getBillingDetails(c.var);
    return c.json(found, 200, versioned(found));
  })
  .openapi(changeDetails, async (c) => {
    const changed = await updateBillingDetails(c.var, c.req.valid("json"), expectedVersion(c));
    return c.json(changed, 200, versioned(changed));
  })
  .openapi(list, async (c) => {
    const { cursor: before, limit } = c.req.valid("query");
    const rows = await listInvoices(c.var.db, c.var.tenantId, { limit, ...(before && { before }) });
    const page = toPage(rows, limit, ({ number }) => number);
    return c.json({ ...page, items: page.items.map(showInvoice) }, 200);
  })
  .openapi(readInvoice, async (c) => {
    const invoice = await findInvoice(c.var.db, c.var.tenantId, c.req.valid("param").invoiceId);
    if (!invoice) throw new Problem("not_found", "There is no such invoice.");
    return c.json(showInvoice(invoice), 200);
  })
  .openapi(checkouts, async (c) => {
    return c.json({ items: await listCheckouts(c.var, c.req.valid("param").invoiceId) }, 200);
  })
  .openapi(methods, async (c) => {
    const { currency } = await getBilling(c.var);
    return c.json({ providers: (await listProviders(currency)).map(({ name }) => name) }, 200);
  })
  .openapi(checkout, async (c) => {
    const { provider: name, returnPath } = c.req.valid("json");
    const provider = await findProvider(name);
    if (!provider) {
      throw new Problem("invalid_request", "This way of paying is not offered.", {
        fields: { provider: ["is not offered"] },
      });
    }
    const order = {
      invoiceId: c.req.valid("param").invoiceId,
      returnUrl: `${config.dashboardUrl}${returnPath}`,
      notifyUrl: `${config.publicUrl}/payments/${provider.name}`,
    };
    return c.json(await startCheckout(c.var, provider, order), 201);
  });
