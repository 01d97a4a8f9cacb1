const PAIR =
  /^[*_`]{0,3}(\p{L}[\p{L}\p{M}\p{N} /()'’._-]{0,39}?)[*_`]{0,3}[ ]?(?::[*_`]{0,3}(?=\s|$)|[*_`]{0,3}：[*_`]{0,3})\s*/u;

/** A line of metadata such as `Status: accepted` or `**Status:** accepted`; null for any other line. */
export function keyValue(line: string): { readonly key: string; readonly value: string } | null {
  const found = PAIR.exec(line.slice(0, 200));
  const key = found?.[1]?.trim() ?? "";
  if (found === null || key === "" || key.split(/\s+/).length > 5) return null;
  return { key, value: line.slice(found[0].length).trim() };
}

/**
 * The pairs of a table of metadata: a row for each, or a row of names above one of values. Other tables have none.
 */
export function tablePairs(
  rows: readonly (readonly string[])[],
  hasHeader: boolean,
): { readonly key: string; readonly value: string; readonly row: number }[] {
  const [first = [], second = []] = rows;
  const isNamesAbove = rows.length === 2 && (hasHeader || first.length > 2);
  if (isNamesAbove) return first.map((key, column) => ({ key: bare(key), value: second[column] ?? "", row: 1 }));
  if (rows.some((row) => row.length !== 2)) return [];
  return rows.flatMap(([key = "", value = ""], row) =>
    hasHeader && row === 0 ? [] : [{ key: bare(key), value, row }],
  );
}

/** A key without what makes it bold or monospaced, and without its colon. */
function bare(key: string): string {
  return key.replace(/^[*_`\s]+|(?<![*_`\s:])[*_`\s:]+$/g, "");
}
