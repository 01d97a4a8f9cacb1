CREATE TABLE "checkpoint_entries" (
	"organization_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"checkpoint" integer NOT NULL,
	"chain_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"head" "bytea" NOT NULL,
	CONSTRAINT "checkpoint_entries_organization_id_position_pk" PRIMARY KEY("organization_id","position"),
	CONSTRAINT "checkpoint_entries_chain_unique" UNIQUE("organization_id","chain_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "checkpoint_keys" (
	"organization_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"public_key" "bytea" NOT NULL,
	"since" integer NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "checkpoint_keys_organization_id_number_pk" PRIMARY KEY("organization_id","number"),
	CONSTRAINT "checkpoint_keys_key_unique" UNIQUE("organization_id","public_key")
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"organization_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"size" integer NOT NULL,
	"root" "bytea" NOT NULL,
	"subtrees" "bytea" NOT NULL,
	"note" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "checkpoints_organization_id_number_pk" PRIMARY KEY("organization_id","number")
);
--> statement-breakpoint
CREATE TABLE "history_checks" (
	"organization_id" uuid NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"chains" integer NOT NULL,
	"events" integer NOT NULL,
	"checkpoints" integer NOT NULL,
	"findings" jsonb NOT NULL,
	"found" integer NOT NULL,
	CONSTRAINT "history_checks_organization_id_pk" PRIMARY KEY("organization_id")
);
--> statement-breakpoint
ALTER TABLE "chains" ADD COLUMN "logged_sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "checkpoint_entries" ADD CONSTRAINT "checkpoint_entries_chain" FOREIGN KEY ("organization_id","chain_id") REFERENCES "public"."chains"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint_entries" ADD CONSTRAINT "checkpoint_entries_checkpoint" FOREIGN KEY ("organization_id","checkpoint") REFERENCES "public"."checkpoints"("organization_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint_keys" ADD CONSTRAINT "checkpoint_keys_organization" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("organization_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoints" ADD CONSTRAINT "checkpoints_organization" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("organization_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history_checks" ADD CONSTRAINT "history_checks_organization" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("organization_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checkpoint_entries_of" ON "checkpoint_entries" USING btree ("organization_id","checkpoint","position");--> statement-breakpoint
CREATE INDEX "chains_unlogged" ON "chains" USING btree ("organization_id","id") WHERE "chains"."sequence" > "chains"."logged_sequence";
--> statement-breakpoint
SELECT pgboss.create_queue('checkpoint', '{"policy":"standard","retryLimit":5,"retryBackoff":true}');
--> statement-breakpoint
SELECT pgboss.create_queue('check', '{"policy":"standard","retryLimit":3,"retryBackoff":true,"expireInSeconds":7200}');
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO accord_app;
--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE ON pgboss.queue FROM accord_app;
