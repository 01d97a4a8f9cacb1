import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";

const root = path.resolve(import.meta.dirname, "..", "..");
const shape = z.array(
  z.object({ promise: z.string(), promised: z.string(), reached: z.string(), isKept: z.boolean() }),
);

/** `npm run trust:history`: measures every promise about the history at its full size, prints a table, and fails when one falls short. */
function main(): void {
  const folder = mkdtempSync(path.join(tmpdir(), "accord-trust-"));
  const report = path.join(folder, "figures.json");
  const vitest = path.join(root, "node_modules", "vitest", "vitest.mjs");
  const test = "db/testing/history/trust.db.test.ts";
  const given = ["run", "--project", "database", "--testTimeout", "3600000", test];
  const ran = spawnSync(process.execPath, [vitest, ...given], {
    cwd: root,
    env: { ...process.env, TRUST_REPORT: report },
    stdio: ["ignore", "inherit", "inherit"],
  });
  try {
    const figures = shape.parse(JSON.parse(readFileSync(report, "utf8")));
    const rows = [
      ["promise", "promised", "reached", ""],
      ...figures.map((one) => [one.promise, one.promised, one.reached, one.isKept ? "kept" : "NOT KEPT"]),
    ];
    const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    for (const row of rows)
      process.stdout.write(
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
      );
    process.exitCode = ran.status === 0 && figures.every(({ isKept }) => isKept) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
