/** Prints rows as a Markdown table, columns aligned. The first row is the head. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? "").length)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (cells[at] ?? "").padEnd(width)).join(" | ")} |\n`;
  const [head = [], ...body] = rows;
  process.stdout.write(line(head) + line(widths.map((width) => "-".repeat(width))) + body.map(line).join(""));
}

/** The value below which `share` (0 to 1) of the values lie; nearest rank. NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The middle value. NaN for none. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);
