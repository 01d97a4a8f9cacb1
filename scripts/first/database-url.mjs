import path from "node:path";
import { currentRun } from "./run.mjs";

const run = currentRun(path.resolve(import.meta.dirname, "..", ".."));

if (run?.ownerUrl) {
  process.stdout.write(`${run.ownerUrl}\n`);
} else {
  const why = run
    ? "This start was given no DATABASE_MIGRATION_URL, so it does not know the owner's address."
    : "Accord is not running here: npm start.";
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
}
