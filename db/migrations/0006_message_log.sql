CREATE TABLE "message_hourly" (
	"tenant_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"instance_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"source" text NOT NULL,
	"messages" integer NOT NULL,
	"delivered" integer NOT NULL,
	"read" integer NOT NULL,
	"failed" integer NOT NULL,
	CONSTRAINT "message_hourly_pkey" PRIMARY KEY("tenant_id","mode","hour","instance_id","direction","source")
);
--> statement-breakpoint
CREATE TABLE "message_log" (
	"tenant_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"instance_id" uuid NOT NULL,
	"message_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"direction" text NOT NULL,
	"source" text NOT NULL,
	"chat_kind" text NOT NULL,
	"contact_hash" text NOT NULL,
	"last_digits" text NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"server_ack_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	"played_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"error_code" text,
	CONSTRAINT "message_log_pkey" PRIMARY KEY("tenant_id","instance_id","message_id","at"),
	CONSTRAINT "message_log_mode_check" CHECK ("message_log"."mode" in ('live', 'test')),
	CONSTRAINT "message_log_direction_check" CHECK ("message_log"."direction" in ('in', 'out')),
	CONSTRAINT "message_log_source_check" CHECK ("message_log"."source" in ('api', 'bot', 'phone', 'contact')),
	CONSTRAINT "message_log_status_check" CHECK ("message_log"."status" in ('PENDING', 'SERVER_ACK', 'ERROR', 'DELIVERY_ACK', 'READ', 'PLAYED'))
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE INDEX "message_log_tenant_id_mode_at_idx" ON "message_log" USING btree ("tenant_id","mode","at");