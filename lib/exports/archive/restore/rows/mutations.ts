import pg from "pg";
import type { Tx } from "@/db/client";
import { invalid } from "@/lib/errors";
import { canonicalJson } from "@/lib/mcda/hash/canonical";
import type { OpenedArchive } from "../../opened/queries";
import { tablePath } from "../../rules";
import type { ArchivedColumn, ArchivedTable } from "../../tables/queries";
import { readRow, refuseFault, type ArchivedRow } from "./rules";

/** Columns that an archive leaves out and a server fills in. */
export interface Completion {
  readonly columns: readonly ArchivedColumn[];
  /** Their values, as an archive would have them. */
  readonly of: (row: ArchivedRow) => Promise<ArchivedRow>;
}

const NOTHING: Completion = { columns: [], of: () => Promise.resolve({}) };

/** Bytes, and rows, that go to the database at once. */
const BATCH_BYTES = 1_000_000;
const BATCH_ROWS = 500;

/**
 * Inserts every row of a table as the archive has it, some at a time; those of a table that refers to itself at once, because what a row
 * refers to may come after it. Throws a `Refusal` for a row that does not fit. Returns how many there were.
 */
export async function insertRows(
  tx: Tx,
  archive: OpenedArchive,
  table: ArchivedTable,
  completion: Completion = NOTHING,
): Promise<number> {
  const path = tablePath(table.name);
  const organizationId = archive.manifest.organization.id;
  const columns = table.columns.map(({ name }) => name);
  const insert = insertOf(table.name, [...table.columns, ...completion.columns]);
  let count = 0;
  let batch: string[] = [];
  let bytes = 0;
  const flush = async () => {
    if (batch.length > 0) await run(tx, insert, `[${batch.join(",")}]`, path);
    [batch, bytes] = [[], 0];
  };
  for await (const line of archive.linesOf(path)) {
    const { row, reason } = readRow(line, { path, columns, organizationId });
    if (row === null) throw invalid(reason);
    const whole = canonicalJson({ ...row, ...(await completion.of(row)) });
    batch.push(whole);
    bytes += whole.length;
    count += 1;
    if (!table.refersToItself && (bytes > BATCH_BYTES || batch.length === BATCH_ROWS)) await flush();
  }
  await flush();
  return count;
}

/** Takes a JSON list of rows. Each cell comes as a text and becomes what its column is, as PostgreSQL itself reads what it printed. */
function insertOf(table: string, columns: readonly ArchivedColumn[]): string {
  const names = columns.map(({ name }) => pg.escapeIdentifier(name));
  const values = columns.map(({ name, type }) => {
    const cell = `x.${pg.escapeIdentifier(name)}`;
    return type === "bytea" ? `decode(${cell}, 'base64')` : `${cell}::${type}`;
  });
  return `insert into ${pg.escapeIdentifier(table)} (${names.join(", ")}) select ${values.join(", ")}
    from json_to_recordset($1::json) as x(${names.map((name) => `${name} text`).join(", ")})`;
}

async function run(tx: Tx, insert: string, rows: string, path: string): Promise<void> {
  try {
    await tx.$client.query(insert, [rows]);
  } catch (error) {
    const reason = error instanceof pg.DatabaseError ? refuseFault(error.code ?? "", path) : null;
    throw reason === null ? error : invalid(reason);
  }
}
