import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { z } from "zod";

interface Queryable {
  query<Row extends pg.QueryResultRow>(text: string): Promise<pg.QueryResult<Row>>;
}

const journalShape = z.object({ entries: z.array(z.object({ when: z.number() })) });

type Journal = z.infer<typeof journalShape>;

/** When the newest of these migrations was made, in milliseconds. */
export function newestMigration(journal: Journal): number {
  return Math.max(0, ...journal.entries.map((entry) => entry.when));
}

/** Whether the database has everything up to `newest`. It may have more: a newer Accord may share it for a while. */
export async function isMigrated(database: Queryable, newest: number): Promise<boolean> {
  const { rows: tables } = await database.query<{ exists: boolean }>(
    "SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS exists",
  );
  if (tables[0]?.exists !== true) return false;
  const { rows } = await database.query<{ newest: string | null }>(
    "SELECT max(created_at) AS newest FROM drizzle.__drizzle_migrations",
  );
  return Number(rows[0]?.newest ?? 0) >= newest;
}

/** Throws a sentence when the database of `url`, seen as the app, lacks a migration. `root` is the checkout's folder. */
export async function requireMigrated(url: string, root: string): Promise<void> {
  const journal = journalShape.parse(
    JSON.parse(await readFile(path.join(root, "drizzle", "meta", "_journal.json"), "utf8")),
  );
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    if (await isMigrated(client, newestMigration(journal))) return;
  } finally {
    await client.end();
  }
  throw new Error("The database lacks migrations: set DATABASE_MIGRATION_URL, as npm run db:setup prints it.");
}
