CREATE TABLE "adoptions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"product_line_id" uuid NOT NULL,
	"stance" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"due_on" date,
	"expires_on" date,
	"approved_by" uuid,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"replaced_at" timestamp with time zone,
	CONSTRAINT "adoptions_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "decision_visits" (
	"organization_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "decision_visits_organization_id_member_id_decision_id_pk" PRIMARY KEY("organization_id","member_id","decision_id")
);
--> statement-breakpoint
CREATE TABLE "follows" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"decision_id" uuid,
	"product_line_id" uuid,
	"tag" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "follows_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "follows_one_thing" CHECK (num_nonnulls("follows"."decision_id", "follows"."product_line_id", "follows"."tag") = 1)
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"organization_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"asked_by" uuid,
	"asked_at" timestamp with time zone,
	"due_on" date,
	"acknowledged_at" timestamp with time zone,
	"revision" integer,
	"content_hash" "bytea",
	CONSTRAINT "readings_organization_id_decision_id_member_id_pk" PRIMARY KEY("organization_id","decision_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "share_links" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"decision_id" uuid,
	"product_line_id" uuid,
	"label" text NOT NULL,
	"passcode_hash" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	"opened_count" integer DEFAULT 0 NOT NULL,
	"opened_at" timestamp with time zone,
	CONSTRAINT "share_links_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "share_links_token_unique" UNIQUE("organization_id","token_hash"),
	CONSTRAINT "share_links_one_thing" CHECK (num_nonnulls("share_links"."decision_id", "share_links"."product_line_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"organization_id" uuid NOT NULL,
	"sha256" "bytea" NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"width" integer,
	"height" integer,
	"bytes" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attachments_organization_id_sha256_pk" PRIMARY KEY("organization_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "decision_attachments" (
	"organization_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"sha256" "bytea" NOT NULL,
	"name" text NOT NULL,
	"added_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "decision_attachments_organization_id_decision_id_sha256_pk" PRIMARY KEY("organization_id","decision_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "dangling_links" (
	"organization_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"is_partial" boolean DEFAULT false NOT NULL,
	CONSTRAINT "dangling_links_organization_id_decision_id_kind_target_pk" PRIMARY KEY("organization_id","decision_id","kind","target")
);
--> statement-breakpoint
CREATE TABLE "decision_tags" (
	"organization_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"tag" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "decision_tags_organization_id_decision_id_tag_pk" PRIMARY KEY("organization_id","decision_id","tag")
);
--> statement-breakpoint
CREATE TABLE "passages" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"quote" text NOT NULL,
	"before" text DEFAULT '' NOT NULL,
	"after" text DEFAULT '' NOT NULL,
	"starts_at" integer NOT NULL,
	"revision" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" uuid,
	CONSTRAINT "passages_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "suggestions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"quote" text NOT NULL,
	"before" text DEFAULT '' NOT NULL,
	"after" text DEFAULT '' NOT NULL,
	"starts_at" integer NOT NULL,
	"revision" integer NOT NULL,
	"replacement" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"author_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_by" uuid,
	"settled_at" timestamp with time zone,
	"settled_revision" integer,
	CONSTRAINT "suggestions_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "shared_draft_updates" (
	"organization_id" uuid NOT NULL,
	"draft_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"data" "bytea" NOT NULL,
	"member_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shared_draft_updates_organization_id_draft_id_id_pk" PRIMARY KEY("organization_id","draft_id","id")
);
--> statement-breakpoint
CREATE TABLE "shared_drafts" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"base_commitment" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shared_drafts_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "shared_drafts_section_unique" UNIQUE("organization_id","decision_id","kind")
);
--> statement-breakpoint
CREATE TABLE "review_triggers" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"words" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"happened_at" timestamp with time zone,
	"happened_by" uuid,
	"note" text DEFAULT '' NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "review_triggers_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"answer" text NOT NULL,
	"reason" text NOT NULL,
	"next_review_on" date,
	"successor_id" uuid,
	"answered_by" uuid NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reviews_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "decision_links" ADD COLUMN "is_imported" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "passage_id" uuid;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "proposal_limit_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "adoptions" ADD CONSTRAINT "adoptions_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoptions" ADD CONSTRAINT "adoptions_line" FOREIGN KEY ("organization_id","product_line_id") REFERENCES "public"."product_lines"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoptions" ADD CONSTRAINT "adoptions_approved_by" FOREIGN KEY ("organization_id","approved_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoptions" ADD CONSTRAINT "adoptions_recorded_by" FOREIGN KEY ("organization_id","recorded_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_visits" ADD CONSTRAINT "decision_visits_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_visits" ADD CONSTRAINT "decision_visits_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_line" FOREIGN KEY ("organization_id","product_line_id") REFERENCES "public"."product_lines"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_asked_by" FOREIGN KEY ("organization_id","asked_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_line" FOREIGN KEY ("organization_id","product_line_id") REFERENCES "public"."product_lines"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_created_by" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_revoked_by" FOREIGN KEY ("organization_id","revoked_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_attachments" ADD CONSTRAINT "decision_attachments_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_attachments" ADD CONSTRAINT "decision_attachments_content" FOREIGN KEY ("organization_id","sha256") REFERENCES "public"."attachments"("organization_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_attachments" ADD CONSTRAINT "decision_attachments_added_by" FOREIGN KEY ("organization_id","added_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dangling_links" ADD CONSTRAINT "dangling_links_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_tags" ADD CONSTRAINT "decision_tags_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passages" ADD CONSTRAINT "passages_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passages" ADD CONSTRAINT "passages_created_by" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passages" ADD CONSTRAINT "passages_resolved_by" FOREIGN KEY ("organization_id","resolved_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_author" FOREIGN KEY ("organization_id","author_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_settled_by" FOREIGN KEY ("organization_id","settled_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_draft_updates" ADD CONSTRAINT "shared_draft_updates_draft" FOREIGN KEY ("organization_id","draft_id") REFERENCES "public"."shared_drafts"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_draft_updates" ADD CONSTRAINT "shared_draft_updates_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_drafts" ADD CONSTRAINT "shared_drafts_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_triggers" ADD CONSTRAINT "review_triggers_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_triggers" ADD CONSTRAINT "review_triggers_created_by" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_triggers" ADD CONSTRAINT "review_triggers_happened_by" FOREIGN KEY ("organization_id","happened_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_successor" FOREIGN KEY ("organization_id","successor_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_answered_by" FOREIGN KEY ("organization_id","answered_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "adoptions_current" ON "adoptions" USING btree ("organization_id","decision_id","product_line_id") WHERE "adoptions"."replaced_at" is null;--> statement-breakpoint
CREATE INDEX "adoptions_by_line" ON "adoptions" USING btree ("organization_id","product_line_id","decision_id");--> statement-breakpoint
CREATE INDEX "adoptions_of" ON "adoptions" USING btree ("organization_id","decision_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "follows_decision_unique" ON "follows" USING btree ("organization_id","decision_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "follows_line_unique" ON "follows" USING btree ("organization_id","product_line_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "follows_tag_unique" ON "follows" USING btree ("organization_id","tag","member_id");--> statement-breakpoint
CREATE INDEX "follows_by_member" ON "follows" USING btree ("organization_id","member_id");--> statement-breakpoint
CREATE INDEX "readings_by_member" ON "readings" USING btree ("organization_id","member_id");--> statement-breakpoint
CREATE INDEX "share_links_recent" ON "share_links" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "decision_attachments_by_content" ON "decision_attachments" USING btree ("organization_id","sha256");--> statement-breakpoint
CREATE INDEX "decision_tags_by_tag" ON "decision_tags" USING btree ("organization_id","tag","decision_id");--> statement-breakpoint
CREATE INDEX "passages_of" ON "passages" USING btree ("organization_id","decision_id");--> statement-breakpoint
CREATE INDEX "suggestions_of" ON "suggestions" USING btree ("organization_id","decision_id","state");--> statement-breakpoint
CREATE INDEX "shared_draft_updates_by_member" ON "shared_draft_updates" USING btree ("organization_id","member_id");--> statement-breakpoint
CREATE INDEX "review_triggers_of" ON "review_triggers" USING btree ("organization_id","decision_id");--> statement-breakpoint
CREATE INDEX "reviews_of" ON "reviews" USING btree ("organization_id","decision_id","answered_at");--> statement-breakpoint
-- The column was added empty in this transaction: not valid spares reading every comment there is, and holds for every new one.
ALTER TABLE "comments" ADD CONSTRAINT "comments_passage" FOREIGN KEY ("organization_id","passage_id") REFERENCES "public"."passages"("organization_id","id") ON DELETE no action ON UPDATE no action NOT VALID;--> statement-breakpoint
-- Until now only imports wrote links between two decisions that both came from files.
UPDATE "decision_links" SET "is_imported" = true WHERE "kind" NOT IN ('supersedes', 'starts_again')
  OR ("kind" = 'supersedes' AND EXISTS (SELECT FROM "decision_sources" s WHERE s."organization_id" = "decision_links"."organization_id" AND s."decision_id" = "decision_links"."decision_id")
    AND EXISTS (SELECT FROM "decision_sources" s WHERE s."organization_id" = "decision_links"."organization_id" AND s."decision_id" = "decision_links"."target_id"));
