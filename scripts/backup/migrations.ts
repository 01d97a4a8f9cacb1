import { readFileSync } from "node:fs";
import path from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type pg from "pg";
import { z } from "zod";
import { isMigrated } from "@/db/migration-state";

/** One step of the schema. */
export interface Migration {
  readonly tag: string;
  readonly statements: readonly string[];
  readonly hash: string;
  /** When it was made, in milliseconds: the database remembers it by that. */
  readonly when: number;
}

const journalShape = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) });

/** The migrations of this checkout, in order. */
export function listMigrations(root: string): readonly Migration[] {
  const folder = path.join(root, "drizzle");
  const { entries } = journalShape.parse(JSON.parse(readFileSync(path.join(folder, "meta", "_journal.json"), "utf8")));
  const files = readMigrationFiles({ migrationsFolder: folder });
  return entries.map(({ tag, when }, at) => {
    const file = files[at];
    if (file?.folderMillis !== when) throw new Error(`The migration ${tag} has no file.`);
    return { tag, when, statements: file.sql, hash: file.hash };
  });
}

/** The last migration that the database has. Throws a sentence when this Accord does not know it. */
export async function lastMigration(client: pg.ClientBase, known: readonly Migration[]): Promise<Migration> {
  if (!(await isMigrated(client, 0))) throw new Error("The database is empty: there is nothing to back up yet.");
  const { rows } = await client.query<{ newest: string | null }>(
    "select max(created_at) as newest from drizzle.__drizzle_migrations",
  );
  const found = known.find(({ when }) => when === Number(rows[0]?.newest));
  if (found === undefined)
    throw new Error("The database has another schema than this Accord: use the version that runs on it.");
  return found;
}

/** Applies migrations in the transaction that is open, and writes down that they are there. */
export async function applyMigrations(client: pg.ClientBase, migrations: readonly Migration[]): Promise<void> {
  for (const { statements, hash, when } of migrations) {
    for (const statement of statements) await client.query(statement);
    await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)", [hash, when]);
  }
}
