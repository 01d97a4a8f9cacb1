import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";

const root = path.resolve(import.meta.dirname, "..");

/**
 * `npm run verify`: reads every chain as the owner, and what is kept beside it, and says whether the history holds, and with
 * `-- --checkpoint FILE` whether it holds a checkpoint that somebody kept. Exit code 1 when it does not, 3 when it holds and the given
 * checkpoint could not be compared with it. Uses the database that the environment or `.env` names, else the one that runs in this checkout.
 */
async function main(): Promise<void> {
  if (existsSync(path.join(root, ".env"))) process.loadEnvFile(path.join(root, ".env"));
  const address = process.env.DATABASE_MIGRATION_URL ?? addressOfRunningDatabase();
  // Nothing is signed here and the app's own connections stay closed, so any values serve.
  process.env.NEXTAUTH_SECRET ??= randomBytes(32).toString("base64url");
  process.env.DATABASE_URL ??= address;
  // Imported only now: the environment is read once, when it is first needed.
  const { EVERY_CHECK } = await import("@/lib/upkeep/verification/queries");
  const { verifyHistory } = await import("@/lib/history/verification/queries");
  const { describe, holds } = await import("@/lib/history/verification/rules");
  const { compareGiven } = await import("@/lib/history/verification/given");
  const { values } = parseArgs({ options: { checkpoint: { type: "string", multiple: true } } });
  const kept = (values.checkpoint ?? []).map((file) => readFileSync(file, "utf8"));
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query("set role accord_owner");
    const report = await verifyHistory(client, EVERY_CHECK);
    for (const line of describe(report)) process.stdout.write(`${line}\n`);
    const given = [];
    for (const text of kept) given.push(await compareGiven(client, text));
    for (const { sentence } of given) process.stdout.write(`${sentence}\n`);
    const fails = !holds(report) || given.some(({ verdict }) => verdict === "fails");
    process.exitCode = fails ? 1 : given.some(({ verdict }) => verdict === "not_compared") ? 3 : 0;
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
