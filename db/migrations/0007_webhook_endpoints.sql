CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"data" jsonb NOT NULL,
	"mailed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"origin" text NOT NULL,
	"url" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"events" text[] NOT NULL,
	"instance_ids" uuid[],
	"enabled" boolean NOT NULL,
	"by_events" boolean DEFAULT false NOT NULL,
	"webhook_base64" boolean DEFAULT false NOT NULL,
	"concurrency" integer NOT NULL,
	"keep_days" integer NOT NULL,
	"header_names" text[] NOT NULL,
	"sealed" text NOT NULL,
	"disabled_reason" text,
	"disabled_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "webhook_endpoints_mode_check" CHECK ("webhook_endpoints"."mode" in ('live', 'test')),
	CONSTRAINT "webhook_endpoints_origin_check" CHECK ("webhook_endpoints"."origin" in ('api', 'evolution')),
	CONSTRAINT "webhook_endpoints_disabled_check" CHECK ("webhook_endpoints"."disabled_reason" in ('gone', 'failing')),
	CONSTRAINT "webhook_endpoints_concurrency_check" CHECK ("webhook_endpoints"."concurrency" between 1 and 6)
);
--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_tenant_id_at_idx" ON "notices" USING btree ("tenant_id","at");--> statement-breakpoint
CREATE INDEX "notices_mailed_at_idx" ON "notices" USING btree ("at") WHERE "notices"."mailed_at" is null;--> statement-breakpoint
CREATE INDEX "webhook_endpoints_tenant_id_created_at_idx" ON "webhook_endpoints" USING btree ("tenant_id","created_at");