import { sql } from "drizzle-orm";
import { boolean, check, jsonb, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import type { Locale, WishedTenant } from "../../lib/contract/account";

/** People who sign in. Written by Better Auth, whose column names these are. */
export const users = pgTable(
  "users",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    emailVerified: boolean("email_verified").notNull().default(false),
    image: text("image"),
    /** `operator` runs the platform; everybody else is a `user`. */
    role: text("role").$type<"user" | "operator">().notNull().default("user"),
    /** Whether a sign-in asks for a code as well. */
    twoFactorEnabled: boolean("two_factor_enabled").notNull().default(false),
    /** The language of mails. */
    locale: text("locale").$type<Locale>().notNull().default("en"),
    /** The tenant asked for at sign-up, until it is there: made once the e-mail address is proved. */
    wishedTenant: jsonb("wished_tenant").$type<WishedTenant>(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("users_email_key").on(t.email),
    check("users_role_check", sql`${t.role} in ('user', 'operator')`),
    check("users_locale_check", sql`${t.locale} in ('en', 'id', 'pt-BR')`),
  ],
);
