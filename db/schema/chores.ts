import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** How far the cron trigger has come with work that it does a page at a time. */
export const chores = pgTable("chores", {
  name: text("name").primaryKey(),
  /** Where the next run goes on; null at the start of a round. */
  cursor: text("cursor"),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});
