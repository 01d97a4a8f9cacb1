import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import type { Ctx } from "@/lib/access/context";
import { exportWholeOrganization } from "@/lib/exports/archive/mutations";
import { manifestShape, type Manifest } from "@/lib/exports/archive/input";
import { HISTORY } from "@/lib/exports/archive/rules";
import { readArchive } from "@/lib/imports/archive/queries";
import { speakingAs } from "../connections";
import { zipOf } from "./writer";

/** The files of an organization's archive by path, to be looked at and tampered with. */
export type ArchiveFiles = Map<string, Buffer>;

/** All bytes of a file that is handed out in pieces. */
export async function bytesOf(chunks: AsyncIterable<Uint8Array | string>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts);
}

/** Takes an archive's zip apart. */
export async function unpacked(zip: Uint8Array): Promise<ArchiveFiles> {
  return new Map((await readArchive(zip)).map(({ path, bytes }) => [path, Buffer.from(bytes)]));
}

/** The archive of an organization, as its owner exports it at the command line. */
export async function archiveOf(owner: Ctx): Promise<ArchiveFiles> {
  return unpacked(await bytesOf((await exportWholeOrganization(owner)).chunks));
}

export function manifestOf(files: ArchiveFiles): Manifest {
  return manifestShape.parse(JSON.parse(files.get("manifest.json")?.toString() ?? ""));
}

/** Every file's hash by path, but those that say when they were made: what has to be equal in two archives of the same organization. */
export function hashesOf(files: ArchiveFiles): Record<string, string> {
  const same = manifestOf(files).files.filter(({ path }) => path !== HISTORY);
  return Object.fromEntries(same.map(({ path, sha256 }) => [path, sha256]));
}

/** The rows of a table. */
export function rowsOf(files: ArchiveFiles, table: string): Record<string, unknown>[] {
  const lines = files.get(`tables/${table}.jsonl`)?.toString().split("\n") ?? [];
  return lines.filter((line) => line !== "").map((line): Record<string, unknown> => asRow(JSON.parse(line)));
}

/** Every line of a table is one JSON object. */
function asRow(value: unknown): Record<string, unknown> {
  return value as Record<string, unknown>;
}

/** Changes a file's text and has the manifest agree, as somebody would who knows the format. */
export function resealed(files: ArchiveFiles, path: string, change: (text: string) => string): ArchiveFiles {
  const bytes = Buffer.from(change(files.get(path)?.toString() ?? ""));
  const manifest = manifestOf(files);
  const sealed = manifest.files.map((file) =>
    file.path !== path
      ? file
      : {
          ...file,
          rows: file.rows === null ? null : bytes.toString().split("\n").length - 1,
          bytes: bytes.length,
          sha256: createHash("sha256").update(bytes).digest("hex"),
        },
  );
  return withManifest(new Map([...files, [path, bytes]]), { ...manifest, files: sealed });
}

/** The same files with another manifest. */
export function withManifest(files: ArchiveFiles, manifest: Manifest): ArchiveFiles {
  return new Map([...files, ["manifest.json", Buffer.from(JSON.stringify(manifest))]]);
}

/** Zips the files to a place on the disk. */
export function packTo(place: string, files: ArchiveFiles): string {
  writeFileSync(place, zipOf([...files].map(([name, bytes]) => ({ name, bytes }))));
  return place;
}

const TENANT_TABLES = `
  select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

/** Takes every row of an organization out of the database, as no verb can, so that its archive can come back. Accounts stay. */
export async function eraseOrganization(organizationId: string): Promise<void> {
  await speakingAs("superuser", async (client) => {
    const { rows } = await client.query<{ name: string }>(TENANT_TABLES);
    await client.query("begin");
    await client.query("set local session_replication_role = replica");
    for (const { name } of rows) await client.query(`delete from ${name} where organization_id = $1`, [organizationId]);
    await client.query("commit");
  });
}

/** How many rows of an organization are in the database, whatever the table. */
export async function countOfOrganization(organizationId: string): Promise<number> {
  return speakingAs("superuser", async (client) => {
    const { rows } = await client.query<{ name: string }>(TENANT_TABLES);
    let count = 0;
    for (const { name } of rows) {
      const counted = await client.query<{ rows: number }>(
        `select count(*)::int as rows from ${name} where organization_id = $1`,
        [organizationId],
      );
      count += counted.rows[0]?.rows ?? 0;
    }
    return count;
  });
}
