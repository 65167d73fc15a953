import { boolean, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import type { Plan } from "../../lib/contract/plan";

/** What can be subscribed to. `active` plans are offered; others only serve those who already have them. */
export const plans = pgTable("plans", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  definition: jsonb("definition").$type<Plan>().notNull(),
  active: boolean("active").notNull().default(true),
  /** Raised by every change. */
  version: integer("version").notNull().default(1),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});

export type PlanRow = typeof plans.$inferSelect;
