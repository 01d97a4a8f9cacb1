import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { toolFolder } from "../stand/packages";
import { printTable } from "../stand/table";

const root = path.resolve(import.meta.dirname, "../..");
const reportFile = path.join(root, "bench", "results", "mutation.json");
const MATHEMATICS = "lib/mcda";

const reportShape = z.object({
  files: z.record(z.string(), z.object({ mutants: z.array(z.object({ status: z.string() })) })),
});

/**
 * `npm run bench:mutation [-- FOLDER …]`: changes the mathematics and the rules of access in thousands of small ways and prints the share
 * that a test notices, per file and per folder. Fails below 90 %. Folders or files of `lib/mcda` and `lib/access` narrow it down; all of it
 * takes an hour or two.
 */
function main(chosen: readonly string[]): void {
  toolFolder("@stryker-mutator/vitest-runner");
  const stryker = path.join(toolFolder("@stryker-mutator/core"), "bin", "stryker.js");
  const narrowed = chosen.map((one) => (one.endsWith(".ts") ? one : `${one}/**/*.ts`));
  const mutate = narrowed.length === 0 ? [] : ["--mutate", [...narrowed, "!lib/**/*.test.ts"].join(",")];
  // The changed copy lies outside the checkout, where lint and compiler do not read it.
  const options = ["--tempDirName", path.join(tmpdir(), "accord-mutation"), ...mutate];
  rmSync(reportFile, { force: true });
  const { status } = spawnSync(process.execPath, [stryker, "run", "bench/quality/stryker.config.json", ...options], {
    cwd: root,
    stdio: "inherit",
  });
  if (existsSync(reportFile)) printFolders();
  process.exitCode = status ?? 1;
}

/** One row per folder: changes that some test could notice, those that one did notice, and their share. */
function printFolders(): void {
  const { files } = reportShape.parse(JSON.parse(readFileSync(reportFile, "utf8")));
  const counts = new Map<string, { mutants: number; killed: number }>();
  for (const [file, { mutants }] of Object.entries(files)) {
    const folder = folderOf(file);
    for (const name of [folder, "all"]) {
      const count = counts.get(name) ?? { mutants: 0, killed: 0 };
      for (const { status } of mutants) {
        if (NOTICED.has(status)) count.killed += 1;
        if (NOTICED.has(status) || MISSED.has(status)) count.mutants += 1;
      }
      counts.set(name, count);
    }
  }
  const rows = [...counts].sort(([a], [b]) => Number(a === "all") - Number(b === "all") || (a < b ? -1 : 1));
  printTable([
    ["folder", "mutants", "killed", "score"],
    ...rows.map(([name, { mutants, killed }]) => [
      name,
      String(mutants),
      String(killed),
      mutants === 0 ? "n/a" : `${((100 * killed) / mutants).toFixed(1)} %`,
    ]),
  ]);
}

const NOTICED = new Set(["Killed", "Timeout"]);
const MISSED = new Set(["Survived", "NoCoverage"]);

/** The folder of `lib/mcda` a file belongs to, with what lies deeper in it; `lib/mcda` itself for its own files, and its own folder elsewhere. */
function folderOf(file: string): string {
  if (!file.startsWith(`${MATHEMATICS}/`)) return path.dirname(file);
  const [first, ...rest] = path.relative(MATHEMATICS, file).split(path.sep);
  return first === undefined || rest.length === 0 ? MATHEMATICS : `${MATHEMATICS}/${first}`;
}

main(process.argv.slice(2));
