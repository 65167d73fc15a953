import { sql } from "drizzle-orm";
import { check, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** Who bills: the operator's company, as it is printed on invoices from now on. One row at most. */
export const sellers = pgTable(
  "sellers",
  {
    id: integer("id").primaryKey().default(1),
    name: text("name").notNull(),
    address: text("address").notNull().default(""),
    taxId: text("tax_id").notNull().default(""),
    email: text("email").notNull().default(""),
    /** How long the law wants issued invoices kept, also when the customer is gone. */
    keepYears: integer("keep_years").notNull().default(10),
    /** Raised by every change. */
    version: integer("version").notNull().default(1),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    check("sellers_id_check", sql`${t.id} = 1`),
    check("sellers_keep_years_check", sql`${t.keepYears} between 1 and 30`),
  ],
);

export type SellerRow = typeof sellers.$inferSelect;
