import { readFile } from "node:fs/promises";
import path from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";

/** Any number, as long as every version of Accord takes the same one. */
const migrationLock = 4_156_327_001;

/** What health reads to tell whether this build's migrations are in the database. */
const readableByApp = `
  GRANT USAGE ON SCHEMA drizzle TO accord_app;
  GRANT SELECT ON drizzle.__drizzle_migrations TO accord_app`;

/**
 * Brings the database of `url` up to date: the migrations it lacks, then the policies. `url` logs in as `accord_migrator`,
 * past any pooler. Of two that run at once the second waits, and finds nothing to do. `root` is the checkout's folder.
 */
export async function migrate(url: string, root: string = process.cwd()): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query("SET ROLE accord_owner");
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    await client.query("SET client_min_messages = warning");
    await applyMigrations(drizzle(client), { migrationsFolder: path.join(root, "drizzle") });
    const policies = await readFile(path.join(root, "db", "policies.sql"), "utf8");
    await client.query(`BEGIN; ${policies}; ${readableByApp}; COMMIT`);
  } finally {
    await client.end();
  }
}
