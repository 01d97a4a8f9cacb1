import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Pair } from "yaml";
import type { Outline, OutlineField } from "./outline";

/** What stands between the two lines of dashes at a file's beginning. */
export interface FrontMatter {
  readonly fields: readonly OutlineField[];
  /** Where the text behind it begins; 0 when there is none. */
  readonly end: number;
  readonly troubles: Outline["troubles"];
}

const NONE: FrontMatter = { fields: [], end: 0, troubles: [] };

/** Longer front matter is text: YAML takes long over what is not YAML. */
const MOST = 20_000;

/**
 * Reads a file's front matter, which is YAML or at least looks like it: `status: {proposed | …`, `date: {YYYY-MM-DD when …}`. What is not
 * valid is read line by line as `key: value`, and said.
 */
export function readFrontMatter(source: string): FrontMatter {
  const opening = /^(?:[ \t]*\r?\n){0,5}---[ \t]*\r?\n/.exec(source);
  if (opening === null) return NONE;
  const begin = opening[0].length;
  const closing = /^---[ \t]*(?:\r?\n|$)/m.exec(source.slice(begin, begin + MOST));
  if (closing === null) return NONE;
  const text = source.slice(begin, begin + closing.index);
  const end = begin + closing.index + closing[0].length;
  const firstLine = opening[0].split("\n").length;
  const lines = linesOf(text, firstLine);
  const read = readYaml(text, firstLine, lines);
  if (read !== null) return { fields: read, end, troubles: [] };
  // A line of dashes can also be a rule around text that is no metadata.
  if (lines.every(({ key }) => key === "")) return NONE;
  const what = "The front matter was read line by line.";
  return {
    fields: lines.filter(({ key }) => key !== ""),
    end,
    troubles: [{ line: firstLine, column: 1, what, why: "It is not valid YAML." }],
  };
}

/** Each `key: value` at the margin, with the list or block below it. */
function linesOf(text: string, firstLine: number): OutlineField[] {
  const found: { key: string; line: number; parts: string[] }[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const pair = /^["']?([\p{L}_][\p{L}\p{N} _-]{0,60}?)["']?[ \t]{0,60}:(?:[ \t]+(.*))?$/su.exec(line);
    if (pair !== null) found.push({ key: pair[1] ?? "", line: firstLine + at, parts: [pair[2] ?? ""] });
    else if (/^[ \t]+\S|^- /.test(line)) found.at(-1)?.parts.push(line.trim());
  }
  return found.map(({ key, line, parts }) => {
    const raw = parts.join("\n").trim();
    const isBlock = /^[|>][+-]?\d?$/.test(parts[0]?.trim() ?? "");
    const words = isBlock ? [parts.slice(1).join(" ")] : parts.map((part) => part.replace(/^- +/, ""));
    return {
      key,
      raw,
      values: words.map((word) => unquoted(word)).filter((word) => word !== ""),
      source: "front matter",
      line,
      column: 1,
    };
  });
}

/** Without quotes and without a comment behind it. */
function unquoted(value: string): string {
  const trimmed = value.trim();
  const quoted = /^"([^"]*)"|^'([^']*)'/.exec(trimmed);
  if (quoted !== null) return (quoted[1] ?? quoted[2] ?? "").trim();
  return trimmed.replace(/(?:^|[ \t])#.*$/, "").trim();
}

function readYaml(text: string, firstLine: number, lines: readonly OutlineField[]): OutlineField[] | null {
  const counter = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: counter, strict: false, uniqueKeys: false, schema: "failsafe" });
  if (parsed.errors.length > 0 || !isMap(parsed.contents)) return null;
  return parsed.contents.items.flatMap((pair): OutlineField[] => {
    if (!isPair(pair) || !isScalar(pair.key)) return [];
    const key = wordOf(pair.key);
    const place = counter.linePos(pair.key.range?.[0] ?? 0);
    const line = firstLine + place.line - 1;
    // As written: the value's own source, not what YAML makes of `{ accepted }`.
    const raw = lines.find((one) => one.line === line)?.raw ?? "";
    return [{ key, values: valuesOf(pair), raw, source: "front matter", line, column: place.col }];
  });
}

function valuesOf(pair: Pair<unknown, unknown>): string[] {
  const value = pair.value;
  if (isScalar(value)) return [wordOf(value)].filter((word) => word !== "");
  if (isSeq(value)) return value.items.flatMap((item) => itemValue(item));
  // `{ accepted }` is a map without values: its keys are meant.
  if (isMap(value)) return value.items.flatMap((item) => itemValue(item.value ?? item.key));
  return [];
}

function itemValue(item: unknown): string[] {
  if (isScalar(item)) return [wordOf(item)].filter((word) => word !== "");
  if (isMap(item)) {
    const named = item.items.find((pair) => isScalar(pair.key) && /^(?:name|login|id)$/.test(wordOf(pair.key)));
    return itemValue(named?.value ?? item.items[0]?.value ?? item.items[0]?.key);
  }
  return [];
}

const wordOf = ({ value }: { value: unknown }): string => (typeof value === "string" ? value.trim() : "");
