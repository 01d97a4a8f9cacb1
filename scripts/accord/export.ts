import { createWriteStream } from "node:fs";
import { mkdir, readdir, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { pool } from "@/db/client";
import type { Ctx } from "@/lib/access/context";
import { listAllDecisions } from "@/lib/decisions/list/queries";
import { listProductLines } from "@/lib/product-lines/queries";
import { FILE_FORMATS, type FileFormat } from "@/lib/exports/files/input";
import { recordFiles } from "@/lib/exports/files/queries";
import { historyFileShape } from "@/lib/exports/history/input";
import { exportHistory } from "@/lib/exports/history/queries";
import { siteFiles } from "@/lib/exports/site/queries";
import { zipOf, type FileEntry } from "@/lib/exports/zip/queries";
import { memberAt, type Acting } from "./member";

/** What is exported, and as what. */
export interface ExportOptions {
  readonly format: FileFormat;
  /** Slug of the product line; every decision that the member may see without one. */
  readonly line?: string | undefined;
  /** Imported files that nobody changed come back byte for byte. */
  readonly asImported: boolean;
}

/** The format that is named, or a sentence that names them all. */
export function formatNamed(name: string): FileFormat {
  const format = FILE_FORMATS.find((one) => one === name);
  if (format === undefined) throw new Error(`There is no format ${name}. Choose ${FILE_FORMATS.join(", ")}.`);
  return format;
}

/** Writes ADR files into a new or empty folder, or into a zip that is not there yet. Throws a sentence for what cannot be. */
export async function exportRecords(
  target: string,
  { org, as, ...options }: ExportOptions & Acting,
  print: (line: string) => void,
): Promise<void> {
  try {
    await exportAs(await memberAt({ org, as }), target, options, print);
  } finally {
    await pool().end();
  }
}

/** Writes what a member may see as a static site into a new or empty folder, or into a zip that is not there yet. */
export async function exportSite(target: string, acting: Acting, print: (line: string) => void): Promise<void> {
  try {
    await exportSiteAs(await memberAt(acting), target, print);
  } finally {
    await pool().end();
  }
}

/** Writes the history file of a decision, or as an owner that of the organization, into a file that is not there yet. */
export async function exportHistoryFile(
  target: string,
  { decision, ...acting }: Acting & { readonly decision?: string | undefined },
  print: (line: string) => void,
): Promise<void> {
  try {
    const asked = historyFileShape.safeParse(decision === undefined ? {} : { number: decision.replace(/^ADR-/i, "") });
    if (!asked.success) throw new Error(`${decision} is no number of a decision.`);
    const { chunks } = exportHistory(await memberAt(acting), asked.data);
    await writeNew(target, chunks);
    print(`${target} holds the history. Check it without Accord: node public/verify.mjs ${target}`);
  } finally {
    await pool().end();
  }
}

/** Exports what this member may see as a static site. */
async function exportSiteAs(ctx: Ctx, target: string, print: (line: string) => void): Promise<void> {
  const count = await writeEntries(target, siteFiles(ctx, new Date()));
  print(`${count} files written to ${target}. Open index.html in it.`);
}

/** Exports what this member may see. */
export async function exportAs(
  ctx: Ctx,
  target: string,
  { line, ...options }: ExportOptions,
  print: (line: string) => void,
): Promise<void> {
  if (line !== undefined && (await listProductLines(ctx, { withArchived: true })).every(({ slug }) => slug !== line))
    throw new Error(`${ctx.organizationName} has no product line ${line}.`);
  const ids = (await listAllDecisions(ctx, { line, sort: "number" })).map(({ id }) => id);
  const count = await writeEntries(target, recordFiles(ctx, ids, options));
  print(`${count} files written to ${target}.`);
}

/** Writes entries below a folder, or into one zip where the target ends in `.zip`; says how many there were. Nothing is overwritten. */
async function writeEntries(target: string, entries: AsyncIterable<FileEntry>): Promise<number> {
  return /\.zip$/i.test(target) ? writeZip(target, entries) : writeFolder(target, entries);
}

/** Writes a new file; where that fails there is none. Throws for one that is there. */
export async function writeNew(target: string, chunks: AsyncIterable<Uint8Array | string>): Promise<void> {
  const file = createWriteStream(target, { flags: "wx" });
  await pipeline(Readable.from(chunks), file).catch(async (error: unknown) => {
    // Half a zip is none; one that was there before was never opened.
    if (!isThere(error)) await unlink(target);
    throw error;
  });
}

async function writeZip(target: string, entries: AsyncIterable<FileEntry>): Promise<number> {
  let count = 0;
  const counted = async function* () {
    for await (const entry of entries) {
      count += 1;
      yield entry;
    }
  };
  await writeNew(target, zipOf(counted()));
  return count;
}

async function writeFolder(target: string, entries: AsyncIterable<FileEntry>): Promise<number> {
  await mkdir(target, { recursive: true });
  if ((await readdir(target)).length > 0)
    throw new Error(`${target} is not empty. Name a folder that is new or empty.`);
  let count = 0;
  for await (const { path: at, bytes } of entries) {
    const file = path.join(target, at);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes, { flag: "wx" });
    count += 1;
  }
  return count;
}

const isThere = (error: unknown) => error instanceof Error && "code" in error && error.code === "EEXIST";
