import { index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** Mails of an installation that sends none: one machine, and the tests. Empty everywhere else. */
export const devMails = pgTable(
  "dev_mails",
  {
    id: uuid("id").primaryKey(),
    recipient: text("recipient").notNull(),
    kind: text("kind").notNull(),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    html: text("html").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("dev_mails_recipient_idx").on(t.recipient)],
);

export type DevMail = typeof devMails.$inferSelect;
