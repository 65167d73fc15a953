CREATE TABLE "bot_calls" (
	"tenant_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"instance_id" uuid NOT NULL,
	"bot" text NOT NULL,
	"bot_id" text,
	"status" smallint NOT NULL,
	"error" text,
	"ms" integer NOT NULL,
	CONSTRAINT "bot_calls_pkey" PRIMARY KEY("id","at"),
	CONSTRAINT "bot_calls_mode_check" CHECK ("bot_calls"."mode" in ('live', 'test'))
) PARTITION BY RANGE ("at");
--> statement-breakpoint
-- Rows outside every month that exists: late ones, and what arrives before the month was made.
CREATE TABLE bot_calls_default PARTITION OF bot_calls DEFAULT;
--> statement-breakpoint
CREATE TABLE "bot_hourly" (
	"tenant_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"instance_id" uuid NOT NULL,
	"bot" text NOT NULL,
	"bot_id" text NOT NULL,
	"calls" integer NOT NULL,
	"errors" integer NOT NULL,
	"ms_sum" bigint NOT NULL,
	"durations" integer[] NOT NULL,
	CONSTRAINT "bot_hourly_pkey" PRIMARY KEY("tenant_id","mode","hour","instance_id","bot","bot_id")
);
--> statement-breakpoint
CREATE TABLE "bot_sessions" (
	"tenant_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"instance_id" uuid NOT NULL,
	"bot" text NOT NULL,
	"bot_id" text NOT NULL,
	"contact_hash" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"turns" integer NOT NULL,
	CONSTRAINT "bot_sessions_pkey" PRIMARY KEY("tenant_id","instance_id","bot_id","contact_hash","started_at")
);
--> statement-breakpoint
CREATE INDEX "bot_calls_tenant_id_mode_at_idx" ON "bot_calls" USING btree ("tenant_id","mode","at");--> statement-breakpoint
CREATE INDEX "bot_sessions_tenant_id_mode_started_at_idx" ON "bot_sessions" USING btree ("tenant_id","mode","started_at");