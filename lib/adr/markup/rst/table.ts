import { indentOf } from "./lines";

/** A table's cells by row, as written, each on one line. */
export interface RstTable {
  readonly rows: readonly (readonly string[])[];
  readonly hasHeader: boolean;
}

const MOST_COLUMNS = 100;

/** Reads a table drawn with lines; null where cells reach over others, so that it is best shown as it was drawn. */
export function drawnTable(lines: readonly string[]): RstTable | null {
  const [first = ""] = lines;
  const indent = first.length - first.trimStart().length;
  const drawn = lines.map((line) => line.slice(indent).trimEnd());
  return first.trimStart().startsWith("+") ? gridTable(drawn) : simpleTable(drawn);
}

function gridTable(lines: readonly string[]): RstTable | null {
  const borders = positions(lines[0] ?? "", "+");
  if (borders.length < 2 || borders.length > MOST_COLUMNS) return null;
  const rows: string[][] = [];
  let cells: string[] | null = null;
  let headers = 0;
  for (const line of lines) {
    if (/^\+[-=+]+\+$/.test(line)) {
      if (borders.some((border) => line[border] !== "+")) return null;
      if (cells !== null) rows.push(cells);
      if (line.includes("=")) headers = rows.length;
      cells = null;
    } else {
      if (borders.some((border) => line[border] !== "|")) return null;
      cells = appended(
        cells,
        borders.slice(1).map((border, column) => line.slice((borders[column] ?? 0) + 1, border)),
      );
    }
  }
  return { rows, hasHeader: headers > 0 };
}

function simpleTable(lines: readonly string[]): RstTable | null {
  const starts = positions(lines[0] ?? "", "=").filter((at) => at === 0 || lines[0]?.[at - 1] !== "=");
  if (starts.length > MOST_COLUMNS) return null;
  const rows: string[][] = [];
  let rules = 0;
  let headers = 0;
  for (const line of lines) {
    if (/^=[= \t]*$/.test(line)) {
      rules += 1;
      if (rules === 2) headers = rows.length;
      continue;
    }
    if (/^-[- \t]*$/.test(line) || line.trim() === "") continue;
    const cells = starts.map((start, column) => line.slice(start, starts[column + 1]));
    if (starts.some((start) => start > 0 && /\S/.test(line.charAt(start - 1)))) return null;
    const isMore = (cells[0] ?? "").trim() === "" && rows.length > 0;
    const row = appended(isMore ? (rows.pop() ?? null) : null, cells);
    rows.push(row);
  }
  return { rows, hasHeader: rules > 2 && headers > 0 };
}

/** Reads the body of a `list-table`, where each row is an item of items. */
export function listTable(lines: readonly string[], headerRows: number): RstTable {
  const rows: string[][] = [];
  for (const line of lines) {
    const row = /^\s*\*[ \t]+-(?:[ \t]+(.*))?$/s.exec(line);
    const cell = /^\s+-(?:[ \t]+(.*))?$/s.exec(line);
    const current = rows.at(-1);
    if (row !== null) rows.push([row[1] ?? ""]);
    else if (cell !== null && current !== undefined) current.push(cell[1] ?? "");
    else if (current !== undefined && line.trim() !== "") current.push(`${current.pop() ?? ""} ${line.trim()}`.trim());
    else if (line.trim() !== "") rows.push([line.trim()]);
  }
  return { rows, hasHeader: headerRows > 0 };
}

/** Reads the body of a `csv-table`, a row to a line. */
export function csvTable(lines: readonly string[], header: string): RstTable {
  const rows = lines.filter((line) => line.trim() !== "").map((line) => csvCells(line.trim()));
  return header === "" ? { rows, hasHeader: false } : { rows: [csvCells(header), ...rows], hasHeader: true };
}

function csvCells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)\s*(?:"([^"]*)"|([^,]*))/g)].map((cell) => (cell[1] ?? cell[2] ?? "").trim());
}

/** Options of a directive, and the lines of its body without their common indent, from all lines below its first. */
export function directiveBody(lines: readonly string[]): { options: Map<string, string>; body: string[] } {
  const options = new Map<string, string>();
  let at = 0;
  for (; at < lines.length; at += 1) {
    const option = /^\s*:([\w-]{1,60}):(?:\s+|$)/.exec(lines[at] ?? "");
    if (option === null) break;
    options.set(option[1] ?? "", (lines[at] ?? "").slice(option[0].length).trim());
  }
  const rest = lines.slice(at);
  while (rest[0]?.trim() === "") rest.shift();
  return { options, body: outdented(rest) };
}

/** Lines without the indent that all of them have. */
export function outdented(lines: readonly string[]): string[] {
  let least = Infinity;
  for (const line of lines) if (line.trim() !== "") least = Math.min(least, indentOf(line));
  const tabless = (line: string) => line.replace(/^[ \t]*/, " ".repeat(indentOf(line)));
  return lines.map((line) => (line.trim() === "" ? "" : tabless(line).slice(least)));
}

function appended(row: string[] | null, cells: readonly string[]): string[] {
  if (row === null) return cells.map((cell) => cell.trim());
  return cells.map((cell, column) => [row[column] ?? "", cell.trim()].filter(Boolean).join(" "));
}

function positions(text: string, mark: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) found.push(at);
  return found;
}
