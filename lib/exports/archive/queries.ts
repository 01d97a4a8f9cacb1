import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { sql, type SQL } from "drizzle-orm";
import pg from "pg";
import { z } from "zod";
import { quoted, type Tx } from "@/db/client";
import journal from "@/drizzle/meta/_journal.json";
import type { Ctx } from "@/lib/access/context";
import { fileOf } from "@/lib/decisions/attachments/queries";
import { canonicalJson, type Canonical } from "@/lib/mcda/hash/canonical";
import { historyFile } from "../history/queries";
import type { StreamedEntry } from "../zip/queries";
import type { ArchivedFile, Manifest } from "./input";
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  ARCHIVED_TABLES,
  HISTORY,
  MANIFEST,
  PEOPLE,
  picturePath,
  tablePath,
  LEFT_OUT_ROWS,
} from "./rules";
import type { HiddenMatters } from "./rules";
import { readTables, type ArchivedColumn, type ArchivedTable } from "./tables/queries";

/** The last migration that this Accord knows: archives of one schema fit each other. */
export const SCHEMA: string = journal.entries.at(-1)?.tag ?? "";

/** A piece of a file, and how many rows it holds; null where a file has none. */
interface Part {
  readonly rows: number | null;
  readonly bytes: Buffer;
}

/**
 * The files of an organization's archive, the manifest last: a table as a JSON line per row, people by their addresses, pictures as they
 * are. `tx` is a snapshot, so that all of it is one moment; what is read next is asked for when the file before it is through.
 */
export async function* archiveFiles(tx: Tx, ctx: Ctx, at: Date): AsyncGenerator<StreamedEntry> {
  // Moments are written in one zone, whatever the server's is.
  await tx.execute(sql`set local timezone to 'UTC'`);
  await tx.execute(sql`set local datestyle to 'ISO, YMD'`);
  const files: ArchivedFile[] = [];
  const file = (path: string, parts: AsyncIterable<Part>): StreamedEntry => ({
    path,
    at,
    chunks: measured(path, parts, (whole) => files.push(whole)),
  });
  for (const table of await readTables(tx)) yield file(tablePath(table.name), rowsOf(tx, ctx, table));
  yield file(PEOPLE, peopleOf(tx, ctx));
  for (const sha256 of await listPictures(tx, ctx)) yield file(picturePath(sha256), pictureOf(tx, ctx, sha256));
  yield file(HISTORY, historyOf(tx, ctx));
  const { organizationId: id, slug, organizationName } = ctx;
  const manifest: Manifest = {
    format: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    schema: SCHEMA,
    organization: { id, slug, name: organizationName },
    exportedAt: at.toISOString(),
    exportedBy: { member: ctx.memberId, name: ctx.name },
    files,
  };
  yield { path: MANIFEST, at, chunks: whole(Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)) };
}

async function* whole(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** Hands on what a file consists of, and says at its end what it was. */
async function* measured(
  path: string,
  parts: AsyncIterable<Part>,
  onEnd: (file: ArchivedFile) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  let rows: number | null = null;
  let size = 0;
  for await (const part of parts) {
    hash.update(part.bytes);
    size += part.bytes.length;
    if (part.rows !== null) rows = (rows ?? 0) + part.rows;
    if (part.bytes.length > 0) yield part.bytes;
  }
  onEnd({ path, rows, bytes: size, sha256: hash.digest("hex") });
}

async function* historyOf(tx: Tx, ctx: Ctx): AsyncGenerator<Part> {
  for await (const line of historyFile(tx, ctx, { decision: null, withHidden: true }))
    yield { rows: 1, bytes: Buffer.from(line) };
}

/** Bytes that one answer of the database should have, and most rows in it. */
const BATCH_BYTES = 1_000_000;
const BATCH_ROWS = 500;

async function* rowsOf(
  { $client }: Tx,
  { organizationId }: Ctx,
  { name, columns, key }: ArchivedTable,
): AsyncGenerator<Part> {
  const unless = LEFT_OUT_ROWS[name]?.unless;
  await $client.query(`declare archived no scroll cursor for select ${columns.map(selected).join(", ")}
    from ${pg.escapeIdentifier(name)} where organization_id = ${quoted(organizationId)} and ${unless === undefined ? "true" : pg.escapeIdentifier(unless)} order by ${key.map(ordered).join(", ")}`);
  for (let wanted = 10; ;) {
    const { rows } = await $client.query<Record<string, unknown>>(`fetch forward ${wanted} from archived`);
    const bytes = Buffer.from(rows.map((row) => `${canonicalJson(cellsOf(row))}\n`).join(""));
    yield { rows: rows.length, bytes };
    if (rows.length < wanted) break;
    const fitting = Math.floor((BATCH_BYTES * rows.length) / Math.max(1, bytes.length));
    wanted = Math.min(BATCH_ROWS, 2 * wanted, Math.max(1, fitting));
  }
  await $client.query("close archived");
}

/** Types that JSON has, or that the driver hands over as bytes. All others are written as PostgreSQL prints them, to the last digit. */
const PLAIN = new Set(["boolean", "integer", "bytea"]);

function selected({ name, type }: ArchivedColumn): string {
  const column = pg.escapeIdentifier(name);
  return PLAIN.has(type) ? column : `${column}::text as ${column}`;
}

/** In an order that every server has: that of words differs from one to the next. */
function ordered({ name, type }: ArchivedColumn): string {
  return `${pg.escapeIdentifier(name)}${type === "text" ? ' collate "C"' : ""}`;
}

function cellsOf(row: Readonly<Record<string, unknown>>): Record<string, Canonical> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(value)]));
}

function cellOf(value: unknown): Canonical {
  if (Buffer.isBuffer(value)) return value.toString("base64");
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  throw new Error(`An archive has no form for a ${typeof value}.`);
}

/** Who the members are: an account's id is its server's own and stays behind. */
async function* peopleOf(tx: Tx, { organizationId }: Ctx): AsyncGenerator<Part> {
  const { rows } = await tx.execute<{ member: string; email: string; name: string }>(sql`
    select m.id as member, u.email, u.name from memberships m join users u on u.id = m.user_id
    where m.organization_id = ${organizationId} order by m.id`);
  yield { rows: rows.length, bytes: Buffer.from(rows.map((row) => `${canonicalJson(row)}\n`).join("")) };
}

const shaShape = z.array(z.object({ sha256: z.string() }));

async function listPictures(tx: Tx, { organizationId }: Ctx): Promise<readonly string[]> {
  const { rows } = await tx.execute(sql`
    select encode(sha256, 'hex') as sha256 from attachments where organization_id = ${organizationId} order by attachments.sha256`);
  return shaShape.parse(rows).map(({ sha256 }) => sha256);
}

async function* pictureOf(tx: Tx, ctx: Ctx, sha256: string): AsyncGenerator<Part> {
  const { rows } = await tx.execute<{ bytes: Buffer | null }>(sql`
    select bytes from attachments where organization_id = ${ctx.organizationId} and sha256 = decode(${sha256}, 'hex')`);
  yield { rows: null, bytes: rows[0]?.bytes ?? (await readFile(fileOf(ctx, sha256))) };
}

/** How much goes along, for the history. */
export interface ArchiveCounts {
  readonly rows: number;
  readonly decisions: number;
  readonly pictures: number;
}

/** A condition on an archived table’s rows that go along. */
function keptOf(table: string): SQL {
  const unless = LEFT_OUT_ROWS[table]?.unless;
  return unless === undefined ? sql`true` : sql`${sql.identifier(unless)}`;
}

export async function countArchived(tx: Tx, { organizationId }: Ctx): Promise<ArchiveCounts> {
  const counted = sql.join(
    ARCHIVED_TABLES.map(
      (table) => sql`select ${table}::text as table, count(*)::int as rows from ${sql.identifier(table)}
        where organization_id = ${organizationId} and ${keptOf(table)}`,
    ),
    sql` union all `,
  );
  const { rows } = await tx.execute<{ table: string; rows: number }>(counted);
  const of = (table: string) => rows.find((one) => one.table === table)?.rows ?? 0;
  return {
    rows: rows.reduce((sum, one) => sum + one.rows, 0),
    decisions: of("decisions"),
    pictures: of("attachments"),
  };
}

/** Decisions of which the archive tells what nobody in the organization is to see, by number. */
export async function listHidden(tx: Tx, { organizationId }: Ctx): Promise<readonly HiddenMatters[]> {
  const { rows } = await tx.execute<HiddenMatters & Record<string, unknown>>(sql`
    select d.number, bool_or(found.is_blind) as "isBlind", bool_or(found.has_hidden_names) as "hasHiddenNames",
      bool_or(found.has_premortems) as "hasPremortems"
    from decisions d join (
      select e.decision_id,
        exists (select from rounds r join ballots b on b.organization_id = r.organization_id and b.round_id = r.id
          where r.organization_id = e.organization_id and r.evaluation_id = e.id and r.revealed_at is null
            and b.submission is not null) as is_blind,
        e.names_hidden_at is not null and exists (select from evaluation_participants p
          where p.organization_id = e.organization_id and p.evaluation_id = e.id) as has_hidden_names,
        exists (select from premortems p
          where p.organization_id = e.organization_id and p.evaluation_id = e.id) as has_premortems
      from evaluations e where e.organization_id = ${organizationId}) found on found.decision_id = d.id
    where d.organization_id = ${organizationId}
    group by d.number having bool_or(found.is_blind or found.has_hidden_names or found.has_premortems)
    order by d.number`);
  return rows;
}
