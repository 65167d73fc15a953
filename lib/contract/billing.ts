import * as z from "zod";
import { Currency } from "../billing/money";
import { Price } from "../billing/prices";
import { QuotaKind } from "../quota";
import { Plan } from "./plan";
import { Seller } from "./seller";
import { TenantStatus } from "./tenant";

export const InvoiceState = z.enum(["draft", "open", "paid", "void", "uncollectible"]);
export type InvoiceState = z.output<typeof InvoiceState>;

export const PaymentState = z.enum(["pending", "paid", "failed", "refunded", "mismatch"]);
export type PaymentState = z.output<typeof PaymentState>;

export const Minor = z.number().int().meta({ description: "Minor units of the currency: rupiah, centavos, cents." });

export const BillLine = z
  .discriminatedUnion("item", [
    z.object({ item: z.literal("plan"), planId: z.string(), amount: Minor }),
    z.object({
      item: z.literal("overage"),
      kind: QuotaKind,
      units: z.number().int(),
      pricePerThousand: Minor,
      amount: Minor,
    }),
    z.object({ item: z.literal("proration"), planId: z.string(), days: z.number().int(), amount: Minor }),
  ])
  .meta({ id: "BillLine" });

/** Money that was given back. */
export const Refund = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime({ offset: true }),
    amount: Minor,
    note: z.string().meta({ description: "Printed on the receipt." }),
  })
  .meta({ id: "Refund" });
export type Refund = z.output<typeof Refund>;

export const InvoiceAnswer = z
  .object({
    id: z.uuid(),
    number: z.string(),
    currency: Currency,
    periodStart: z.iso.datetime(),
    periodEnd: z.iso.datetime(),
    lines: z.array(BillLine),
    subtotal: Minor,
    tax: Minor,
    total: Minor,
    state: InvoiceState,
    billTo: z.object({ name: z.string(), address: z.string(), taxId: z.string(), email: z.string() }),
    seller: Seller,
    refunds: z.array(Refund),
    refunded: Minor.meta({ description: "Sum of the refunds." }),
    issuedAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    paidAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Invoice" });
export type InvoiceAnswer = z.output<typeof InvoiceAnswer>;

/** A plan as it is offered: what it allows and what it costs. */
export const PlanOffer = z
  .object({
    id: z.string(),
    definition: Plan,
    prices: z.partialRecord(Currency, Price.extend({ included: z.partialRecord(QuotaKind, z.number().int()) })),
  })
  .meta({ id: "PlanOffer" });
export type PlanOffer = z.output<typeof PlanOffer>;

export const PlanChange = z
  .object({ planId: z.string().min(1), currency: Currency.optional() })
  .meta({ id: "PlanChange" });
export type PlanChange = z.output<typeof PlanChange>;

/** What of a tenant's belongings a smaller plan has no room for. */
export const Excess = z.object({
  what: z.enum(["instances", "keys", "endpoints", "members", "message_send", "api_call", "bot_create"]),
  has: z.number().int(),
  allowed: z.number().int(),
});
export type Excess = z.output<typeof Excess>;

/** What a change of plan means, before it is made. */
export const PlanChangePreview = z
  .object({
    direction: z.enum(["upgrade", "downgrade", "same"]),
    takesEffect: z.iso.datetime(),
    currency: Currency,
    lines: z.array(BillLine),
    tax: Minor,
    total: Minor.meta({ description: "Due when the change is made." }),
    exceeds: z.array(Excess).meta({ description: "What will be over the new plan's limits." }),
  })
  .meta({ id: "PlanChangePreview" });
export type PlanChangePreview = z.output<typeof PlanChangePreview>;

/** Who invoices are made out to. */
export const BillingDetails = z
  .object({
    name: z.string().trim().min(1).max(200),
    address: z.string().trim().max(500),
    taxId: z.string().trim().max(50).meta({ description: "NPWP, CNPJ, CPF or the like, as it should be printed." }),
    email: z.email(),
  })
  .meta({ id: "BillingDetails" });
export type BillingDetails = z.output<typeof BillingDetails>;

/** The same as they are shown: nobody may have given an address yet. */
const ShownDetails = z.object({ name: z.string(), address: z.string(), taxId: z.string(), email: z.string() });

export const BillingDetailsAnswer = ShownDetails.extend({
  version: z.number().int().meta({ description: "Also the ETag; `If-Match` takes it." }),
}).meta({ id: "BillingDetailsAnswer" });
export type BillingDetailsAnswer = z.output<typeof BillingDetailsAnswer>;

/** Where a tenant stands in its billing period. */
export const BillingAnswer = z
  .object({
    planId: z.string(),
    nextPlanId: z.string().nullable().meta({ description: "A downgrade that waits for the end of the period." }),
    status: TenantStatus,
    currency: Currency,
    isCurrencyFixed: z.boolean().meta({ description: "Whoever was billed in one currency goes on in it." }),
    periodStart: z.iso.datetime(),
    periodEnd: z.iso.datetime(),
    lines: z.array(BillLine),
    total: Minor.meta({ description: "The bill so far." }),
    projected: Minor.meta({ description: "The bill at the end of the period if it goes on as it began." }),
    details: ShownDetails,
  })
  .meta({ id: "Billing" });
export type BillingAnswer = z.output<typeof BillingAnswer>;

export const StartCheckout = z
  .object({
    provider: z.string().min(1),
    returnPath: z
      .string()
      .regex(/^\/(?![/\\])[\w\-./?=&%]*$/, "is not a path of the dashboard")
      .default("/plan/invoices"),
  })
  .meta({ id: "StartCheckout" });

/** Where to pay. Pix has a code to copy besides. */
export const CheckoutAnswer = z
  .object({
    provider: z.string(),
    url: z.url(),
    pixCode: z.string().optional(),
    expiresAt: z.iso.datetime().nullable().meta({ description: "Until then it can be paid." }),
  })
  .meta({ id: "Checkout" });
export type CheckoutAnswer = z.output<typeof CheckoutAnswer>;

export const PaymentMethods = z.object({ providers: z.array(z.string()) }).meta({
  id: "PaymentMethods",
  description:
    "Services that take the account's currency. None: the operator is paid by transfer and marks invoices paid.",
});

export const InvoiceNote = z.object({ note: z.string().trim().max(500).default("") }).meta({ id: "InvoiceNote" });

/** Money that an operator has given back, in minor units of the invoice's currency. */
export const NoteRefund = z
  .object({
    amount: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
    note: z.string().trim().max(500).default(""),
  })
  .meta({ id: "NoteRefund" });
export type NoteRefund = z.output<typeof NoteRefund>;

/** An overdue invoice with whose it is, for operators. */
export const OverdueInvoice = InvoiceAnswer.extend({ tenantId: z.uuid(), reminders: z.number().int() }).meta({
  id: "OverdueInvoice",
});

export const Revenue = z
  .object({ month: z.string(), currency: Currency, issued: Minor, paid: Minor, open: Minor, refunded: Minor })
  .meta({ id: "Revenue" });

/** Something a payment service has said that no rule could book. */
export const UnresolvedPayment = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    provider: z.string(),
    paymentId: z.uuid().nullable(),
    verdict: z.enum(["mismatch", "unknown"]),
    detail: z.string(),
    times: z.number().int(),
  })
  .meta({ id: "UnresolvedPayment" });

/** Reports that nobody could have signed: they changed nothing. */
export const ForgedReports = z
  .object({ provider: z.string(), day: z.iso.date(), times: z.number().int() })
  .meta({ id: "ForgedReports" });

/** A plan's price in one currency, as an operator sets it. */
export const PutPrice = Price.extend({
  included: z.partialRecord(QuotaKind, z.number().int().nonnegative()).default({}),
}).meta({
  id: "PutPrice",
});
