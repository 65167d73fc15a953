CREATE TABLE "tenant_erasures" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"requested_by" text NOT NULL,
	"erase_after" timestamp with time zone NOT NULL,
	"suspended" boolean NOT NULL,
	"tried_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "tenant_erasures" ADD CONSTRAINT "tenant_erasures_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tenant_erasures_erase_after_idx" ON "tenant_erasures" USING btree ("erase_after");