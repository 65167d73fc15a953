CREATE TABLE "plans" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"definition" jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"region" text NOT NULL,
	"time_zone" text NOT NULL,
	"locale" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"plan_id" text NOT NULL,
	"period_anchor" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenants_status_check" CHECK ("tenants"."status" in ('active', 'past_due', 'suspended')),
	CONSTRAINT "tenants_slug_check" CHECK ("tenants"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("tenants"."slug") <= 63)
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"last_four" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"instance_ids" uuid[],
	"allowed_ips" text[],
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"replaced_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "api_keys_mode_check" CHECK ("api_keys"."mode" in ('live', 'test')),
	CONSTRAINT "api_keys_hash_check" CHECK ("api_keys"."hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "api_keys_scopes_check" CHECK ("api_keys"."scopes" <@ array['read', 'send', 'manage'] and cardinality("api_keys"."scopes") > 0)
);
--> statement-breakpoint
CREATE TABLE "evolution_servers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"region" text NOT NULL,
	"version" text DEFAULT '' NOT NULL,
	"capacity" integer NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"draining" boolean DEFAULT false NOT NULL,
	"dedicated_to" uuid,
	"sealed_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evolution_servers_capacity_check" CHECK ("evolution_servers"."capacity" >= 0)
);
--> statement-breakpoint
CREATE TABLE "instances" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"name" text NOT NULL,
	"upstream_name" text NOT NULL,
	"upstream_id" text DEFAULT '' NOT NULL,
	"server_id" uuid,
	"integration" text NOT NULL,
	"state" text NOT NULL,
	"key_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "instances_mode_check" CHECK ("instances"."mode" in ('live', 'test')),
	CONSTRAINT "instances_integration_check" CHECK ("instances"."integration" in ('WHATSAPP-BAILEYS', 'WHATSAPP-BUSINESS', 'EVOLUTION')),
	CONSTRAINT "instances_state_check" CHECK ("instances"."state" in ('creating', 'ready', 'deleting'))
);
--> statement-breakpoint
CREATE TABLE "usage_events" (
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"tenant_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"key_id" uuid NOT NULL,
	"instance_id" uuid,
	"route" text NOT NULL,
	"kind" text NOT NULL,
	"units" integer NOT NULL,
	"outcome" text NOT NULL,
	"status" smallint NOT NULL,
	"window_start" timestamp with time zone,
	"upstream_ms" integer NOT NULL,
	"total_ms" integer NOT NULL,
	CONSTRAINT "usage_events_pkey" PRIMARY KEY("id","at"),
	CONSTRAINT "usage_events_mode_check" CHECK ("usage_events"."mode" in ('live', 'test')),
	CONSTRAINT "usage_events_units_check" CHECK ("usage_events"."units" >= 0),
	CONSTRAINT "usage_events_outcome_check" CHECK ("usage_events"."outcome" in ('charged', 'refunded', 'refused', 'outcome_unknown'))
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "usage_hourly" (
	"tenant_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"key_id" uuid NOT NULL,
	"instance_id" uuid NOT NULL,
	"route" text NOT NULL,
	"kind" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"calls" integer NOT NULL,
	"units" bigint NOT NULL,
	"errors" integer NOT NULL,
	"refused" integer NOT NULL,
	"upstream_ms_sum" bigint NOT NULL,
	"total_ms_sum" bigint NOT NULL,
	CONSTRAINT "usage_hourly_pkey" PRIMARY KEY("tenant_id","mode","hour","key_id","instance_id","route","kind","window_start")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"tenant_id" uuid,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"target" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"ip" "inet"
);
--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_replaced_by_api_keys_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."api_keys"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evolution_servers" ADD CONSTRAINT "evolution_servers_dedicated_to_tenants_id_fk" FOREIGN KEY ("dedicated_to") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instances" ADD CONSTRAINT "instances_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instances" ADD CONSTRAINT "instances_server_id_evolution_servers_id_fk" FOREIGN KEY ("server_id") REFERENCES "public"."evolution_servers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "tenants_slug_key" ON "tenants" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "tenants_plan_id_idx" ON "tenants" USING btree ("plan_id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "api_keys_tenant_id_created_at_idx" ON "api_keys" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "api_keys_replaced_by_idx" ON "api_keys" USING btree ("replaced_by");--> statement-breakpoint
CREATE UNIQUE INDEX "evolution_servers_url_key" ON "evolution_servers" USING btree ("url");--> statement-breakpoint
CREATE INDEX "evolution_servers_dedicated_to_idx" ON "evolution_servers" USING btree ("dedicated_to");--> statement-breakpoint
CREATE UNIQUE INDEX "instances_tenant_id_mode_name_key" ON "instances" USING btree ("tenant_id","mode","name") WHERE "instances"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "instances_upstream_name_key" ON "instances" USING btree ("upstream_name");--> statement-breakpoint
CREATE INDEX "instances_server_id_idx" ON "instances" USING btree ("server_id") WHERE "instances"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "usage_events_tenant_id_mode_at_idx" ON "usage_events" USING btree ("tenant_id","mode","at");--> statement-breakpoint
CREATE INDEX "audit_log_tenant_id_at_idx" ON "audit_log" USING btree ("tenant_id","at");