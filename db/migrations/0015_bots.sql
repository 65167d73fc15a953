CREATE TABLE "bots" (
	"tenant_id" uuid NOT NULL,
	"instance_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"mode" text NOT NULL,
	"upstream_id" text NOT NULL,
	"reference" uuid,
	"config" jsonb,
	"sealed" text,
	"revision" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "bots_pkey" PRIMARY KEY("tenant_id","instance_id","kind","id"),
	CONSTRAINT "bots_mode_check" CHECK ("bots"."mode" in ('live', 'test'))
);
--> statement-breakpoint
ALTER TABLE "bots" ADD CONSTRAINT "bots_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bots_deleted_at_idx" ON "bots" USING btree ("deleted_at") WHERE "bots"."deleted_at" is not null;