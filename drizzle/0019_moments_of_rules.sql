-- When a rule was set and when a delegation ended is now exactly what their events say, so that a change of it is found.
UPDATE "approval_rules" r SET "created_at" = coalesce(e.happened_at, e.recorded_at)
FROM "events" e
WHERE e.type IN ('approval_rule.set', 'approval_rule.ended') AND e.organization_id = r.organization_id
	AND e.chain_id = r.organization_id AND convert_from(e.bytes, 'UTF8')::jsonb #>> '{data,rule}' = r.id::text;
--> statement-breakpoint
UPDATE "delegations" d SET "ended_at" = coalesce(e.happened_at, e.recorded_at)
FROM "events" e
WHERE e.type = 'delegation.ended' AND e.organization_id = d.organization_id
	AND e.chain_id = d.organization_id AND convert_from(e.bytes, 'UTF8')::jsonb #>> '{data,delegation}' = d.id::text;
