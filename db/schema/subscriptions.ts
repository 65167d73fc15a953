import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Currency } from "../../lib/billing/money";
import { plans } from "./plans";
import { tenants } from "./tenants";

/** How a tenant pays. Its plan is `tenants.plan_id`; this row is made when it first chooses a plan with a price. */
export const subscriptions = pgTable(
  "subscriptions",
  {
    tenantId: uuid("tenant_id")
      .primaryKey()
      .references(() => tenants.id, { onDelete: "cascade" }),
    currency: text("currency").$type<Currency>().notNull(),
    /** A downgrade that waits for the end of the period. */
    nextPlanId: text("next_plan_id").references(() => plans.id),
    /** End of the last period that was billed; the one after it is the next to bill. */
    billedUntil: timestamp("billed_until", { withTimezone: true }).notNull(),
    billingEmail: text("billing_email").notNull(),
    /** Printed on invoices. */
    billingName: text("billing_name").notNull(),
    billingAddress: text("billing_address").notNull().default(""),
    taxId: text("tax_id").notNull().default(""),
    version: integer("version").notNull().default(1),
    /** Of whom invoices are made out to; 1 until somebody says. Never 0: a statement that must not change anything writes that. */
    detailsVersion: integer("details_version").notNull().default(1),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index("subscriptions_billed_until_idx").on(t.billedUntil),
    check("subscriptions_currency_check", sql`${t.currency} in ('IDR', 'BRL', 'USD')`),
    check("subscriptions_details_version_check", sql`${t.detailsVersion} > 0`),
  ],
);

export type Subscription = typeof subscriptions.$inferSelect;
