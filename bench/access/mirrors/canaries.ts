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
export async function markTexts({ organizationId }: Pick<Ctx, "organizationId">, secret: string): Promise<number> {
  return speakingAs("superuser", async (client) => {
    // Neither guards of what may never change nor foreign keys: texts only. All of it at once: this is done hundreds of times.
    const [id, words] = [client.escapeLiteral(organizationId), client.escapeLiteral(` ${COMMON} ${secret}`)];
    await client.query(`
      set session_replication_role = replica;
      do $mark$
      declare
        its record;
        touched bigint;
        marked int := 0;
      begin
        for its in
          select c.relname as name, a.attname as text from pg_attribute a
          join pg_class c on c.oid = a.attrelid and c.relkind = 'r' and c.relname <> 'organization_directory'
          join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
          join pg_attribute o on o.attrelid = c.oid and o.attname = 'organization_id' and not o.attisdropped
          where a.atttypid = 'text'::regtype and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        loop
          begin
            execute format(
              $update$update %1$I set %2$I = %2$I || $2
                where organization_id = $1 and %2$I like '%% %%' and length(%2$I) < 2000 and %2$I !~ '^[{[]'$update$,
              its.name, its.text) using ${id}::uuid, ${words}::text;
            get diagnostics touched = row_count;
            if touched > 0 then marked := marked + 1; end if;
          exception when others then null;
          end;
        end loop;
        perform set_config('drill.marked', marked::text, false);
      end $mark$;`);
    const { rows } = await client.query<{ marked: number }>("select current_setting('drill.marked')::int as marked");
    return rows[0]?.marked ?? 0;
  });
}

/** The canaries of an organization as it is now. Ids that other organizations have too, such as those of built-in templates, are none. */
export async function canariesOf({ organizationId }: Pick<Ctx, "organizationId">, secret: string): Promise<Canaries> {
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

/** The canaries that do not stand in what was asked: that may be said back. */
export const withoutAsked = ({ secret, ids }: Canaries, asked: string): Canaries => ({
  secret,
  ids: new Set([...ids].filter((id) => !asked.includes(id))),
});
