import { spawnSync } from "node:child_process";
import path from "node:path";
import { toolFolder } from "../stand/packages";

/** `npm run bench:coverage`: prints which lines of the mathematics its own tests run, per file. Fails below 98 %. */
function main(): void {
  toolFolder("@vitest/coverage-v8");
  const root = path.resolve(import.meta.dirname, "../..");
  const vitest = path.join(root, "node_modules", "vitest", "vitest.mjs");
  const { status } = spawnSync(
    process.execPath,
    [vitest, "run", "--config", "bench/quality/vitest.config.ts", "--coverage"],
    { cwd: root, stdio: "inherit" },
  );
  process.exitCode = status ?? 1;
}

main();
