CREATE TABLE "decision_aliases" (
	"organization_id" uuid NOT NULL,
	"alias" text NOT NULL,
	"decision_id" uuid NOT NULL,
	CONSTRAINT "decision_aliases_organization_id_alias_decision_id_pk" PRIMARY KEY("organization_id","alias","decision_id")
);
--> statement-breakpoint
CREATE TABLE "decision_sources" (
	"organization_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"source_name" text NOT NULL,
	"path" text NOT NULL,
	"sha256" "bytea" NOT NULL,
	"bytes" "bytea" NOT NULL,
	"facts" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"status" text NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	"imported_by" uuid NOT NULL,
	CONSTRAINT "decision_sources_organization_id_decision_id_pk" PRIMARY KEY("organization_id","decision_id"),
	CONSTRAINT "decision_sources_path_unique" UNIQUE("organization_id","source_name","path")
);
--> statement-breakpoint
CREATE TABLE "import_batches" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"way" text NOT NULL,
	"source_name" text NOT NULL,
	"product_line_id" uuid,
	"keeps_numbers" boolean DEFAULT true NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "import_batches_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "import_files" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"path" text NOT NULL,
	"sha256" "bytea" NOT NULL,
	"bytes" "bytea",
	"document" jsonb,
	"history" jsonb,
	"is_left" boolean DEFAULT false NOT NULL,
	"title" text,
	"status" text,
	"decided_on" date,
	"product_line_id" uuid,
	"outcome" text,
	"decision_id" uuid,
	CONSTRAINT "import_files_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "import_files_path_unique" UNIQUE("organization_id","batch_id","path")
);
--> statement-breakpoint
ALTER TABLE "decision_links" ADD COLUMN "is_partial" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "decision_aliases" ADD CONSTRAINT "decision_aliases_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_sources" ADD CONSTRAINT "decision_sources_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_sources" ADD CONSTRAINT "decision_sources_batch" FOREIGN KEY ("organization_id","batch_id") REFERENCES "public"."import_batches"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_sources" ADD CONSTRAINT "decision_sources_imported_by" FOREIGN KEY ("organization_id","imported_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_created_by" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_line" FOREIGN KEY ("organization_id","product_line_id") REFERENCES "public"."product_lines"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_batch" FOREIGN KEY ("organization_id","batch_id") REFERENCES "public"."import_batches"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_line" FOREIGN KEY ("organization_id","product_line_id") REFERENCES "public"."product_lines"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_decision" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decision_aliases_of" ON "decision_aliases" USING btree ("organization_id","decision_id");--> statement-breakpoint
CREATE INDEX "import_batches_recent" ON "import_batches" USING btree ("organization_id","created_at");