import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const bench = path.resolve(import.meta.dirname, "..");

/** The folder of a measuring tool, which is installed with the others of `bench/package.json` when it is not there yet. */
export function toolFolder(name: string): string {
  const folder = path.join(bench, "node_modules", name);
  if (!existsSync(folder)) {
    execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: bench, stdio: ["ignore", "ignore", "inherit"] });
  }
  return folder;
}
