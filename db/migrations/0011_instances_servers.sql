CREATE TABLE "invoice_counters" (
	"year" integer PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"number" text NOT NULL,
	"reason" text NOT NULL,
	"currency" text NOT NULL,
	"period_start" timestamp with time zone NOT NULL,
	"period_end" timestamp with time zone NOT NULL,
	"lines" jsonb NOT NULL,
	"subtotal" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"total" bigint NOT NULL,
	"state" text NOT NULL,
	"bill_to" jsonb NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"paid_at" timestamp with time zone,
	"reminders" integer DEFAULT 0 NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "invoices_state_check" CHECK ("invoices"."state" in ('draft', 'open', 'paid', 'void', 'uncollectible')),
	CONSTRAINT "invoices_total_check" CHECK ("invoices"."total" = "invoices"."subtotal" + "invoices"."tax")
);
--> statement-breakpoint
CREATE TABLE "payment_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"payment_id" uuid,
	"verdict" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "payment_events_verdict_check" CHECK ("payment_events"."verdict" in ('credited', 'repeated', 'mismatch', 'unknown', 'noted', 'forged'))
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"reference" text DEFAULT '' NOT NULL,
	"url" text DEFAULT '' NOT NULL,
	"pix_code" text,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "payments_state_check" CHECK ("payments"."state" in ('pending', 'paid', 'failed', 'refunded', 'mismatch'))
);
--> statement-breakpoint
CREATE TABLE "plan_prices" (
	"plan_id" text NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"overage_per_thousand" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"included" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "plan_prices_pkey" PRIMARY KEY("plan_id","currency"),
	CONSTRAINT "plan_prices_currency_check" CHECK ("plan_prices"."currency" in ('IDR', 'BRL', 'USD')),
	CONSTRAINT "plan_prices_amount_check" CHECK ("plan_prices"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "share_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"instance_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"currency" text NOT NULL,
	"next_plan_id" text,
	"billed_until" timestamp with time zone NOT NULL,
	"billing_email" text NOT NULL,
	"billing_name" text NOT NULL,
	"billing_address" text DEFAULT '' NOT NULL,
	"tax_id" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subscriptions_currency_check" CHECK ("subscriptions"."currency" in ('IDR', 'BRL', 'USD'))
);
--> statement-breakpoint
DROP INDEX "instances_upstream_name_key";--> statement-breakpoint
DROP INDEX "instances_tenant_id_mode_name_key";--> statement-breakpoint
ALTER TABLE "evolution_servers" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "evolution_servers" ADD COLUMN "last_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "evolution_servers" ADD COLUMN "latency_ms" integer;--> statement-breakpoint
ALTER TABLE "evolution_servers" ADD COLUMN "failing_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "evolution_servers" ADD COLUMN "trouble" text;--> statement-breakpoint
ALTER TABLE "evolution_servers" ADD COLUMN "reachable" text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE "evolution_servers" ADD COLUMN "reachable_checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "evolution_servers" ADD COLUMN "probe_id" uuid;--> statement-breakpoint
ALTER TABLE "evolution_servers" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "instances" ADD COLUMN "adopted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "instances" ADD COLUMN "create_key" text;--> statement-breakpoint
ALTER TABLE "instances" ADD COLUMN "settings" jsonb;--> statement-breakpoint
ALTER TABLE "instances" ADD COLUMN "webhook_version" integer;--> statement-breakpoint
ALTER TABLE "instances" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "instances" ADD COLUMN "repairs" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "instances" ADD COLUMN "repaired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "instances" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_prices" ADD CONSTRAINT "plan_prices_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_instance_id_instances_id_fk" FOREIGN KEY ("instance_id") REFERENCES "public"."instances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_next_plan_id_plans_id_fk" FOREIGN KEY ("next_plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_number_key" ON "invoices" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_tenant_id_reason_key" ON "invoices" USING btree ("tenant_id","reason");--> statement-breakpoint
CREATE INDEX "invoices_tenant_id_issued_at_idx" ON "invoices" USING btree ("tenant_id","issued_at");--> statement-breakpoint
CREATE INDEX "invoices_open_due_at_idx" ON "invoices" USING btree ("due_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "payment_events_at_idx" ON "payment_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "payment_events_payment_id_idx" ON "payment_events" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "payments_tenant_id_created_at_idx" ON "payments" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "payments_invoice_id_idx" ON "payments" USING btree ("invoice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_provider_reference_key" ON "payments" USING btree ("provider","reference") WHERE reference <> '';--> statement-breakpoint
CREATE UNIQUE INDEX "share_links_hash_key" ON "share_links" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "share_links_instance_id_idx" ON "share_links" USING btree ("instance_id");--> statement-breakpoint
CREATE INDEX "subscriptions_billed_until_idx" ON "subscriptions" USING btree ("billed_until");--> statement-breakpoint
CREATE UNIQUE INDEX "instances_tenant_id_create_key_key" ON "instances" USING btree ("tenant_id","create_key");--> statement-breakpoint
CREATE UNIQUE INDEX "instances_server_id_upstream_name_key" ON "instances" USING btree ("server_id","upstream_name") WHERE "instances"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "instances_tenant_id_created_at_idx" ON "instances" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "instances_checked_at_idx" ON "instances" USING btree ("checked_at") WHERE "instances"."deleted_at" is null and "instances"."mode" = 'live';--> statement-breakpoint
CREATE UNIQUE INDEX "instances_tenant_id_mode_name_key" ON "instances" USING btree ("tenant_id","mode","name") WHERE "instances"."deleted_at" is null and "instances"."state" <> 'creating';--> statement-breakpoint
ALTER TABLE "evolution_servers" ADD CONSTRAINT "evolution_servers_reachable_check" CHECK ("evolution_servers"."reachable" in ('yes', 'no', 'unknown'));--> statement-breakpoint
ALTER TABLE "evolution_servers" ADD CONSTRAINT "evolution_servers_revision_check" CHECK ("evolution_servers"."revision" > 0);--> statement-breakpoint
ALTER TABLE "instances" ADD CONSTRAINT "instances_version_check" CHECK ("instances"."version" > 0);