import path from "node:path";
import { and, eq } from "drizzle-orm";
import { pool, withOrg } from "@/db/client";
import { productLines } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { finishImport, type FinishedImport } from "@/lib/imports/finish/mutations";
import { addFiles, discardImport, startImport, type IncomingFile } from "@/lib/imports/mutations";
import { getImport, type Import } from "@/lib/imports/queries";
import { readFolder } from "./folder";
import { readGitHistory, type GitHistory } from "./git-history";
import { memberAt } from "./member";

export interface ImportOptions {
  /** Slug of the organization. */
  readonly org: string;
  /** Slug of the product line; none for drafts alone. */
  readonly line?: string | undefined;
  /** E-mail of the member who imports: an owner, an admin or a lead. */
  readonly as: string;
  /** What the files are called together; the folder's name unless told. */
  readonly source?: string | undefined;
  /** Only shows what was understood. */
  readonly isPreview: boolean;
}

type Print = (line: string) => void;

/** So many files are handed to the database at once. */
const GROUP = 100;

/**
 * Imports a folder as a member of an organization would: dated and signed by its git history where it says neither, all of it or nothing.
 * Throws a sentence for what cannot be.
 */
export async function importFolder(folder: string, options: ImportOptions, print: Print): Promise<void> {
  try {
    await importAs(await memberAt(options), folder, options, print);
  } finally {
    await pool().end();
  }
}

/** Imports a folder as this member. */
export async function importAs(
  ctx: Ctx,
  folder: string,
  { line, source, isPreview }: Omit<ImportOptions, "org" | "as">,
  print: Print,
): Promise<void> {
  const productLineId = line === undefined ? null : await lineAt(ctx, line);
  const sourceName = source ?? path.basename(path.resolve(folder));
  const { files, leftOut } = await readFolder(folder);
  const history = await readGitHistory(folder);
  for (const { path: at, why } of leftOut) print(`${at}: left out. ${why}`);
  const { id: importId } = await startImport(ctx, { way: "command", sourceName, productLineId });
  try {
    await bringIn(ctx, importId, { files, history, isPreview }, print);
  } catch (error) {
    // Nobody is shown an import that the command line gave up.
    await discardImport(ctx, { importId });
    throw error;
  }
}

interface ReadFiles {
  readonly files: readonly IncomingFile[];
  readonly history: GitHistory;
  readonly isPreview: boolean;
}

async function bringIn(
  ctx: Ctx,
  importId: string,
  { files, history, isPreview }: ReadFiles,
  print: Print,
): Promise<void> {
  for (let at = 0; at < files.length; at += GROUP) {
    const group = files.slice(at, at + GROUP).map((file): IncomingFile => {
      const known = history.isKnown ? history.files.get(file.path) : undefined;
      return known === undefined ? file : { ...file, history: known };
    });
    await addFiles(ctx, importId, group);
  }
  const found = await getImport(ctx, importId);
  if (found !== null) printFound(found, print);
  if (isPreview) {
    await discardImport(ctx, { importId });
    print("Nothing was imported: this was a preview.");
    return;
  }
  printDone(await finishImport(ctx, { importId }), print);
}

async function lineAt(ctx: Ctx, slug: string): Promise<string> {
  const [line] = await withOrg(ctx, (tx) =>
    tx
      .select({ id: productLines.id })
      .from(productLines)
      .where(and(eq(productLines.organizationId, ctx.organizationId), eq(productLines.slug, slug))),
  );
  if (line === undefined) throw new Error(`${ctx.organizationName} has no product line ${slug}.`);
  return line.id;
}

function printFound({ records, others }: Import, print: Print): void {
  for (const { path: at, title, status, document, open, collision, standing } of records) {
    if (standing.kind === "same") continue;
    print(`${at}: ${title} (${status}), ${standing.kind}`);
    for (const { line, column, what, why, isGuess } of document.notes)
      if (isGuess) print(`    ${line}:${column} ${what} ${why}`);
    for (const sentence of [...open, ...(collision === null ? [] : [collision])]) print(`    ${sentence}`);
  }
  for (const { path: at, why } of others) print(`${at}: no record. ${why}`);
}

function printDone({ created, updated, unchanged, left }: FinishedImport, print: Print): void {
  print(`${created} new, ${updated} updated, ${unchanged} unchanged, ${left} left as they are.`);
}
