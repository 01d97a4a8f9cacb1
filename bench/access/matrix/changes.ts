import pg from "pg";

/** Tables whose rows change for reasons of their own, and which. */
const UNCOUNTED: Readonly<Record<string, string>> = {
  sessions: "When a session was last seen.",
  rate_limits: "That somebody tried.",
  search_documents: "Derived; whoever searches brings it up to date.",
  search_entries: "Derived; whoever searches brings it up to date.",
  server_settings: "How many people were erased on the whole server.",
  chains: "How far search has read; its events are counted.",
};

/** What was written since the last time somebody asked. */
export interface Change {
  readonly what: string;
  readonly row: string;
}

/** Has the database note every row that is written from now on, whoever writes it. `stopWatching` lets go of it. */
export async function watchRows(): Promise<void> {
  const client = await watcher();
  await client.query(`
    create schema drill;
    create table drill.changes (at bigint generated always as identity primary key, what text not null, row jsonb not null);
    create function drill.note() returns trigger language plpgsql security definer as $$
    begin
      -- A job notes in a proposal, soon after it was made, when silence may accept it. Nobody asked for it just now.
      if tg_op || tg_table_name = 'UPDATEdecisions' and coalesce(current_setting('app.user_id', true), '') = '' then
        return null;
      end if;
      insert into drill.changes (what, row)
      values (tg_op || ' ' || tg_table_name, to_jsonb(case when tg_op = 'DELETE' then old else new end));
      return null;
    end $$;`);
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname <> all ($1)`,
    [Object.keys(UNCOUNTED)],
  );
  for (const { name } of rows)
    await client.query(
      `create trigger drill_note after insert or update or delete on public.${name} for each row execute function drill.note()`,
    );
}

/** Takes what was noted since the last time. */
export async function takeChanges(): Promise<readonly Change[]> {
  const { rows } = await (
    await watcher()
  ).query<Change>(
    "with taken as (delete from drill.changes returning *) select what, row::text as row from taken order by at",
  );
  return rows;
}

/** Forgets how often anybody tried: this drill asks who may, not how often. */
export async function forgetTries(): Promise<void> {
  await (await watcher()).query("delete from rate_limits");
}

export async function stopWatching(): Promise<void> {
  const client = watching;
  watching = undefined;
  await (await client)?.end();
}

let watching: Promise<pg.Client> | undefined;

/** One connection for all of it: changes are asked for thousands of times. */
function watcher(): Promise<pg.Client> {
  return (watching ??= connect());
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env["DATABASE_ADMIN_URL"] });
  await client.connect();
  return client;
}
