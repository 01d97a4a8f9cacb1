import { stringify } from "csv-stringify/sync";
import type { Standing } from "@/lib/adoption/rules";
import { spreadsheetCell } from "@/lib/text/rules";

/** Rows as CSV (RFC 4180); the first ones of a file begin with a byte order mark, so that spreadsheets read it as UTF-8. */
export function asCsv(rows: readonly (readonly string[])[], isFirst: boolean): string {
  return stringify(
    rows.map((row) => row.map(spreadsheetCell)),
    { bom: isFirst, quoted: true, quoted_empty: true, record_delimiter: "\r\n" },
  );
}

/** Several values in one cell. */
export const listed = (values: readonly string[]): string => values.join("; ");

/** How a line stands, as a cell: days as ISO dates. Empty where the decision does not concern the line. */
export function standingCell(standing: Standing): string {
  switch (standing.kind) {
    case "elsewhere":
      return "";
    case "ended":
      return standing.by === null ? "taken over" : `taken over by ADR-${standing.by}`;
    case "missing":
      return "no answer";
    case "answered": {
      const { stance, dueOn, expiresOn } = standing.answer;
      if (stance === "planned" && dueOn !== null) return `planned for ${dueOn}`;
      if (stance === "waived" && expiresOn !== null)
        return `${standing.isExpired ? "waiver ended" : "waived to"} ${expiresOn}`;
      return stance === "not_applicable" ? "not applicable" : stance;
    }
  }
}
