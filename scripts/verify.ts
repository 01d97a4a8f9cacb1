import { execFileSync } from "node:child_process";
import path from "node:path";
import pg from "pg";
import { verifyHistory } from "@/lib/history/verification/queries";
import { describe, holds } from "@/lib/history/verification/rules";

/** `npm run verify`: reads every chain as the owner and says whether the history holds. Exit code 1 when it does not. */
async function main(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_MIGRATION_URL ?? addressOfRunningDatabase() });
  await client.connect();
  try {
    await client.query("set role accord_owner");
    const report = await verifyHistory(client);
    for (const line of describe(report)) process.stdout.write(`${line}\n`);
    process.exitCode = holds(report) ? 0 : 1;
  } finally {
    await client.end();
  }
}

/** What `npm run -s db:url` prints; it says itself when nothing runs here. */
function addressOfRunningDatabase(): string {
  return execFileSync(process.execPath, [path.join(import.meta.dirname, "db-url.mjs")], { encoding: "utf8" }).trim();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
