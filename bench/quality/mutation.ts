import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { toolFolder } from "../stand/packages";

/**
 * `npm run bench:mutation [-- FOLDER …]`: changes the mathematics in thousands of small ways and prints the share that a test notices,
 * per file. Fails below 90 %. Folders of `lib/mcda` narrow it down; all of it takes a quarter of an hour.
 */
function main(folders: readonly string[]): void {
  toolFolder("@stryker-mutator/vitest-runner");
  const stryker = path.join(toolFolder("@stryker-mutator/core"), "bin", "stryker.js");
  const narrowed = folders.flatMap((folder) => [`${folder}/**/*.ts`, `!${folder}/**/*.test.ts`]);
  const chosen = narrowed.length === 0 ? [] : ["--mutate", narrowed.join(",")];
  // The changed copy lies outside the checkout, where lint and compiler do not read it.
  const options = ["--tempDirName", path.join(tmpdir(), "accord-mutation"), ...chosen];
  const { status } = spawnSync(process.execPath, [stryker, "run", "bench/quality/stryker.config.json", ...options], {
    cwd: path.resolve(import.meta.dirname, "../.."),
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
}

main(process.argv.slice(2));
