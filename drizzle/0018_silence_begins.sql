ALTER TABLE "decision_product_lines" ADD COLUMN "added_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "opened_again_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "product_lines" ADD COLUMN "moved_at" timestamp with time zone;--> statement-breakpoint
-- What is there already has its moments from the events that tell of them.
UPDATE "decision_product_lines" l SET "added_at" = e.at FROM (
	SELECT organization_id, chain_id, line::uuid AS line, max(coalesce(happened_at, recorded_at)) AS at
	FROM "events", jsonb_array_elements_text(convert_from(bytes, 'UTF8')::jsonb #> '{data,added}') AS line
	WHERE type = 'decision.lines_changed' GROUP BY 1, 2, 3
) e WHERE l.organization_id = e.organization_id AND l.decision_id = e.chain_id AND l.product_line_id = e.line;
--> statement-breakpoint
UPDATE "product_lines" p SET "moved_at" = e.at FROM (
	SELECT organization_id, (convert_from(bytes, 'UTF8')::jsonb #>> '{data,line}')::uuid AS line, max(coalesce(happened_at, recorded_at)) AS at
	FROM "events" WHERE type = 'product_line.moved' GROUP BY 1, 2
) e WHERE p.organization_id = e.organization_id AND p.id = e.line;
--> statement-breakpoint
UPDATE "organizations" o SET "opened_again_at" = e.at FROM (
	SELECT organization_id, max(coalesce(happened_at, recorded_at)) AS at
	FROM "events" WHERE type = 'organization.deletion_undone' GROUP BY 1
) e WHERE o.organization_id = e.organization_id;
