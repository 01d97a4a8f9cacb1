import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";

/**
 * The lines of one row of `memberships`, each with its descendants, as text[]. Null when it names none, which means
 * every line (rule 2).
 */
export const OWN_LINES = sql<string[] | null>`(
  with recursive own(id) as (
    select l.product_line_id from membership_product_lines l
    where l.organization_id = memberships.organization_id and l.member_id = memberships.id
    union
    select p.id from product_lines p join own on p.parent_id = own.id
    where p.organization_id = memberships.organization_id
  ) select array_agg(id::text) from own)`;

/** The same for a statement that is sent as text. It holds no value. */
export const OWN_LINES_TEXT = new PgDialect().sqlToQuery(OWN_LINES).sql;
