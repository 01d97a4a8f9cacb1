import { createHash } from "node:crypto";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { JOBS, LEFT_OUT_TABLES } from "./manifest";

/** A table as the catalog has it. */
export interface Table {
  /** As in `events`; one of another schema than `public` as in `pgboss.job`. */
  readonly name: string;
  /** Those that are not computed from others, in the order they were made. */
  readonly columns: readonly string[];
  /** What its rows are sorted by, as SQL. */
  readonly order: string;
}

/** Rows as text read the same on every server: in one zone, to the last digit. */
export const PLAIN_TEXT = `set local timezone to 'UTC'; set local datestyle to 'ISO, YMD'; set local intervalstyle to 'postgres';
  set local extra_float_digits to 1; set local bytea_output to 'hex'`;

/** Every table that goes along, by name. Throws where one has no primary key. */
export async function readTables(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; order: string | null }>(
    `select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select string_agg(quote_ident(a.attname) || case when a.atttypid = 'text'::regtype then ' collate "C"' else '' end, ', ' order by k.place)
         from pg_constraint p, unnest(p.conkey) with ordinality k (attnum, place)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
         where p.conrelid = c.oid and p.contype = 'p') as order
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition or c.oid = to_regclass($1)
     order by 1`,
    [JOBS.name],
  );
  return rows
    .filter(({ name }) => LEFT_OUT_TABLES[name] === undefined)
    .map(({ name, columns, order }) => {
      if (order === null) throw new Error(`The table ${name} has no primary key.`);
      return { name, columns, order };
    });
}

/** A table's name as SQL. */
export const asSql = (name: string) => name.split(".").map(pg.escapeIdentifier).join(".");

/** The rows of a table, as `COPY` writes them. */
export function rowsOf(client: pg.ClientBase, { name, columns, order }: Table): AsyncIterable<Buffer> {
  const selected = columns.map((column) =>
    // What was being done when the backup was made is to be done again.
    name === JOBS.name && column === "state"
      ? "case state when 'active' then 'retry' else state end"
      : pg.escapeIdentifier(column),
  );
  const condition = name === JOBS.name ? `where ${JOBS.condition}` : "";
  return client.query(
    copyTo(`copy (select ${selected.join(", ")} from ${asSql(name)} ${condition} order by ${order}) to stdout`),
  );
}

/** What went through a meter. */
export interface Measure {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Counts and hashes what it hands on. A row ends with a line feed; those inside a text are written in another way. */
export class Meter {
  readonly #hash = createHash("sha256");
  #rows = 0;
  #bytes = 0;

  async *through(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.#hash.update(chunk);
      this.#bytes += chunk.length;
      for (let at = -1; (at = chunk.indexOf(LINE_FEED, at + 1)) !== -1;) this.#rows += 1;
      yield chunk;
    }
  }

  /** To be asked for once, when all has gone through. */
  read(): Measure {
    return { rows: this.#rows, bytes: this.#bytes, sha256: this.#hash.digest("hex") };
  }
}

const LINE_FEED = 0x0a;

/** Reads a table and keeps nothing of it but its measure. */
export async function measureTable(client: pg.ClientBase, table: Table): Promise<Measure> {
  const meter = new Meter();
  const rows = meter.through(rowsOf(client, table));
  while ((await rows.next()).done !== true);
  return meter.read();
}
