import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { command } from "./command";
import type { Outcome } from "./tally";

const report = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number() });

interface Options {
  readonly stopping: AbortSignal;
  /** A folder of other PostgreSQL programs than the embedded ones. */
  readonly binaries?: string;
}

/** Runs one of Vitest's projects and counts its tests. A skipped test is a failure: nothing may be left out unseen. */
export async function runVitest(project: "unit" | "database", { stopping, binaries }: Options): Promise<Outcome> {
  const file = path.resolve("test-results", `${project}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const parameters = [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ];
  const { code, output } = await command("vitest", parameters, {
    stopping,
    env: { CI: "true", DATABASE_TEST_BINARIES: binaries },
  });
  const counted = report.parse(JSON.parse(readReport(file)));
  const failed = counted.numFailedTests + counted.numPendingTests;
  return { passed: counted.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed, output };
}

function readReport(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return `{"numPassedTests":0,"numFailedTests":1,"numPendingTests":0}`;
  }
}
