import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Currency } from "../../lib/billing/money";
import type { PaymentState } from "../../lib/contract/billing";
import { invoices } from "./invoices";

/** One try to pay an invoice. Its id is what the payment service knows it by. */
export const payments = pgTable(
  "payments",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id").notNull(),
    invoiceId: uuid("invoice_id")
      .notNull()
      .references(() => invoices.id, { onDelete: "restrict" }),
    provider: text("provider").notNull(),
    /** The provider's name for it; empty until it has answered. */
    reference: text("reference").notNull().default(""),
    url: text("url").notNull().default(""),
    pixCode: text("pix_code"),
    amount: bigint("amount", { mode: "number" }).notNull(),
    currency: text("currency").$type<Currency>().notNull(),
    state: text("state").$type<PaymentState>().notNull(),
    /** Until then it can be paid; null where the service did not say. */
    expiresAt: timestamp("expires_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    settledAt: timestamp("settled_at", { withTimezone: true }),
  },
  (t) => [
    index("payments_tenant_id_created_at_idx").on(t.tenantId, t.createdAt),
    index("payments_invoice_id_idx").on(t.invoiceId),
    uniqueIndex("payments_provider_reference_key").on(t.provider, t.reference).where(sql`reference <> ''`),
    check("payments_state_check", sql`${t.state} in ('pending', 'paid', 'failed', 'refunded', 'mismatch')`),
  ],
);

export type Payment = typeof payments.$inferSelect;

/** What payment services have told us, and what became of it: for operators. Bodies are not kept. */
export const paymentEvents = pgTable(
  "payment_events",
  {
    id: uuid("id").primaryKey(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
    provider: text("provider").notNull(),
    eventId: text("event_id").notNull(),
    paymentId: uuid("payment_id"),
    verdict: text("verdict").$type<PaymentVerdict>().notNull(),
    detail: text("detail").notNull().default(""),
    /** How often it was said: what is repeated or forged fills no table. */
    times: integer("times").notNull().default(1),
    /** Set by the operator who has looked into it. */
    resolvedAt: timestamp("resolved_at", { withTimezone: true }),
  },
  (t) => [
    uniqueIndex("payment_events_event_key").on(t.provider, t.eventId, t.verdict),
    index("payment_events_at_idx").on(t.at),
    index("payment_events_payment_id_idx").on(t.paymentId),
    check(
      "payment_events_verdict_check",
      sql`${t.verdict} in ('credited', 'repeated', 'mismatch', 'unknown', 'noted', 'forged')`,
    ),
  ],
);

export type PaymentVerdict = "credited" | "repeated" | "mismatch" | "unknown" | "noted" | "forged";
