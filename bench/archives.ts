import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { deflateRawSync } from "node:zlib";
import { z } from "zod";
import { HOSTILE_ARCHIVES, sparseText } from "@/db/testing/archives/hostile";
import { zipOf } from "@/db/testing/archives/writer";
import { INTAKE_LIMITS } from "@/lib/imports/paths/rules";
import { printTable } from "./stand/table";

const BUDGET = { milliseconds: 2_000, megabytes: 200 };
const RECORD = Buffer.from("# 1. Use PostgreSQL\n\n## Status\n\nAccepted\n");

const reportShape = z.object({
  milliseconds: z.number(),
  files: z.number(),
  sentence: z.string().nullable(),
  grown: z.number(),
});

interface Measured {
  readonly what: string;
  readonly make: () => Buffer;
  /** Undefined for an archive that is to be read. */
  readonly sentence?: RegExp;
}

/** As large as is let in. */
const WELCOME: readonly Measured[] = [
  {
    what: "10,000 records",
    make: () =>
      zipOf(Array.from({ length: INTAKE_LIMITS.files }, (_, index) => ({ name: `adr/${index}.md`, bytes: RECORD }))),
  },
  {
    what: "100 MB, well packed",
    make: () => {
      const bytes = sparseText(INTAKE_LIMITS.fileBytes);
      const packed = deflateRawSync(bytes);
      return zipOf(Array.from({ length: 10 }, (_, index) => ({ name: `${index}.txt`, bytes, packed })));
    },
  },
  {
    what: "45 MB, not packed",
    make: () =>
      zipOf(Array.from({ length: 9 }, (_, index) => ({ name: `${index}.png`, bytes: Buffer.alloc(5e6), method: 0 }))),
  },
];

/**
 * `npm run bench:archives`: reads each hostile archive in a process of its own and prints what was said, how long it took and by how much the
 * process grew at most, the archive's own bytes included; below them, the largest that are let in. Exit code 1 past a budget.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "accord-archives-"));
  try {
    const rows: Row[] = [];
    for (const one of [...HOSTILE_ARCHIVES, ...WELCOME]) rows.push(await measure(folder, one));
    printTable([["archive", "kB", "ms", "MB more", "answer"], ...rows.map(({ cells }) => cells)]);
    const most = (of: (row: Row) => number) => Math.max(...rows.map(of)).toFixed(0);
    process.stdout.write(
      `\n${rows.filter(({ isRight }) => isRight).length} of ${rows.length} answered as they should; at most ${most((row) => row.milliseconds)} ms (${BUDGET.milliseconds}) and ${most((row) => row.grown)} MB (${BUDGET.megabytes}).\n`,
    );
    process.exitCode = rows.every(({ isRight }) => isRight) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Row {
  readonly cells: readonly string[];
  readonly milliseconds: number;
  readonly grown: number;
  /** Refused or read as it should be, within the budgets. */
  readonly isRight: boolean;
}

async function measure(folder: string, { what, make, sentence: wanted }: Measured): Promise<Row> {
  const file = path.join(folder, "archive.zip");
  const archive = make();
  writeFileSync(file, archive);
  const script = path.resolve("db/testing/archives/read-archives.ts");
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", script, file]);
  const { milliseconds, files, sentence, grown } = reportShape.parse(JSON.parse(stdout));
  const isAnswer = wanted === undefined ? sentence === null : wanted.test(sentence ?? "");
  return {
    cells: [
      what,
      (archive.length / 1024).toFixed(0),
      milliseconds.toFixed(0),
      grown.toFixed(0),
      sentence ?? `${files} files read`,
    ],
    milliseconds,
    grown,
    isRight: isAnswer && milliseconds <= BUDGET.milliseconds && grown <= BUDGET.megabytes,
  };
}

await main();
