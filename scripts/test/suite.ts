import { existsSync } from "node:fs";
import { provideBrowser } from "./browser";
import { checkGates } from "./gates";
import { provideBuild, runJourneys } from "./journeys";
import { createTally } from "./tally";
import { runVitest } from "./vitest";

/** What the part that needs no packages hands over. */
export interface Suite {
  readonly root: string;
  readonly suite: "everything" | "check";
  readonly stopping: AbortSignal;
  readonly currentUrl: () => string | undefined;
}

const postgres15 = ["/usr/lib/postgresql/15/bin", "/usr/pgsql-15/bin", "/opt/homebrew/opt/postgresql@15/bin"];

/** Runs the steps in order, prints the sum in the last line, and returns the exit code. */
export async function run(given: Suite): Promise<number> {
  const { stopping } = given;
  const tally = createTally();
  const everything = given.suite === "everything";
  const hasBrowser = everything && (await tally.step("browser", () => provideBrowser(stopping)));
  await checkGates(tally, stopping);
  await tally.step("unit tests", () => runVitest("unit", { stopping }));
  if (everything) {
    await tally.step("database tests", () => runVitest("database", { stopping }));
    const binaries = postgres15.find((folder) => existsSync(`${folder}/initdb`));
    if (binaries !== undefined) {
      await tally.step("database tests, PostgreSQL 15", () => runVitest("database", { stopping, binaries }));
    }
    const isBuilt = await tally.step("production build", () => provideBuild(given));
    if (hasBrowser && isBuilt) await tally.step("browser tests", () => runJourneys(given));
  }
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
  return tally.failed === 0 ? 0 : 1;
}
