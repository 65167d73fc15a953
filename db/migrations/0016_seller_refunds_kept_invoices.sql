CREATE TABLE "kept_invoices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"erased_tenant_id" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"erased_at" timestamp with time zone NOT NULL,
	"kept_until" timestamp with time zone NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "kept_invoices_number_key" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "sellers" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"tax_id" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"keep_years" integer DEFAULT 10 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sellers_id_check" CHECK ("sellers"."id" = 1),
	CONSTRAINT "sellers_keep_years_check" CHECK ("sellers"."keep_years" between 1 and 30)
);
--> statement-breakpoint
ALTER TABLE "usage_events" DROP CONSTRAINT "usage_events_outcome_check";--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "seller" jsonb DEFAULT '{"name":"","address":"","taxId":"","email":""}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "refunds" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "refunded" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "kept_invoices_kept_until_idx" ON "kept_invoices" USING btree ("kept_until");--> statement-breakpoint
ALTER TABLE "usage_events" ADD CONSTRAINT "usage_events_outcome_check" CHECK ("outcome" in ('charged', 'refunded', 'refused', 'replayed', 'queued', 'outcome_unknown'));