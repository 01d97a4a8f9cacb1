import { z } from "zod";
import { canonicalJson } from "@/lib/mcda/hash/canonical";
import { shown } from "../../opened/rules";
import { jsonOf } from "../../rules";

const cellShape = z.union([z.string(), z.boolean(), z.int(), z.null()]);
const rowShape = z.record(z.string(), cellShape);

/** A row as an archive has it, by column. */
export type ArchivedRow = Readonly<z.output<typeof rowShape>>;

/** A row, or the sentence that refuses it. */
export type ReadRow =
  { readonly row: ArchivedRow; readonly reason: null } | { readonly row: null; readonly reason: string };

/** Reads one line of a table: exactly these columns, of this organization, and written as Accord writes it. */
export function readRow(
  line: string,
  { path, columns, organizationId }: { path: string; columns: readonly string[]; organizationId: string },
): ReadRow {
  const refused = (what: string): ReadRow => ({ row: null, reason: `${shown(path)} has a row ${what}.` });
  const read = rowShape.safeParse(jsonOf(line));
  if (!read.success || !isAsWritten(read.data, line)) return refused("that is not as Accord writes it");
  const row = read.data;
  const names = Object.keys(row);
  if (names.length !== columns.length || columns.some((name) => !(name in row)))
    return refused("with other columns than this Accord’s");
  if (row["organization_id"] !== organizationId) return refused("of another organization");
  return { row, reason: null };
}

/** A key that is there twice, and white space, would be read in two ways. */
function isAsWritten(row: ArchivedRow, line: string): boolean {
  return !/[\uD800-\uDFFF]/.test(line.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, "")) && canonicalJson(row) === line;
}

/** What PostgreSQL says of a row that does not fit, as a sentence; null for what is no fault of the archive. */
export function refuseFault(code: string, path: string): string | null {
  const refused = (what: string) => `${shown(path)} ${what}. Export the organization again.`;
  if (code === "23503") return refused("refers to something that is not in the archive");
  if (code === "23505") return refused("says the same thing twice, or something that is here already");
  if (code.startsWith("22") || code.startsWith("23")) return refused("has a value that does not fit its column");
  return null;
}
