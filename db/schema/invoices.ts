import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Currency } from "../../lib/billing/money";
import type { BillLine } from "../../lib/billing/usage-bill";
import type { InvoiceState, Refund } from "../../lib/contract/billing";
import type { Seller } from "../../lib/contract/seller";
import { tenants } from "./tenants";

/** What a tenant owes, and for what. Lines never change after issue; a mistake is voided and billed anew. */
export const invoices = pgTable(
  "invoices",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id, { onDelete: "restrict" }),
    /** `2026-000123`: without gaps within a year. */
    number: text("number").notNull(),
    /** What makes it due, so that the same thing is never billed twice: `period:<start>` or `upgrade:<id>`. */
    reason: text("reason").notNull(),
    currency: text("currency").$type<Currency>().notNull(),
    periodStart: timestamp("period_start", { withTimezone: true }).notNull(),
    periodEnd: timestamp("period_end", { withTimezone: true }).notNull(),
    lines: jsonb("lines").$type<BillLine[]>().notNull(),
    subtotal: bigint("subtotal", { mode: "number" }).notNull(),
    tax: bigint("tax", { mode: "number" }).notNull(),
    total: bigint("total", { mode: "number" }).notNull(),
    state: text("state").$type<InvoiceState>().notNull(),
    /** Who it is made out to, as it was then. */
    billTo: jsonb("bill_to").$type<{ name: string; address: string; taxId: string; email: string }>().notNull(),
    /** Who billed it, as it was then. */
    seller: jsonb("seller").$type<Seller>().notNull().default({ name: "", address: "", taxId: "", email: "" }),
    /** What an operator has given back, oldest first, and its sum. */
    refunds: jsonb("refunds").$type<Refund[]>().notNull().default([]),
    refunded: bigint("refunded", { mode: "number" }).notNull().default(0),
    issuedAt: timestamp("issued_at", { withTimezone: true }).notNull().defaultNow(),
    dueAt: timestamp("due_at", { withTimezone: true }).notNull(),
    paidAt: timestamp("paid_at", { withTimezone: true }),
    /** Reminders sent so far. */
    reminders: integer("reminders").notNull().default(0),
    note: text("note").notNull().default(""),
  },
  (t) => [
    uniqueIndex("invoices_number_key").on(t.number),
    uniqueIndex("invoices_tenant_id_reason_key").on(t.tenantId, t.reason),
    index("invoices_tenant_id_issued_at_idx").on(t.tenantId, t.issuedAt),
    index("invoices_open_due_at_idx").on(t.dueAt).where(sql`state = 'open'`),
    check("invoices_state_check", sql`${t.state} in ('draft', 'open', 'paid', 'void', 'uncollectible')`),
    check("invoices_total_check", sql`${t.total} = ${t.subtotal} + ${t.tax}`),
  ],
);

/** The last invoice number of each year. */
export const invoiceCounters = pgTable("invoice_counters", {
  year: integer("year").primaryKey(),
  last: integer("last").notNull(),
});

export type Invoice = typeof invoices.$inferSelect;
export type NewInvoice = Omit<typeof invoices.$inferInsert, "tenantId" | "number"> & { seller: Seller };
