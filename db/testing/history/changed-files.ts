import { lineWriter, recordOf, type NewLine } from "@/lib/exports/history/lines/rules";
import { sha256 } from "@/lib/history/hash";
import type { Canonical } from "@/lib/mcda/hash/canonical";

/** Whole numbers from 0 up to, and without, `below`: the same run for the same seed. */
export type Dice = (below: number) => number;

/** Park and Miller's generator: enough to choose what is changed. */
export function diceOf(seed: number): Dice {
  let state = (seed % 2_147_483_646) + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/**
 * A history file with one thing changed by somebody who knows the format: the sums of its lines fit again, so that only what the lines
 * say can give it away. Some changes are none, and then nothing is to be found.
 */
export function changedFile(file: string, dice: Dice): string {
  const lines = file
    .trimEnd()
    .split("\n")
    .map((line) => asLine(recordOf(line) ?? {}));
  const at = 1 + dice(lines.length - 2);
  const line = lines[at];
  if (line === undefined) return file;
  switch (dice(6)) {
    case 0:
      lines.splice(at, 1);
      break;
    case 1:
      lines.splice(at, 0, line);
      break;
    case 2:
      lines.splice(at, 1);
      lines.splice(1 + dice(lines.length - 2), 0, line);
      break;
    default:
      lines[at] = changedLine(line, dice);
  }
  const write = lineWriter(sha256);
  return lines.map((one) => write(one.kind === "end" ? { kind: "end", lines: lines.length } : one)).join("");
}

function changedLine(line: NewLine, dice: Dice): NewLine {
  const keys = Object.keys(line).filter((key) => key !== "kind");
  const key = keys[dice(keys.length)] ?? "kind";
  return { ...line, [key]: changedValue(line[key], dice) };
}

function changedValue(value: Canonical | undefined, dice: Dice): Canonical {
  if (typeof value === "number") return value + 1 - 2 * dice(2);
  if (typeof value !== "string" || value === "") return value === "" ? "x" : null;
  const at = dice(value.length);
  const now = value.charAt(at);
  const next = /[0-8]/.test(now) ? String(Number(now) + 1) : now === "a" ? "b" : now === "\n" ? " " : "a";
  return `${value.slice(0, at)}${next}${value.slice(at + 1)}`.toWellFormed();
}

/** What a line of a file holds, without its sum: it was written from this. */
function asLine({ sum: _, ...line }: Readonly<Record<string, unknown>>): NewLine {
  return line as NewLine;
}
