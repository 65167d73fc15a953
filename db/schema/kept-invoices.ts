import { index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { KeptDocument } from "../../lib/contract/kept-invoice";

/** Invoices of tenants that were erased, as the law wants them kept: for operators only, and until a day. */
export const keptInvoices = pgTable(
  "kept_invoices",
  {
    id: uuid("id").primaryKey(),
    number: text("number").notNull().unique("kept_invoices_number_key"),
    /** Whose it was: by this the certificate of the erasure is found. Nothing else in the database has this id any more. */
    erasedTenantId: uuid("erased_tenant_id").notNull(),
    issuedAt: timestamp("issued_at", { withTimezone: true }).notNull(),
    erasedAt: timestamp("erased_at", { withTimezone: true }).notNull(),
    keptUntil: timestamp("kept_until", { withTimezone: true }).notNull(),
    document: jsonb("document").$type<KeptDocument>().notNull(),
  },
  (t) => [index("kept_invoices_kept_until_idx").on(t.keptUntil)],
);

export type KeptInvoiceRow = typeof keptInvoices.$inferSelect;
