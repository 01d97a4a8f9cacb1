-- What search needs of PostgreSQL. All three are trusted, so that the owner of the database may have them without being a superuser.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public;
--> statement-breakpoint
CREATE SCHEMA IF NOT EXISTS accord_private;
--> statement-breakpoint
-- English word stems, found with and without accents.
CREATE TEXT SEARCH CONFIGURATION accord_private.words (COPY = pg_catalog.english);
--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION accord_private.words
	ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.english_stem;
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"place" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_views_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"organization_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"part" text NOT NULL,
	"key" text NOT NULL,
	"member_id" uuid,
	"is_team_only" boolean DEFAULT false NOT NULL,
	"body" text NOT NULL,
	"words" tsvector NOT NULL,
	CONSTRAINT "search_documents_organization_id_decision_id_part_key_pk" PRIMARY KEY("organization_id","decision_id","part","key")
);
--> statement-breakpoint
CREATE TABLE "search_entries" (
	"organization_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"label" text NOT NULL,
	"words" tsvector NOT NULL,
	"public_words" tsvector,
	CONSTRAINT "search_entries_organization_id_decision_id_pk" PRIMARY KEY("organization_id","decision_id")
);
--> statement-breakpoint
ALTER TABLE "chains" ADD COLUMN "searched_sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_entries" ADD CONSTRAINT "search_entries_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_views_by_member" ON "saved_views" USING btree ("organization_id","member_id");--> statement-breakpoint
CREATE INDEX "search_documents_by_member" ON "search_documents" USING btree ("organization_id","member_id");--> statement-breakpoint
CREATE INDEX "search_entries_words" ON "search_entries" USING gin ("organization_id","words");--> statement-breakpoint
CREATE INDEX "search_entries_label" ON "search_entries" USING gin ("organization_id","label" gin_trgm_ops);--> statement-breakpoint
DROP INDEX "decision_product_lines_by_line";--> statement-breakpoint
CREATE INDEX "decision_product_lines_by_line" ON "decision_product_lines" USING btree ("organization_id","product_line_id","decision_id");--> statement-breakpoint
CREATE INDEX "decisions_by_change" ON "decisions" USING btree ("organization_id","changed_at","number");--> statement-breakpoint
CREATE INDEX "decisions_by_group" ON "decisions" USING btree ("organization_id",(case when "status" in ('draft', 'proposed') then 2 when "status" in ('accepted', 'deprecated') then 1 else 0 end),"changed_at","number");--> statement-breakpoint
CREATE INDEX "decisions_by_title" ON "decisions" USING btree ("organization_id",lower("title"),"number");--> statement-breakpoint
CREATE INDEX "decisions_by_steward" ON "decisions" USING btree ("organization_id","steward_id","status","changed_at");--> statement-breakpoint
CREATE INDEX "decisions_titled" ON "decisions" USING gin ("organization_id",lower("title") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "decisions_awaiting" ON "decisions" USING btree ("organization_id","id") WHERE "decisions"."status" = 'proposed' or ("decisions"."status" = 'accepted' and "decisions"."latest_revision" > "decisions"."accepted_revision");--> statement-breakpoint
CREATE INDEX "chains_unsearched" ON "chains" USING btree ("organization_id","id") WHERE "chains"."kind" = 'decision' and "chains"."sequence" > "chains"."searched_sequence";
--> statement-breakpoint
SELECT pgboss.create_queue('search', '{"policy":"standard","retryLimit":3,"retryBackoff":true}');
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO accord_app;
--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE ON pgboss.queue FROM accord_app;
