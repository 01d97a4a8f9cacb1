CREATE TABLE "one_time_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "one_time_tokens_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "organization_directory" (
	"slug" text PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "organization_directory_organization_unique" UNIQUE("organization_id")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "server_settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_email_lower" CHECK ("users"."email" = lower("users"."email"))
);
--> statement-breakpoint
CREATE TABLE "approval_product_lines" (
	"organization_id" uuid NOT NULL,
	"approval_id" uuid NOT NULL,
	"product_line_id" uuid NOT NULL,
	CONSTRAINT "approval_product_lines_organization_id_approval_id_product_line_id_pk" PRIMARY KEY("organization_id","approval_id","product_line_id")
);
--> statement-breakpoint
CREATE TABLE "approvals" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"member_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"is_self_approved" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lifted_at" timestamp with time zone,
	CONSTRAINT "approvals_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "decision_links" (
	"organization_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"target_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "decision_links_organization_id_decision_id_kind_target_id_pk" PRIMARY KEY("organization_id","decision_id","kind","target_id")
);
--> statement-breakpoint
CREATE TABLE "decision_product_lines" (
	"organization_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"product_line_id" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "decision_product_lines_organization_id_decision_id_product_line_id_pk" PRIMARY KEY("organization_id","decision_id","product_line_id")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"steward_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"latest_revision" integer DEFAULT 1 NOT NULL,
	"accepted_revision" integer,
	"review_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"proposed_at" timestamp with time zone,
	"proposed_by" uuid,
	"decided_at" timestamp with time zone,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "decisions_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "decisions_number_unique" UNIQUE("organization_id","number")
);
--> statement-breakpoint
CREATE TABLE "revision_sections" (
	"organization_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"salt" "bytea" NOT NULL,
	"commitment" "bytea" NOT NULL,
	CONSTRAINT "revision_sections_organization_id_decision_id_revision_kind_pk" PRIMARY KEY("organization_id","decision_id","revision","kind")
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"organization_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"author_id" uuid NOT NULL,
	"title" text NOT NULL,
	"title_salt" "bytea" NOT NULL,
	"title_commitment" "bytea" NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "revisions_organization_id_decision_id_number_pk" PRIMARY KEY("organization_id","decision_id","number")
);
--> statement-breakpoint
CREATE TABLE "section_drafts" (
	"organization_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"base_commitment" "bytea" NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "section_drafts_organization_id_decision_id_member_id_kind_pk" PRIMARY KEY("organization_id","decision_id","member_id","kind")
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"evaluation_id" uuid,
	"criterion_id" uuid,
	"option_id" uuid,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "comments_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "mentions" (
	"organization_id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"seen_at" timestamp with time zone,
	CONSTRAINT "mentions_organization_id_comment_id_member_id_pk" PRIMARY KEY("organization_id","comment_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "ballots" (
	"organization_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"draft" jsonb,
	"draft_saved_at" timestamp with time zone,
	"submission" text,
	"salt" "bytea",
	"commitment" "bytea",
	"submitted_at" timestamp with time zone,
	"event_sequence" integer,
	"voided_at" timestamp with time zone,
	CONSTRAINT "ballots_organization_id_round_id_member_id_pk" PRIMARY KEY("organization_id","round_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "cell_stances" (
	"organization_id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"criterion_id" uuid NOT NULL,
	"option_id" uuid NOT NULL,
	"stance" text NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cell_stances_organization_id_evaluation_id_criterion_id_option_id_pk" PRIMARY KEY("organization_id","evaluation_id","criterion_id","option_id")
);
--> statement-breakpoint
CREATE TABLE "evaluation_criteria" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"theme" text NOT NULL,
	"question" text DEFAULT '' NOT NULL,
	"decided_by" text DEFAULT '' NOT NULL,
	"situation" text DEFAULT '' NOT NULL,
	"anchors" jsonb NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "evaluation_criteria_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "evaluation_options" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "evaluation_options_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "evaluation_participants" (
	"organization_id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "evaluation_participants_organization_id_evaluation_id_member_id_pk" PRIMARY KEY("organization_id","evaluation_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "evaluations" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"phase" text DEFAULT 'setup' NOT NULL,
	"template_key" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"steward_weights" jsonb,
	"result" text,
	"result_hash" "bytea",
	"chosen_option_id" uuid,
	"choice_reason" text,
	"is_reopened" boolean DEFAULT false NOT NULL,
	CONSTRAINT "evaluations_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "evaluations_number_unique" UNIQUE("organization_id","decision_id","number")
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deadline_at" timestamp with time zone,
	"deadline_zone" text,
	"revealed_at" timestamp with time zone,
	"cells" jsonb,
	"is_blind" boolean DEFAULT true NOT NULL,
	CONSTRAINT "rounds_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "rounds_number_unique" UNIQUE("organization_id","evaluation_id","kind","number")
);
--> statement-breakpoint
CREATE TABLE "chains" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"head" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chains_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "event_texts" (
	"organization_id" uuid NOT NULL,
	"chain_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"name" text NOT NULL,
	"salt" "bytea" NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "event_texts_organization_id_chain_id_sequence_name_pk" PRIMARY KEY("organization_id","chain_id","sequence","name")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"organization_id" uuid NOT NULL,
	"chain_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"actor_id" uuid,
	"bytes" "bytea" NOT NULL,
	"leaf" "bytea" NOT NULL,
	"head" "bytea" NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"happened_at" timestamp with time zone,
	CONSTRAINT "events_organization_id_chain_id_sequence_pk" PRIMARY KEY("organization_id","chain_id","sequence"),
	CONSTRAINT "events_id_unique" UNIQUE("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "invitation_product_lines" (
	"organization_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"product_line_id" uuid NOT NULL,
	CONSTRAINT "invitation_product_lines_organization_id_invitation_id_product_line_id_pk" PRIMARY KEY("organization_id","invitation_id","product_line_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"role" text NOT NULL,
	"email" text,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"used_by" uuid,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "invitations_token_unique" UNIQUE("organization_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "membership_product_lines" (
	"organization_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"product_line_id" uuid NOT NULL,
	CONSTRAINT "membership_product_lines_organization_id_member_id_product_line_id_pk" PRIMARY KEY("organization_id","member_id","product_line_id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	"home_seen_at" timestamp with time zone,
	CONSTRAINT "memberships_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "memberships_user_unique" UNIQUE("organization_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"organization_id" uuid NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"next_decision_number" integer DEFAULT 1 NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organizations_organization_id_pk" PRIMARY KEY("organization_id")
);
--> statement-breakpoint
CREATE TABLE "product_lines" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_lines_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "product_lines_slug_unique" UNIQUE("organization_id","slug")
);
--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_product_lines" ADD CONSTRAINT "approval_product_lines_approval" FOREIGN KEY ("organization_id","approval_id") REFERENCES "public"."approvals"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_product_lines" ADD CONSTRAINT "approval_product_lines_line" FOREIGN KEY ("organization_id","product_line_id") REFERENCES "public"."product_lines"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_revision" FOREIGN KEY ("organization_id","decision_id","revision") REFERENCES "public"."revisions"("organization_id","decision_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_links" ADD CONSTRAINT "decision_links_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_links" ADD CONSTRAINT "decision_links_target" FOREIGN KEY ("organization_id","target_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_product_lines" ADD CONSTRAINT "decision_product_lines_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_product_lines" ADD CONSTRAINT "decision_product_lines_line" FOREIGN KEY ("organization_id","product_line_id") REFERENCES "public"."product_lines"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_product_lines" ADD CONSTRAINT "decision_product_lines_ended_by" FOREIGN KEY ("organization_id","ended_by") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_organization" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("organization_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_steward" FOREIGN KEY ("organization_id","steward_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_created_by" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_proposed_by" FOREIGN KEY ("organization_id","proposed_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_sections" ADD CONSTRAINT "revision_sections_revision" FOREIGN KEY ("organization_id","decision_id","revision") REFERENCES "public"."revisions"("organization_id","decision_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_author" FOREIGN KEY ("organization_id","author_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_drafts" ADD CONSTRAINT "section_drafts_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_drafts" ADD CONSTRAINT "section_drafts_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_evaluation" FOREIGN KEY ("organization_id","evaluation_id") REFERENCES "public"."evaluations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_criterion" FOREIGN KEY ("organization_id","criterion_id") REFERENCES "public"."evaluation_criteria"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_option" FOREIGN KEY ("organization_id","option_id") REFERENCES "public"."evaluation_options"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_author" FOREIGN KEY ("organization_id","author_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_comment" FOREIGN KEY ("organization_id","comment_id") REFERENCES "public"."comments"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_round" FOREIGN KEY ("organization_id","round_id") REFERENCES "public"."rounds"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cell_stances" ADD CONSTRAINT "cell_stances_evaluation" FOREIGN KEY ("organization_id","evaluation_id") REFERENCES "public"."evaluations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cell_stances" ADD CONSTRAINT "cell_stances_criterion" FOREIGN KEY ("organization_id","criterion_id") REFERENCES "public"."evaluation_criteria"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cell_stances" ADD CONSTRAINT "cell_stances_option" FOREIGN KEY ("organization_id","option_id") REFERENCES "public"."evaluation_options"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cell_stances" ADD CONSTRAINT "cell_stances_set_by" FOREIGN KEY ("organization_id","set_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_criteria" ADD CONSTRAINT "evaluation_criteria_evaluation" FOREIGN KEY ("organization_id","evaluation_id") REFERENCES "public"."evaluations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_options" ADD CONSTRAINT "evaluation_options_evaluation" FOREIGN KEY ("organization_id","evaluation_id") REFERENCES "public"."evaluations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_participants" ADD CONSTRAINT "evaluation_participants_evaluation" FOREIGN KEY ("organization_id","evaluation_id") REFERENCES "public"."evaluations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_participants" ADD CONSTRAINT "evaluation_participants_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_created_by" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_evaluation" FOREIGN KEY ("organization_id","evaluation_id") REFERENCES "public"."evaluations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chains" ADD CONSTRAINT "chains_organization" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("organization_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_texts" ADD CONSTRAINT "event_texts_event" FOREIGN KEY ("organization_id","chain_id","sequence") REFERENCES "public"."events"("organization_id","chain_id","sequence") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_chain" FOREIGN KEY ("organization_id","chain_id") REFERENCES "public"."chains"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_actor" FOREIGN KEY ("organization_id","actor_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_product_lines" ADD CONSTRAINT "invitation_product_lines_invitation" FOREIGN KEY ("organization_id","invitation_id") REFERENCES "public"."invitations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_product_lines" ADD CONSTRAINT "invitation_product_lines_line" FOREIGN KEY ("organization_id","product_line_id") REFERENCES "public"."product_lines"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by" FOREIGN KEY ("organization_id","invited_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_used_by" FOREIGN KEY ("organization_id","used_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_product_lines" ADD CONSTRAINT "membership_product_lines_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_product_lines" ADD CONSTRAINT "membership_product_lines_line" FOREIGN KEY ("organization_id","product_line_id") REFERENCES "public"."product_lines"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organization" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("organization_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_lines" ADD CONSTRAINT "product_lines_organization" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("organization_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_lines" ADD CONSTRAINT "product_lines_parent" FOREIGN KEY ("organization_id","parent_id") REFERENCES "public"."product_lines"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "one_time_tokens_user" ON "one_time_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "approvals_of" ON "approvals" USING btree ("organization_id","decision_id","created_at");--> statement-breakpoint
CREATE INDEX "decision_links_by_target" ON "decision_links" USING btree ("organization_id","target_id");--> statement-breakpoint
CREATE INDEX "decision_product_lines_by_line" ON "decision_product_lines" USING btree ("organization_id","product_line_id");--> statement-breakpoint
CREATE INDEX "decisions_by_status" ON "decisions" USING btree ("organization_id","status","changed_at");--> statement-breakpoint
CREATE INDEX "comments_of" ON "comments" USING btree ("organization_id","decision_id","created_at");--> statement-breakpoint
CREATE INDEX "mentions_by_member" ON "mentions" USING btree ("organization_id","member_id");--> statement-breakpoint
CREATE INDEX "evaluation_criteria_of" ON "evaluation_criteria" USING btree ("organization_id","evaluation_id","position");--> statement-breakpoint
CREATE INDEX "evaluation_options_of" ON "evaluation_options" USING btree ("organization_id","evaluation_id","position");--> statement-breakpoint
CREATE INDEX "evaluation_participants_by_member" ON "evaluation_participants" USING btree ("organization_id","member_id");--> statement-breakpoint
CREATE INDEX "events_recent" ON "events" USING btree ("organization_id","recorded_at");--> statement-breakpoint
CREATE INDEX "memberships_by_user" ON "memberships" USING btree ("user_id");