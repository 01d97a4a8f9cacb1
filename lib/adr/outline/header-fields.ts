import type { ListItem, Paragraph, RootContent, Table, TableCell } from "mdast";
import type { Place } from "../document";
import { withoutComments } from "../markup/comments";
import { isFieldWord } from "../words/field-words";
import type { OutlineField } from "./outline";
import { plainText } from "./plain-text";

type Source = OutlineField["source"];

/** Pairs that stand in bullets, in lines of their own, in block quotes and in tables. */
export function headerFields(nodes: readonly RootContent[], text: string): OutlineField[] {
  return nodes.flatMap((node): OutlineField[] => {
    if (node.type === "paragraph") return lineFields(node, text, "line");
    if (node.type === "table") return tableFields(node, text);
    if (node.type === "list") return node.children.flatMap((item) => itemFields(item, text));
    if (node.type === "blockquote") return headerFields(node.children.filter(isRootContent), text);
    return [];
  });
}

const isRootContent = (node: RootContent): boolean => node.type === "paragraph" || node.type === "list";

/** `* Status: accepted`; or `* Status:` with its values as bullets below. */
function itemFields(item: ListItem, text: string): OutlineField[] {
  const [first, ...others] = item.children;
  if (first?.type !== "paragraph") return [];
  const [field, ...more] = lineFields(first, text, "bullet");
  if (field === undefined) return [];
  const below = others.flatMap((node) => (node.type === "list" ? node.children.map((child) => plainText(child)) : []));
  return [{ ...field, values: field.values.length > 0 ? field.values : below }, ...more];
}

function lineFields(paragraph: Paragraph, text: string, source: Source): OutlineField[] {
  const { line = 1, column = 1, offset = 0 } = paragraph.position?.start ?? {};
  return pairsIn(text.slice(offset, paragraph.position?.end.offset ?? 0), { line, column }, source);
}

/** Pairs of a text that is only looked at line by line: bullets and lines, no tables. */
export function scanFields(text: string, line: number): OutlineField[] {
  return text
    .split(/\r?\n/)
    .slice(0, SCANNED_LINES)
    .flatMap((one, at) => pairsIn(one.replace(/^[ \t]*[-*+][ \t]+/, ""), { line: line + at, column: 1 }, "line"));
}

const SCANNED_LINES = 200;

/** Each line that is a pair. A line that is none goes on with the one before. */
function pairsIn(written: string, start: Place, source: Source): OutlineField[] {
  const found: (Omit<OutlineField, "values"> & { value: string })[] = [];
  for (const [at, line] of written.split(/\r?\n/).entries()) {
    const pair = pairOf(line);
    const last = found.at(-1);
    if (pair !== null) found.push({ ...pair, source, line: start.line + at, column: at === 0 ? start.column : 1 });
    else if (last === undefined) return [];
    // A hard break ends the value; text that simply wraps goes on.
    else found[found.length - 1] = { ...last, value: `${last.value} ${line.trim()}`.trim() };
  }
  return found.map(({ value, ...field }) => ({ ...field, values: value === "" ? [] : [value] }));
}

/** `Status: accepted`, `**Status:** accepted`, `**Status**: accepted`, `_Status_ : accepted`. */
function pairOf(line: string): { key: string; value: string; raw: string } | null {
  const pair =
    /^[ \t>]*[*_]{0,3}([\p{L}][\p{L}\p{N} /()'-]{0,40}?)(?:[ \t]{0,60}[*_]{1,3})?[ \t]{0,60}[:：][*_]{0,3}(?!\/\/)(.*)$/u.exec(
      line.slice(0, 2_000),
    );
  const key = pair?.[1]?.trim() ?? "";
  if (key === "" || (key.split(/\s+/).length > 3 && !isFieldWord(key))) return null;
  const raw = (pair?.[2] ?? "").replace(/(?:\\|(?<![ \t])[ \t]{2,})$/, "").trim();
  return { key, value: withoutComments(raw).trim(), raw };
}

/** A table with the key in the first column, or with keys as its header and one row of values. */
function tableFields(table: Table, text: string): OutlineField[] {
  const rows = table.children.map((row) => row.children);
  const [header, values] = rows;
  if (header === undefined) return [];
  const keys = header.map((cell) => plainText(cell));
  const known = keys.filter((key) => isFieldWord(key)).length;
  if (values !== undefined && rows.length === 2 && known > 1 && known * 2 >= keys.length)
    return keys.flatMap((key, at) => cellField(key, values[at], text));
  if (keys.length > 3) return [];
  return rows.flatMap(([key, value]) => {
    const name = key === undefined ? "" : plainText(key).replace(/[:：]$/, "");
    return isFieldWord(name) ? cellField(name, value, text) : [];
  });
}

function cellField(key: string, cell: TableCell | undefined, text: string): OutlineField[] {
  if (cell === undefined || key === "") return [];
  const [first] = cell.children;
  const last = cell.children.at(-1);
  const raw = text.slice(first?.position?.start.offset ?? 0, last?.position?.end.offset ?? 0).trim();
  const { line = 1, column = 1 } = cell.position?.start ?? {};
  return [{ key, values: raw === "" ? [] : [raw], raw, source: "table", line, column }];
}
