import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { startTestServer } from "@/scripts/test/server";
import { runMaker } from "../stand/made/run-maker";
import { printPromises } from "./promises";

const root = path.resolve(import.meta.dirname, "../..");
const TEN_MINUTES = 600;

/**
 * `npm run trust:restore [-- DECISIONS]`: backs up a server with one large organization, restores it on an empty one, backs that up again
 * and compares. Exit code 1 when a row differs, a chain does not hold, or restoring took more than ten minutes.
 */
async function main(): Promise<void> {
  const decisions = process.argv[2] ?? "100000";
  const folder = mkdtempSync(path.join(tmpdir(), "accord-drill-"));
  const server = await startTestServer({ durable: true });
  try {
    const source = await server.createDatabase("accord_drill");
    const target = await server.createDatabase("accord_restored");
    const secret = randomBytes(32).toString("base64url");
    const environment = { ...process.env, ...source, NEXTAUTH_SECRET: secret, LOG_LEVEL: "silent" };
    await runMaker(path.join(root, "bench/seed/make-seed.ts"), environment, secret, [decisions]);
    Object.assign(process.env, target, { NEXTAUTH_SECRET: secret, LOG_LEVEL: "silent" });
    // Imported only now: the environment is read once, when it is first needed.
    const { writeBackup } = await import("@/scripts/backup/write");
    const { restoreBackup } = await import("@/scripts/backup/restore");
    const { holds } = await import("@/lib/history/verification/rules");
    const options = { root, pictures: undefined, say: () => undefined };
    const [first, second] = [path.join(folder, "first.zip"), path.join(folder, "second.zip")];
    const made = await timed(() => asOwner(source, (client) => writeBackup(client, first, options)));
    const restored = await timed(() =>
      asOwner(target, (client) => restoreBackup(client, first, { ...options, replace: false })),
    );
    const again = await asOwner(target, (client) => writeBackup(client, second, options));
    const rows = made.value.tables.reduce((sum, table) => sum + table.rows, 0);
    const different = made.value.tables.filter(({ name, sha256 }) =>
      again.tables.every((table) => table.name !== name || table.sha256 !== sha256),
    );
    const megabytes = (statSync(first).size / 1e6).toFixed(0);
    const { value: report } = restored;
    printPromises([
      {
        promise: `Backup of ${decisions} decisions, ${rows.toLocaleString("en")} rows`,
        promised: "all of it, in one file",
        reached: `${made.seconds.toFixed(0)} s, ${megabytes} MB`,
        isKept: rows > 0,
      },
      {
        promise: "Restored on an empty server, with every check",
        promised: "at most 600 s",
        reached: `${restored.seconds.toFixed(0)} s`,
        isKept: restored.seconds <= TEN_MINUTES,
      },
      {
        promise: "Every row back",
        promised: "0 tables differ",
        reached: `${different.length} of ${made.value.tables.length} differ`,
        isKept: different.length === 0,
      },
      {
        promise: "The verifier agrees",
        promised: "every chain holds",
        reached: `${report.chains.toLocaleString("en")} chains, ${report.problems.length} problems`,
        isKept: holds(report),
      },
    ]);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly seconds: number }> {
  const began = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - began) / 1000 };
}

async function asOwner<T>(database: Record<string, string>, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database["DATABASE_MIGRATION_URL"] });
  await client.connect();
  try {
    await client.query("set role accord_owner");
    return await work(client);
  } finally {
    await client.end();
  }
}

await main();
