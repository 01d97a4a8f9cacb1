import { concat, toHex, utf8, type Sha256 } from "@/lib/history/bytes/rules";
import { canonicalJson, type Canonical } from "@/lib/mcda/hash/canonical";

/** What the first line of a history file calls the format, and its version. Another version is another number. */
export const HISTORY_FORMAT = "accord-history";
export const HISTORY_VERSION = 1;

/** Every kind of line. `docs/history-file.md` says what each holds. */
export const LINE_KINDS = [
  "manifest",
  "key",
  "chain",
  "event",
  "text",
  "section",
  "evaluation",
  "ballot",
  "signature",
  "checkpoint",
  "entry",
  "name",
  "end",
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** One line, before it is written. */
export type NewLine = { readonly kind: LineKind } & { readonly [key: string]: Canonical | undefined };

/** One line, as it was read: what it holds is looked at where it is used. */
export type HistoryLine = Readonly<Record<string, unknown>>;

/** The last member of every line: `,"sum":"` 32 hexadecimal digits `"}`. */
const SUM = /,"sum":"([0-9a-f]{32})"\}$/;
const SUM_LENGTH = ',"sum":""}'.length + 32;

/** What a line's sum is: the first 16 bytes of SHA-256 of the sum before it and of the line without its own. */
function sumOf(sha256: Sha256, before: string, rest: Uint8Array): string {
  return toHex(sha256(utf8(before), rest).slice(0, 16));
}

/** Writes lines one after the other, each with its sum. */
export function lineWriter(sha256: Sha256): (line: NewLine) => string {
  let before = "";
  return (line) => {
    const rest = canonicalJson(line).slice(0, -1);
    before = sumOf(sha256, before, utf8(rest));
    return `${rest},"sum":"${before}"}\n`;
  };
}

/** Where a file stops being one. */
export interface BrokenLine {
  /** Counted from 1. */
  readonly line: number;
  /** Of an event's line that can still be read. */
  readonly chain: string | null;
  readonly sequence: number | null;
}

export interface ReadLines {
  readonly lines: readonly HistoryLine[];
  readonly broken: BrokenLine | null;
}

/**
 * Reads the lines of a history file to its end, or to the first that is not what was written: one whose sum does not follow from it and
 * the line before, or a last one that is none.
 */
export function readLines(sha256: Sha256, bytes: Uint8Array): ReadLines {
  const lines: HistoryLine[] = [];
  let before = "";
  let isEnded = false;
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, from);
    const raw = bytes.subarray(from, end < 0 ? bytes.length : end);
    const text = textOf(raw);
    const sum = SUM.exec(text ?? "")?.[1];
    const rest = raw.subarray(0, raw.length - SUM_LENGTH);
    if (isEnded || end < 0 || sum === undefined || sum !== sumOf(sha256, before, rest))
      return { lines, broken: brokenAt(lines.length + 1, text) };
    const line = recordOf(text);
    if (line === null) return { lines, broken: brokenAt(lines.length + 1, text) };
    lines.push(line);
    isEnded = line["kind"] === "end" && line["lines"] === lines.length;
    before = sum;
    from = end + 1;
  }
  return { lines, broken: isEnded ? null : brokenAt(lines.length + 1, null) };
}

const NEWLINE = 10;

function brokenAt(line: number, text: string | null): BrokenLine {
  const read = text === null ? null : recordOf(text);
  const { chain, sequence } = read ?? {};
  return {
    line,
    chain: typeof chain === "string" ? chain : null,
    sequence: typeof sequence === "number" && Number.isSafeInteger(sequence) ? sequence : null,
  };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What a text says as a JSON object; null where it is none. */
export function recordOf(text: string | null): HistoryLine | null {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a member holds where it is a text; nothing otherwise. */
export function textIn(line: HistoryLine, key: string): string {
  const value = line[key];
  return typeof value === "string" ? value : "";
}

/** What a member holds where it is a whole number; 0 otherwise. */
export function numberIn(line: HistoryLine, key: string): number {
  const value = line[key];
  return typeof value === "number" && Number.isSafeInteger(value) ? value : 0;
}

/** The texts in a list, in its order. */
export function textsIn(line: HistoryLine, key: string): readonly string[] {
  const value = line[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** What a member holds where it is an object; an empty one otherwise. */
export function recordIn(line: HistoryLine, key: string): HistoryLine {
  const value = line[key];
  return isRecord(value) ? value : {};
}

/** The objects in a list, in its order. */
export function recordsIn(line: HistoryLine, key: string): readonly HistoryLine[] {
  const value = line[key];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Lines by what one of their members says. */
export function linesBy(lines: readonly HistoryLine[], key: string): ReadonlyMap<string, readonly HistoryLine[]> {
  const found = new Map<string, HistoryLine[]>();
  for (const line of lines) {
    const own = found.get(textIn(line, key)) ?? [];
    own.push(line);
    found.set(textIn(line, key), own);
  }
  return found;
}

/** A salted text's commitment, 64 hexadecimal digits. */
export function commitmentHex(sha256: Sha256, salt: Uint8Array, body: string): string {
  return toHex(sha256(concat(salt, utf8(body))));
}
