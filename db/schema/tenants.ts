import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { PlanOverride } from "../../lib/contract/plan";
import type { Suspension, TenantStatus } from "../../lib/contract/tenant";
import { plans } from "./plans";

export const tenants = pgTable(
  "tenants",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    slug: text("slug").notNull(),
    /** Where its objects live and its instances are placed: a Durable Object location hint such as `apac`. */
    region: text("region").notNull(),
    /** IANA zone; daily caps turn over at its midnight. */
    timeZone: text("time_zone").notNull(),
    locale: text("locale").notNull(),
    status: text("status").$type<TenantStatus>().notNull().default("active"),
    planId: text("plan_id")
      .notNull()
      .references(() => plans.id),
    /** What this tenant has instead of what its plan says. */
    planOverride: jsonb("plan_override").$type<PlanOverride>(),
    /** Why, since when, and what the status was before; null unless suspended. */
    suspension: jsonb("suspension").$type<Suspension>(),
    /** Start of the first billing period. */
    periodAnchor: timestamp("period_anchor", { withTimezone: true }).notNull().defaultNow(),
    /** Raised by every change, so that two people cannot overwrite each other unawares. */
    version: integer("version").notNull().default(1),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("tenants_slug_key").on(t.slug),
    index("tenants_plan_id_idx").on(t.planId),
    check("tenants_status_check", sql`${t.status} in ('active', 'past_due', 'suspended')`),
    check("tenants_slug_check", sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${t.slug}) <= 63`),
  ],
);

export type Tenant = typeof tenants.$inferSelect;
