import path from "node:path";
import { installPackages } from "./install.mjs";
import { currentRun } from "./run.mjs";
import { sayFailure } from "./say.mjs";
import { loadTypeScript } from "./typescript.mjs";

const root = path.resolve(import.meta.dirname, "..", "..");

/** Runs `everything`, or `check`: the part without database and browser. Ends the process with 1 when anything failed. */
export async function runSuite(suite) {
  process.chdir(root);
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stopping.abort());
  try {
    await installPackages(root, stopping.signal);
    const { run } = await loadTypeScript("scripts/test/suite.ts");
    process.exitCode = await run({ root, suite, stopping: stopping.signal, currentUrl: () => currentRun(root)?.url });
  } catch (error) {
    sayFailure(error);
    process.stdout.write("0 passed, 1 failed\n");
    process.exitCode = 1;
  }
  process.exit();
}
