import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ARCHIVED_TABLES, goesAlong } from "../rules";

/** A column as the catalog has it. */
export interface ArchivedColumn {
  readonly name: string;
  /** Such as `timestamp with time zone`. */
  readonly type: string;
}

/** A table of the archive, by what the catalog of this database says of it. */
export interface ArchivedTable {
  readonly name: string;
  /** Those that go along, by name. */
  readonly columns: readonly ArchivedColumn[];
  /** The columns of its primary key, in its order. */
  readonly key: readonly ArchivedColumn[];
  /** Its rows may refer to each other. */
  readonly refersToItself: boolean;
}

/** The archive's tables, each behind those that it refers to. Throws where they refer to each other in a circle. */
export async function readTables(tx: Tx): Promise<readonly ArchivedTable[]> {
  const names = sql.param([...ARCHIVED_TABLES]);
  const columns = await tx.execute<{ table: string; name: string; type: string; place: number | null }>(sql`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      array_position(k.conkey, a.attnum) as place
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
    where c.relnamespace = 'public'::regnamespace and c.relname = any(${names}::text[])
    order by c.relname, a.attname collate "C"`);
  const references = await tx.execute<{ table: string; to: string }>(sql`
    select distinct c.relname as table, r.relname as to
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
    where k.contype = 'f' and c.relnamespace = 'public'::regnamespace
      and c.relname = any(${names}::text[]) and r.relname = any(${names}::text[])`);
  return inOrder(
    ARCHIVED_TABLES.map((name) => {
      const own = columns.rows.filter(({ table }) => table === name);
      const refersTo = references.rows.filter(({ table }) => table === name).map(({ to }) => to);
      return {
        name,
        columns: own.filter((column) => goesAlong(name, column.name)).map(asColumn),
        key: own
          .filter(({ place }) => place !== null)
          .sort((one, other) => (one.place ?? 0) - (other.place ?? 0))
          .map(asColumn),
        refersToItself: refersTo.includes(name),
        refersTo,
      };
    }),
  );
}

const asColumn = ({ name, type }: ArchivedColumn): ArchivedColumn => ({ name, type });

/** Each table behind those it refers to, else in the order of the list. */
function inOrder(
  tables: readonly (ArchivedTable & { readonly refersTo: readonly string[] })[],
): readonly ArchivedTable[] {
  const placed: ArchivedTable[] = [];
  const left = new Set(tables);
  while (left.size > 0) {
    const waiting = new Set([...left].map(({ name }) => name));
    const ready = [...left].filter(({ name, refersTo }) => refersTo.every((to) => to === name || !waiting.has(to)));
    if (ready.length === 0) throw new Error(`These tables refer to each other: ${[...waiting].join(", ")}.`);
    for (const table of ready) left.delete(table);
    placed.push(...ready.map(({ refersTo: _, ...table }) => table));
  }
  return placed;
}
