import { sql } from "drizzle-orm";
import { bigint, check, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Currency } from "../../lib/billing/money";
import type { QuotaKind } from "../../lib/quota";
import { plans } from "./plans";

/** What a plan costs, by currency, in its minor units. A plan without a row here is not sold in that currency. */
export const planPrices = pgTable(
  "plan_prices",
  {
    planId: text("plan_id")
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    currency: text("currency").$type<Currency>().notNull(),
    /** For one billing period. */
    amount: bigint("amount", { mode: "number" }).notNull(),
    /** Kind → price of 1,000 units beyond the included ones. */
    overagePerThousand: jsonb("overage_per_thousand").$type<Partial<Record<QuotaKind, number>>>().notNull().default({}),
    /** Kind → units that the price includes; a kind that is not named is never billed by use. */
    included: jsonb("included").$type<Partial<Record<QuotaKind, number>>>().notNull().default({}),
  },
  (t) => [
    primaryKey({ name: "plan_prices_pkey", columns: [t.planId, t.currency] }),
    check("plan_prices_currency_check", sql`${t.currency} in ('IDR', 'BRL', 'USD')`),
    check("plan_prices_amount_check", sql`${t.amount} >= 0`),
  ],
);

export type PlanPrice = typeof planPrices.$inferSelect;
