import { speakingAs } from "@/db/testing/connections";
import type { Ctx } from "@/lib/access/context";

/** The word that stands in the texts of both organizations, so that a search for it would find both. */
const COMMON = "kolibri";

/** What is known of one organization, and of it only. */
export interface Canaries {
  readonly secret: string;
  /** Every id of a row of the organization. */
  readonly ids: ReadonlySet<string>;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Writes `kolibri SECRET` behind every text of the organization that a person wrote: those with a space in them. Returns in how many
 * columns. Hashes no longer hold after; who reads what does not rest on them.
 */
export async function markTexts({ organizationId }: Ctx, secret: string): Promise<number> {
  return speakingAs("superuser", async (client) => {
    // Neither guards of what may never change nor foreign keys: texts only.
    await client.query("set session_replication_role = replica");
    const { rows } = await client.query<{ table: string; column: string }>(`
      select c.table_name as table, c.column_name as column from information_schema.columns c
      join information_schema.columns o on o.table_schema = 'public' and o.table_name = c.table_name and o.column_name = 'organization_id'
      where c.table_schema = 'public' and c.data_type = 'text' and c.is_generated = 'NEVER' and c.table_name <> 'organization_directory'`);
    let marked = 0;
    for (const { table, column } of rows) {
      const [name, text] = [client.escapeIdentifier(table), client.escapeIdentifier(column)];
      const changed = await client
        .query(
          `update ${name} set ${text} = ${text} || $2 where organization_id = $1 and ${text} like '% %' and length(${text}) < 2000 and ${text} !~ '^[{[]'`,
          [organizationId, ` ${COMMON} ${secret}`],
        )
        .catch(() => null);
      if ((changed?.rowCount ?? 0) > 0) marked += 1;
    }
    return marked;
  });
}

/** The canaries of an organization as it is now. Ids that other organizations have too, such as those of built-in templates, are none. */
export async function canariesOf({ organizationId }: Ctx, secret: string): Promise<Canaries> {
  return speakingAs("superuser", async (client) => {
    const { rows } = await client.query<{ name: string }>(`
      select quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
      where n.nspname = 'public' and c.relkind = 'r'`);
    const ids = new Set<string>();
    for (const { name } of rows) {
      const found = await client.query<{ row: string }>(
        `select row_to_json(t)::text as row from ${name} t where organization_id = $1`,
        [organizationId],
      );
      for (const { row } of found.rows) for (const id of row.match(UUID) ?? []) ids.add(id);
    }
    return { secret, ids };
  });
}

/** The first canary that a text holds; undefined where it holds none. */
export function canaryIn(text: string, { secret, ids }: Canaries): string | undefined {
  if (text.includes(secret)) return secret;
  return text.match(UUID)?.find((id) => ids.has(id));
}
