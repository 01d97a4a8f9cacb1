import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { CheckedRows, ToldChain } from "./one-chain";
import type { Committed, Finding, KeptRow, ToldRow } from "./rules";

/** A moment as events write it, from a column; null for none. */
export const momentText = (column: SQL): SQL<string | null> =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Compares rows, by their ids, with what the events of a chain tell of them. `noun` names one of them in a sentence, such as "a
 * review". Words that were erased from the history are not compared.
 */
export async function compareRows(
  tx: Tx,
  chain: ToldChain,
  noun: string,
  told: ReadonlyMap<string, ToldRow>,
  kept: readonly KeptRow[],
): Promise<CheckedRows> {
  if (kept.length === 0 && told.size === 0) return { read: 0, findings: [] };
  const words = await readWords(tx, chain, [...told.values()]);
  const there = new Set(kept.map(({ id }) => id));
  const missing = [...told].flatMap(([id, { sequence }]): Finding[] =>
    there.has(id) ? [] : [{ sequence, what: `${noun} was deleted.` }],
  );
  const changed = kept.flatMap((row): Finding[] => {
    const said = told.get(row.id);
    if (said === undefined) return [{ sequence: null, what: `${noun} was inserted without an event.` }];
    const isAsTold = said.said === row.said && Object.entries(row.words).every(isSaid(said, words));
    return isAsTold ? [] : [{ sequence: said.sequence, what: `${noun} was changed without an event.` }];
  });
  return { read: kept.length, findings: [...missing, ...changed] };
}

/** Several checks as one. */
export const allOf = (checked: readonly CheckedRows[]): CheckedRows => ({
  read: checked.reduce((sum, { read }) => sum + read, 0),
  findings: checked.flatMap(({ findings }) => findings),
});

const keyOf = ({ sequence, name }: Committed) => `${sequence} ${name}`;

const isSaid =
  ({ words }: ToldRow, kept: ReadonlyMap<string, string>) =>
  ([name, text]: readonly [string, string]): boolean => {
    const committed = words[name] ?? null;
    if (committed === null) return text === "";
    const body = kept.get(keyOf(committed));
    return body === undefined || body === text;
  };

/** The words that these events committed to and that are still there. */
async function readWords(tx: Tx, { scope, id }: ToldChain, told: readonly ToldRow[]) {
  const wanted = told.flatMap(({ words }) =>
    Object.values(words).flatMap((one) => (one === null ? [] : [one.sequence])),
  );
  if (wanted.length === 0) return new Map<string, string>();
  const { rows } = await tx.execute<Record<string, unknown> & Committed & { readonly body: string }>(sql`
    select sequence, name, body from event_texts where organization_id = ${scope.organizationId} and chain_id = ${id}
      and sequence = any(${sql.param([...new Set(wanted)])}::int[])`);
  return new Map(rows.map((row) => [keyOf(row), row.body]));
}
