import { readFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { v7 as uuid } from "uuid";
import { speakingAs } from "@/db/testing/connections";

/** What the database itself answered whoever went around the app. */
export interface TablesReport {
  readonly tables: number;
  /** Tables in which the foreign organization has no row, so that "none" says nothing. */
  readonly empty: readonly string[];
  readonly tries: number;
  /** Every try that read, changed or placed a row it must not. */
  readonly wrong: readonly string[];
  /** Breaches that the lint of the catalog finds. */
  readonly breaches: readonly string[];
}

/** "insufficient_privilege", which is also what a policy of row-level security answers. */
const REFUSED = "42501";

const TENANT_TABLES = `
  select c.relname as name, quote_ident(c.relname) as quoted from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
  where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'organization_directory' order by 1`;

/** Ways out of one's own role and around row-level security. Each has to be refused. */
const WAYS_OUT = [
  "set role accord_owner",
  "set role accord_migrator",
  "set session authorization accord_owner",
  "set local row_security = off; select count(*) from decisions",
  "alter table decisions disable row level security",
  "alter table decisions no force row level security",
  "create policy everybody on decisions using (true)",
  "drop policy own_organization on decisions",
  "alter role accord_app bypassrls",
  "truncate decisions",
  "create table public.stolen as select * from decisions",
  "create function public.stolen() returns bigint language sql security definer as 'select count(*) from decisions'",
  "create view public.stolen as select * from decisions",
  "create trigger stolen after insert on decisions execute function accord_private.nothing()",
  "copy decisions to program 'cat'",
  "copy decisions to '/tmp/stolen'",
  "select pg_read_file('/etc/hostname')",
  "select lo_import('/etc/hostname')",
  "create extension dblink",
];

/**
 * Asks every tenant table as the app's role, in raw SQL: without an organization, with one that does not exist, and with `mine`
 * for the rows of `foreign`. The same questions with the right organization are the control.
 */
export async function tryTables(mine: string, foreign: string): Promise<TablesReport> {
  const lint = await readFile(path.resolve(import.meta.dirname, "../../db/testing/tenancy-lint.sql"), "utf8");
  const { tables, rows, breaches } = await speakingAs("superuser", async (client) => {
    const named = (await client.query<{ name: string; quoted: string }>(TENANT_TABLES)).rows;
    const rows = new Map<string, RowOf>();
    for (const { name, quoted } of named) rows.set(name, await rowsOf(client, quoted, mine, foreign));
    const found = await client.query<{ breach: string; object: string }>(lint);
    return { tables: named, rows, breaches: found.rows.map(({ breach, object }) => `${object}: ${breach}`) };
  });
  const wrong: string[] = [];
  let tries = 0;
  await speakingAs("app", async (client) => {
    const judge = (isRight: boolean, what: string) => {
      tries += 1;
      if (!isRight) wrong.push(what);
    };
    for (const { name, quoted } of tables) {
      const known = rows.get(name);
      if (known === undefined) continue;
      for (const [setting, organization] of [
        ["without an organization", ""],
        ["with a wrong organization", uuid()],
        ["with another organization", mine],
      ] as const)
        for (const [kind, statement, values] of attacks(quoted, mine, foreign, known)) {
          // Without an organization nobody has rows of their own to give away.
          if (kind === "give away" && organization !== mine) continue;
          const answer = await ask(client, organization, statement, values);
          const refused = answer === REFUSED;
          judge(
            kind === "insert" || kind === "give away" ? refused : refused || answer === 0,
            `${name}: ${kind} ${setting}: ${answer}`,
          );
        }
      const own = await ask(client, mine, `select from ${quoted}`, []);
      judge(own === known.mine, `${name}: its own organization sees ${own} of ${known.mine} rows`);
    }
    for (const way of WAYS_OUT) judge((await ask(client, mine, way)) === "refused", `not refused: ${way}`);
  });
  const empty = [...rows].filter(([, { foreigner }]) => foreigner === null).map(([name]) => name);
  return { tables: tables.length, empty, tries, wrong, breaches };
}

interface RowOf {
  /** How many rows are there for the organization that asks. */
  readonly mine: number;
  /** A row of the foreign organization as JSON, or null where it has none. */
  readonly foreigner: string | null;
}

async function rowsOf(client: pg.Client, quoted: string, mine: string, foreign: string): Promise<RowOf> {
  const counted = await client.query<{ n: number }>(
    `select count(*)::int as n from ${quoted} where organization_id = $1`,
    [mine],
  );
  const found = await client.query<{ row: string }>(
    `select row_to_json(t)::text as row from ${quoted} t where organization_id = $1 limit 1`,
    [foreign],
  );
  return { mine: counted.rows[0]?.n ?? 0, foreigner: found.rows[0]?.row ?? null };
}

type Attack = readonly [kind: string, statement: string, values: readonly string[]];

function attacks(table: string, mine: string, foreign: string, { foreigner, mine: own }: RowOf): readonly Attack[] {
  const row = foreigner ?? JSON.stringify({ organization_id: foreign });
  return [
    ["select", `select from ${table} where organization_id = $1`, [foreign]],
    ["select of everything but one's own", `select from ${table} where organization_id <> $1`, [mine]],
    ["update", `update ${table} set organization_id = organization_id where organization_id = $1`, [foreign]],
    ["delete", `delete from ${table} where organization_id = $1`, [foreign]],
    ["insert", `insert into ${table} select * from json_populate_record(null::${table}, $1::json)`, [row]],
    ...(own > 0 ? [["give away", `update ${table} set organization_id = $1`, [foreign]] as const] : []),
  ];
}

/** How many rows the statement reached, the code of the database's refusal, or `refused` where several codes say it. */
async function ask(
  client: pg.Client,
  organization: string,
  statement: string,
  values?: readonly string[],
): Promise<number | string | null> {
  await client.query("begin");
  try {
    await client.query("select set_config('app.organization_id', $1, true)", [organization]);
    const answer = await (values === undefined ? client.query(statement) : client.query(statement, [...values]));
    return answer.rowCount ?? 0;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return values === undefined && code === REFUSED ? "refused" : code;
  } finally {
    await client.query("rollback");
  }
}
