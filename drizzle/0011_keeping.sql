CREATE TABLE "idempotency_keys" (
	"organization_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"claim" uuid NOT NULL,
	"claimed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer" text,
	CONSTRAINT "idempotency_keys_organization_id_member_id_key_hash_pk" PRIMARY KEY("organization_id","member_id","key_hash")
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "deletion_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idempotency_keys_by_age" ON "idempotency_keys" USING btree ("organization_id","created_at");
--> statement-breakpoint
SELECT pgboss.create_queue('forget', '{"policy":"standard","retryLimit":3,"retryBackoff":true}');--> statement-breakpoint
SELECT pgboss.create_queue('dissolve', '{"policy":"standard","retryLimit":10,"retryBackoff":true}');--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO accord_app;--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE ON pgboss.queue FROM accord_app;
