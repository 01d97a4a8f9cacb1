import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { type FileEntry, zipOf, type StreamedEntry } from "@/lib/exports/zip/queries";
import { BACKUP_FORMAT, BACKUP_VERSION, MANIFEST, picturePath, tablePath, told, type Manifest } from "./manifest";
import { lastMigration, listMigrations } from "./migrations";
import { Meter, PLAIN_TEXT, readTables, rowsOf } from "./tables";

export interface BackupOptions {
  readonly root: string;
  /** Where pictures lie that are not in the database. */
  readonly pictures: string | undefined;
  readonly say: (line: string) => void;
}

/**
 * Writes everything that people made into one file, as it is at one moment, while they work on. `client` sees all rows (as accord_owner).
 * Returns what it holds. Throws a sentence where the file is there already, or a picture is not; then there is no file.
 */
export async function writeBackup(client: pg.ClientBase, file: string, options: BackupOptions): Promise<Manifest> {
  if (existsSync(file)) throw new Error(`${file} is there already: choose another name, or move it away.`);
  const partial = `${file}.partial`;
  await client.query("begin isolation level repeatable read read only");
  try {
    await client.query(PLAIN_TEXT);
    const manifest: Manifest = {
      format: BACKUP_FORMAT,
      version: BACKUP_VERSION,
      schema: (await lastMigration(client, listMigrations(options.root))).tag,
      madeAt: new Date().toISOString(),
      tables: [],
      pictures: [],
    };
    // What is in it is nobody's to read but the server's: passwords are hashed, everything else is as it is.
    await rm(partial, { force: true });
    await pipeline(
      zipOf(entriesOf(client, manifest, options)),
      createWriteStream(partial, { mode: 0o600, flags: "wx" }),
    );
    await flushed(partial);
    await rename(partial, file);
    return manifest;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await client.query("rollback");
  }
}

/** Tables first, then pictures, and at the end what all of it was: that is known only then. */
async function* entriesOf(
  client: pg.ClientBase,
  manifest: Manifest,
  { pictures, say }: BackupOptions,
): AsyncGenerator<FileEntry | StreamedEntry> {
  const at = new Date(manifest.madeAt);
  for (const table of await readTables(client)) {
    const meter = new Meter();
    const entry = tablePath(table.name);
    yield { path: entry, at, chunks: meter.through(rowsOf(client, table)), isLarge: true };
    const measure = meter.read();
    manifest.tables.push({ name: table.name, path: entry, columns: [...table.columns], ...measure });
    if (measure.rows > 0) say(`${table.name}: ${told(measure.rows, measure.bytes)}`);
  }
  for (const { organization, sha } of await listPictures(client)) {
    const meter = new Meter();
    const entry = picturePath(organization, sha);
    yield { path: entry, at, chunks: meter.through(pictureOf(pictures, organization, sha)) };
    const { bytes, sha256 } = meter.read();
    if (sha256 !== sha)
      throw new Error(`The picture ${sha} of the organization ${organization} is damaged in its folder.`);
    manifest.pictures.push({ path: entry, bytes, sha256 });
  }
  if (manifest.pictures.length > 0) say(`${manifest.pictures.length} pictures from their folder`);
  yield { path: MANIFEST, at, bytes: Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`) };
}

/** Of which the database has no bytes. */
async function listPictures(client: pg.ClientBase): Promise<readonly { organization: string; sha: string }[]> {
  const { rows } = await client.query<{ organization: string; sha: string }>(
    `select organization_id as organization, encode(sha256, 'hex') as sha from attachments where bytes is null
     order by organization_id, attachments.sha256`,
  );
  return rows;
}

async function* pictureOf(folder: string | undefined, organization: string, sha: string): AsyncGenerator<Buffer> {
  if (folder === undefined) throw new Error("Pictures lie in a folder: set ATTACHMENTS_FOLDER, as the app has it.");
  const file = path.join(folder, organization, sha);
  if (!existsSync(file))
    throw new Error(`A picture is missing from its folder: ${file}. Put it back from an older backup.`);
  const chunks: AsyncIterable<Buffer> = createReadStream(file);
  yield* chunks;
}

/** A backup is there when the disk has it. */
async function flushed(file: string): Promise<void> {
  const handle = await open(file, "r+");
  await handle.sync();
  await handle.close();
}
