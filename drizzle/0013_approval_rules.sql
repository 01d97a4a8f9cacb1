CREATE TABLE "approval_rule_groups" (
	"organization_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"needed" integer,
	"sections" text[],
	CONSTRAINT "approval_rule_groups_organization_id_rule_id_position_pk" PRIMARY KEY("organization_id","rule_id","position")
);
--> statement-breakpoint
CREATE TABLE "approval_rule_people" (
	"organization_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "approval_rule_people_pk" PRIMARY KEY("organization_id","rule_id","position","member_id")
);
--> statement-breakpoint
CREATE TABLE "approval_rules" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"product_line_id" uuid,
	"is_inherited" boolean DEFAULT false NOT NULL,
	"combination" text NOT NULL,
	"excluded" text NOT NULL,
	"self_approval" text NOT NULL,
	"silence_days" integer,
	"overridden_by" text NOT NULL,
	"confirmation" text NOT NULL,
	"is_locked" boolean DEFAULT false NOT NULL,
	"is_at_once" boolean DEFAULT false NOT NULL,
	"set_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approval_rules_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "approval_rules_number_unique" UNIQUE("organization_id","number")
);
--> statement-breakpoint
CREATE TABLE "delegations" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"delegate_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "delegations_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "approval_signatures" (
	"organization_id" uuid NOT NULL,
	"approval_id" uuid NOT NULL,
	"method" text NOT NULL,
	"statement" text NOT NULL,
	"credential_id" "bytea",
	"public_key" "bytea",
	"algorithm" integer,
	"authenticator_data" "bytea",
	"client_data" text,
	"signature" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approval_signatures_organization_id_approval_id_pk" PRIMARY KEY("organization_id","approval_id")
);
--> statement-breakpoint
ALTER TABLE "approval_product_lines" ADD COLUMN "is_named" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "role" text;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "on_behalf_of" uuid;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "is_dissent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "decision_product_lines" ADD COLUMN "silent_revision" integer;--> statement-breakpoint
ALTER TABLE "approval_rule_groups" ADD CONSTRAINT "approval_rule_groups_rule" FOREIGN KEY ("organization_id","rule_id") REFERENCES "public"."approval_rules"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_rule_people" ADD CONSTRAINT "approval_rule_people_group" FOREIGN KEY ("organization_id","rule_id","position") REFERENCES "public"."approval_rule_groups"("organization_id","rule_id","position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_rule_people" ADD CONSTRAINT "approval_rule_people_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_rules" ADD CONSTRAINT "approval_rules_line" FOREIGN KEY ("organization_id","product_line_id") REFERENCES "public"."product_lines"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_rules" ADD CONSTRAINT "approval_rules_set_by" FOREIGN KEY ("organization_id","set_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_delegate" FOREIGN KEY ("organization_id","delegate_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_signatures" ADD CONSTRAINT "approval_signatures_approval" FOREIGN KEY ("organization_id","approval_id") REFERENCES "public"."approvals"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delegations_until" ON "delegations" USING btree ("organization_id","ends_at");--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_on_behalf_of" FOREIGN KEY ("organization_id","on_behalf_of") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
SELECT pgboss.create_queue('silence', '{"policy":"standard","retryLimit":3,"retryBackoff":true}');
