import path from "node:path";
import { installPackages } from "./install.mjs";
import { isSameProcess, recordProcess } from "./process.mjs";
import { claimRun, giveToOwner } from "./run.mjs";
import { say, sayFailure, step } from "./say.mjs";
import { loadTypeScript } from "./typescript.mjs";

const root = path.resolve(import.meta.dirname, "..", "..");

/** Starts everything and stays until it is told to stop; ends the process with 0, or 1 after one sentence. */
export async function start(isDevelopment) {
  process.chdir(root);
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stopping.abort());
  let run;
  try {
    run = await claimRun(root);
    if (run.running) {
      say(
        `Accord is already running here: ${run.running.url ?? "it is just starting"} (process ${run.running.launcher.pid}).`,
      );
      process.exit(0);
    }
    await installPackages(root, stopping.signal);
    const { launch } = await loadTypeScript("scripts/start/launch.ts");
    const give = (file) => giveToOwner(root, file);
    await launch({
      root,
      run,
      isDevelopment,
      stopping: stopping.signal,
      say,
      step,
      give,
      isSameProcess,
      recordProcess,
    });
  } catch (error) {
    if (!stopping.signal.aborted) {
      sayFailure(error);
      process.exitCode = 1;
    }
  }
  run?.release?.();
  process.exit();
}
