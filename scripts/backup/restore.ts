import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { EVERY_CHECK } from "@/lib/upkeep/verification/queries";
import { verifyHistory } from "@/lib/history/verification/queries";
import type { VerificationReport } from "@/lib/history/verification/rules";
import { type BackedUpTable, JOBS, type Manifest, told } from "./manifest";
import { applyMigrations, listMigrations, type Migration } from "./migrations";
import { type OpenedBackup, openBackup } from "./read";
import { asSql, type Measure, measureTable, Meter, PLAIN_TEXT, readTables, type Table } from "./tables";
import type { BackupOptions } from "./write";

export interface RestoreOptions extends BackupOptions {
  /** Whether what is in the database may go. */
  readonly replace: boolean;
}

/**
 * Makes the database what it was when the backup was made: the schema by the migrations it had then, every row, and then the migrations
 * since. All of it in one transaction, and each table is read back and compared before it ends. `client` is the owner (accord_owner) of a
 * migrated database. Throws a sentence where anything is not as it should be, and has changed nothing then. Returns what `npm run verify`
 * says of it.
 */
export async function restoreBackup(
  client: pg.ClientBase,
  file: string,
  options: RestoreOptions,
): Promise<VerificationReport> {
  const backup = await openBackup(file);
  try {
    const { manifest } = backup;
    const steps = stepsTo(manifest, listMigrations(options.root));
    await assertMayRestore(client, manifest, options);
    options.say(
      `The backup was made at ${manifest.madeAt}: ${manifest.tables.length} tables, ${manifest.pictures.length} pictures in files.`,
    );
    await restorePictures(backup, options);
    await client.query("begin");
    try {
      await client.query("set local statement_timeout to 0; set local client_min_messages to warning");
      await client.query(PLAIN_TEXT);
      await dropEverything(client);
      await applyMigrations(client, steps.before);
      await fill(client, backup, options.say);
      if (steps.since.length > 0) options.say(`Migrating from ${manifest.schema} to ${steps.since.at(-1)?.tag}`);
      await applyMigrations(client, steps.since);
      await client.query(await readFile(path.join(options.root, "db", "policies.sql"), "utf8"));
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw error;
    }
    options.say("Every row is back, and was read again and compared.");
    await client.query("analyze");
    return await verifyHistory(client, EVERY_CHECK);
  } finally {
    backup.close();
  }
}

interface Steps {
  readonly before: readonly Migration[];
  readonly since: readonly Migration[];
}

function stepsTo({ schema }: Manifest, migrations: readonly Migration[]): Steps {
  const at = migrations.findIndex(({ tag }) => tag === schema);
  if (at === -1)
    throw new Error(
      `The backup has the schema ${schema}, which this Accord does not know: update it with git pull, and restore again.`,
    );
  return { before: migrations.slice(0, at + 1), since: migrations.slice(at + 1) };
}

async function assertMayRestore(client: pg.ClientBase, manifest: Manifest, options: RestoreOptions): Promise<void> {
  if (manifest.pictures.length > 0 && options.pictures === undefined)
    throw new Error("The backup holds pictures in files: set ATTACHMENTS_FOLDER to the folder where they are to lie.");
  if (options.replace) return;
  for (const { name } of await readTables(client)) {
    if (name === JOBS.name) continue;
    const { rows } = await client.query<{ filled: boolean }>(`select exists (select from ${asSql(name)}) as filled`);
    if (rows[0]?.filled === true)
      throw new Error("The database is not empty. To replace everything in it by the backup, add --replace.");
  }
}

/** Waits at most so long for whoever is at work in the database. */
const LOCK_TIMEOUT = "30s";

async function dropEverything(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ tables: string | null }>(
    `select string_agg(format('%I.%I', n.nspname, c.relname), ', ') as tables from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p')`,
  );
  const tables = rows[0]?.tables ?? null;
  await client.query(`set local lock_timeout to '${LOCK_TIMEOUT}'`);
  try {
    if (tables !== null) await client.query(`drop table ${tables} cascade`);
    await client.query("drop schema if exists pgboss cascade; drop schema if exists accord_private cascade");
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === "55P03")
      throw new Error("Somebody is at work in the database and holds it: stop Accord, and restore again.");
    throw error;
  }
  await client.query("delete from drizzle.__drizzle_migrations");
}

/** Fills the tables in any order: what refers to what is checked once all is there. */
async function fill(
  client: pg.ClientBase,
  { manifest, read }: OpenedBackup,
  say: (line: string) => void,
): Promise<void> {
  const tables = await readTables(client);
  const kept = new Map(manifest.tables.map((table) => [table.name, table]));
  const missing = tables.find(({ name }) => !kept.has(name));
  if (missing !== undefined)
    throw new Error(`The file is damaged, or no backup: the table ${missing.name} is missing.`);
  const references = await takeReferences(client);
  for (const table of tables) {
    const wanted = kept.get(table.name);
    if (wanted === undefined) continue;
    kept.delete(table.name);
    assertSameColumns(table, wanted);
    const meter = new Meter();
    const columns = wanted.columns.map(pg.escapeIdentifier).join(", ");
    await pipeline(
      meter.through(read(wanted.path)),
      client.query(copyFrom(`copy ${asSql(table.name)} (${columns}) from stdin`)),
    );
    assertSame(wanted, meter.read(), "is damaged in the backup");
    assertSame(wanted, await measureTable(client, table), "did not come back as it was");
    if (wanted.rows > 0) say(`${table.name}: ${told(wanted.rows, wanted.bytes)}`);
  }
  const [surplus] = kept.keys();
  if (surplus !== undefined) throw new Error(`The file is damaged, or no backup: no table is called ${surplus}.`);
  for (const add of references) await client.query(add);
}

/** Takes the foreign keys away. Returns the statements that put them back and check every row. */
async function takeReferences(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ take: string; add: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as take,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1`,
  );
  for (const { take } of rows) await client.query(take);
  return rows.map(({ add }) => add);
}

function assertSameColumns({ name, columns }: Table, wanted: BackedUpTable): void {
  if (columns.join() !== wanted.columns.join())
    throw new Error(`The file is damaged, or no backup: the table ${name} has other columns.`);
}

function assertSame(wanted: BackedUpTable, { rows, bytes, sha256 }: Measure, what: string): void {
  if (rows !== wanted.rows || bytes !== wanted.bytes || sha256 !== wanted.sha256)
    throw new Error(`The table ${wanted.name} ${what}: nothing was changed. Restore from another backup.`);
}

/** Before the rows: a file that nothing names does no harm, and a row whose picture is missing does. */
async function restorePictures({ manifest, read }: OpenedBackup, { pictures }: RestoreOptions): Promise<void> {
  if (pictures === undefined) return;
  for (const { path: entry, sha256, bytes } of manifest.pictures) {
    const [, organization = "", name = ""] = entry.split("/");
    const folder = path.join(pictures, organization);
    await mkdir(folder, { recursive: true });
    const partial = path.join(folder, `${name}.${randomUUID()}`);
    try {
      const meter = new Meter();
      await pipeline(meter.through(read(entry)), createWriteStream(partial));
      const measure = meter.read();
      if (measure.sha256 !== sha256 || measure.bytes !== bytes || name !== sha256)
        throw new Error(`The picture ${name} is damaged in the backup. Restore from another one.`);
      await rename(partial, path.join(folder, name));
    } finally {
      await rm(partial, { force: true });
    }
  }
}
