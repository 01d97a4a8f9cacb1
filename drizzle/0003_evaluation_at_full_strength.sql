CREATE TABLE "objections" (
	"organization_id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"resolution" text DEFAULT '' NOT NULL,
	"resolved_by" uuid,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "objections_organization_id_evaluation_id_member_id_pk" PRIMARY KEY("organization_id","evaluation_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "premortems" (
	"organization_id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"option_id" uuid NOT NULL,
	"body" text NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "premortems_organization_id_evaluation_id_member_id_pk" PRIMARY KEY("organization_id","evaluation_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "criterion_measures" (
	"organization_id" uuid NOT NULL,
	"criterion_id" uuid NOT NULL,
	"option_id" uuid NOT NULL,
	"value" numeric NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "criterion_measures_organization_id_criterion_id_option_id_pk" PRIMARY KEY("organization_id","criterion_id","option_id")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"criterion_id" uuid NOT NULL,
	"option_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"url" text DEFAULT '' NOT NULL,
	"body" text NOT NULL,
	"confidence" text NOT NULL,
	"valid_until" date,
	"author_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "evidence_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "criterion_goals" (
	"organization_id" uuid NOT NULL,
	"criterion_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	"strength" integer NOT NULL,
	CONSTRAINT "criterion_goals_organization_id_criterion_id_goal_id_pk" PRIMARY KEY("organization_id","criterion_id","goal_id")
);
--> statement-breakpoint
CREATE TABLE "goals" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"importance" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "goals_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "hidden_templates" (
	"organization_id" uuid NOT NULL,
	"key" text NOT NULL,
	"hidden_by" uuid NOT NULL,
	"hidden_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hidden_templates_organization_id_key_pk" PRIMARY KEY("organization_id","key")
);
--> statement-breakpoint
CREATE TABLE "template_versions" (
	"organization_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "template_versions_organization_id_template_id_version_pk" PRIMARY KEY("organization_id","template_id","version")
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"latest_version" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "templates_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "templates_key_unique" UNIQUE("organization_id","key")
);
--> statement-breakpoint
ALTER TABLE "evaluation_criteria" ADD COLUMN "kind" text DEFAULT 'scored' NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluation_criteria" ADD COLUMN "unit" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluation_criteria" ADD COLUMN "worst" numeric;--> statement-breakpoint
ALTER TABLE "evaluation_criteria" ADD COLUMN "best" numeric;--> statement-breakpoint
ALTER TABLE "evaluation_criteria" ADD COLUMN "minimum_score" integer;--> statement-breakpoint
ALTER TABLE "evaluation_participants" ADD COLUMN "invited_by" text DEFAULT 'name' NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluation_participants" ADD COLUMN "invited_role" text;--> statement-breakpoint
ALTER TABLE "evaluation_participants" ADD COLUMN "invited_line_id" uuid;--> statement-breakpoint
ALTER TABLE "evaluation_participants" ADD COLUMN "weight" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "method" text DEFAULT 'matrix' NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "method_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "weighting" text DEFAULT 'points' NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "weighs_themes_first" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "reason_rule" text DEFAULT 'never' NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "asks_confidence" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "asks_favourites" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "names_hidden_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "pseudonym_salt" "bytea";--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "quorum" integer;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "share_needed" integer;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "share_of" text;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "role_weights" jsonb;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "context_answers" jsonb;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "ownership" jsonb;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "template_version" integer;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "reminded_again_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_evaluation" FOREIGN KEY ("organization_id","evaluation_id") REFERENCES "public"."evaluations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_resolved_by" FOREIGN KEY ("organization_id","resolved_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "premortems" ADD CONSTRAINT "premortems_evaluation" FOREIGN KEY ("organization_id","evaluation_id") REFERENCES "public"."evaluations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "premortems" ADD CONSTRAINT "premortems_option" FOREIGN KEY ("organization_id","option_id") REFERENCES "public"."evaluation_options"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "premortems" ADD CONSTRAINT "premortems_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_measures" ADD CONSTRAINT "criterion_measures_criterion" FOREIGN KEY ("organization_id","criterion_id") REFERENCES "public"."evaluation_criteria"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_measures" ADD CONSTRAINT "criterion_measures_option" FOREIGN KEY ("organization_id","option_id") REFERENCES "public"."evaluation_options"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_measures" ADD CONSTRAINT "criterion_measures_set_by" FOREIGN KEY ("organization_id","set_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_evaluation" FOREIGN KEY ("organization_id","evaluation_id") REFERENCES "public"."evaluations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_criterion" FOREIGN KEY ("organization_id","criterion_id") REFERENCES "public"."evaluation_criteria"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_option" FOREIGN KEY ("organization_id","option_id") REFERENCES "public"."evaluation_options"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_author" FOREIGN KEY ("organization_id","author_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_goals" ADD CONSTRAINT "criterion_goals_criterion" FOREIGN KEY ("organization_id","criterion_id") REFERENCES "public"."evaluation_criteria"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_goals" ADD CONSTRAINT "criterion_goals_goal" FOREIGN KEY ("organization_id","goal_id") REFERENCES "public"."goals"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_created_by" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_templates" ADD CONSTRAINT "hidden_templates_hidden_by" FOREIGN KEY ("organization_id","hidden_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_template" FOREIGN KEY ("organization_id","template_id") REFERENCES "public"."templates"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_created_by" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_created_by" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_of" ON "evidence" USING btree ("organization_id","evaluation_id","criterion_id","option_id");--> statement-breakpoint
CREATE INDEX "criterion_goals_by_goal" ON "criterion_goals" USING btree ("organization_id","goal_id");--> statement-breakpoint
CREATE INDEX "goals_in_order" ON "goals" USING btree ("organization_id","position");--> statement-breakpoint
ALTER TABLE "evaluation_participants" ADD CONSTRAINT "evaluation_participants_line" FOREIGN KEY ("organization_id","invited_line_id") REFERENCES "public"."product_lines"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Reminders to those who have not submitted; a queue is a partition, and the app creates no tables.
SELECT pgboss.create_queue('remind', '{"policy":"standard","retryLimit":3,"retryBackoff":true}');
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO accord_app;
--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE ON pgboss.queue FROM accord_app;
