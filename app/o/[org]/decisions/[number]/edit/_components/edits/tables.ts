/** Is this line part of a table as people write them, with a bar in front? */
export const isInTable = (line: string): boolean => /^\s*\|/.test(line);

/** A table to write into: its head and rule, its row, nothing after it, and what is written over, the first cell of the row. */
export const NEW_TABLE: readonly [string, string, string, string] = [
  "| Option | For | Against |\n| --- | --- | --- |",
  "| First |  |  |",
  "",
  "First",
];

/** The table with columns of even width, in characters. Its alignment stays; a bar in a cell stays escaped. */
export function tidied(table: string): string {
  const rows = table.split("\n").map(cellsOf);
  const columns = Math.max(...rows.map((cells) => cells.length));
  const isRule = (cells: readonly string[]) => cells.every((cell) => /^:?-+:?$/.test(cell));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(3, ...rows.filter((cells) => !isRule(cells)).map((cells) => cells[column]?.length ?? 0)),
  );
  return rows
    .map((cells) => {
      const filled = widths.map((width, column) => {
        const cell = cells[column] ?? (isRule(cells) ? "---" : "");
        return isRule(cells) ? ruleOf(cell, width) : cell.padEnd(width);
      });
      return `| ${filled.join(" | ")} |`;
    })
    .join("\n");
}

function ruleOf(cell: string, width: number): string {
  const [left, right] = [cell.startsWith(":") ? ":" : "", cell.endsWith(":") ? ":" : ""];
  return `${left}${"-".repeat(width - left.length - right.length)}${right}`;
}

function cellsOf(row: string): readonly string[] {
  const inner = row
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}
