/** A table's cells by row, as written, with the offset in the source at which each row begins. */
export interface AsciidocTable {
  readonly rows: readonly (readonly string[])[];
  readonly hasHeader: boolean;
}

/** What may stand before the bar of a cell: how far it reaches, how it is aligned and what it holds. */
const SPECIFICATION = /(?:^|(?<=\s))(?:(\d{1,2})?(?:\.\d{1,2})?([+*]))?[<^>]?(?:\.[<^>])?[adehlmsv]?$/;
const MOST_COLUMNS = 100;

/**
 * Reads the inside of an AsciiDoc table. The number of columns comes from `cols` or from the first line; a cell that reaches
 * over several columns is followed by empty ones.
 */
export function asciidocTable(inside: string, style: string, mark = "|"): AsciidocTable {
  const cells = mark === "," || mark === ":" ? separated(inside, mark) : barred(inside, mark === "!" ? "!" : "|");
  const lines = inside.split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  const onFirstLine = Math.max(1, cells.filter((cell) => cell.line === cells[0]?.line).length);
  const columns = Math.min(MOST_COLUMNS, columnsOf(style) ?? onFirstLine);
  const rows: string[][] = [];
  for (let at = 0; at < cells.length; at += columns) rows.push(cells.slice(at, at + columns).map(({ text }) => text));
  const isAside = (lines[first + 1] ?? "x").trim() === "" && first === 0 && onFirstLine === columns;
  const hasHeader = /%header|options="?[^"]*header|opts="?[^"]*header/.test(style) || (isAside && rows.length > 1);
  return { rows, hasHeader };
}

interface Cell {
  text: string;
  readonly line: number;
}

function barred(inside: string, bar: string): Cell[] {
  const parts = inside.split(bar === "!" ? /(?<!\\)!/ : /(?<!\\)\|/);
  const cells: Cell[] = [];
  let line = 0;
  let copies = 1;
  let isRepeated = false;
  parts.forEach((part, index) => {
    const tail = part.slice(-12);
    const found = index < parts.length - 1 ? SPECIFICATION.exec(tail) : null;
    const text = part
      .slice(0, part.length - (found?.[0].length ?? 0))
      .trim()
      .replaceAll(`\\${bar}`, bar);
    if (index > 0)
      for (let copy = 0; copy < copies; copy += 1) cells.push({ text: copy === 0 || isRepeated ? text : "", line });
    else if (text !== "") cells.push({ text, line });
    copies = Math.min(MOST_COLUMNS, Number(found?.[1] ?? 1)) || 1;
    isRepeated = found?.[2] === "*";
    line += part.split("\n").length - 1;
  });
  return cells;
}

function separated(inside: string, mark: string): Cell[] {
  return inside
    .split("\n")
    .flatMap((text, line) =>
      text.trim() === "" ? [] : text.split(mark).map((cell) => ({ text: cell.trim().replace(/^"(.*)"$/, "$1"), line })),
    );
}

function columnsOf(style: string): number | null {
  const cols = /cols\s*=\s*(?:"([^"]*)"|'([^']*)'|(\d+\*?))/.exec(style);
  const value = cols?.[1] ?? cols?.[2] ?? cols?.[3];
  if (value === undefined) return null;
  return value
    .split(/[,;]/)
    .slice(0, MOST_COLUMNS)
    .reduce((sum, column) => sum + (Number(/^\s*(\d{1,3})\*/.exec(column)?.[1]) || 1), 0);
}
