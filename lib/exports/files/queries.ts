import { and, eq, sql } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { decisions, revisions } from "@/db/schema/decisions";
import { decisionSources } from "@/db/schema/imports";
import type { Ctx } from "@/lib/access/context";
import { getAttachment } from "@/lib/decisions/attachments/queries";
import { listAllDecisions } from "@/lib/decisions/list/queries";
import type { StreamedFile } from "@/lib/endpoint";
import { joined } from "@/lib/adr/folder/paths";
import { pictureNames } from "@/lib/adr/text/picture-names";
import { precondition, Refusal } from "@/lib/errors";
import { getSourceFile } from "@/lib/imports/source/queries";
import { linkTo } from "@/lib/mail/send";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";
import { readRecordFile, type RecordWithPictures } from "../record/queries";
import { zipOf, type FileEntry } from "../zip/queries";
import type { ExportFiles, FileOptions } from "./input";
import { isPlain, LAYOUTS, nameFiles, newAddress, withFileLinks, withTextAddresses } from "./rules";
import type { FiledDecision, FileNames } from "./rules";

/** The decisions of a view of the list as ADR files in a zip, under the folder where the format's tool looks for them. */
export async function filesOfView(ctx: Ctx, { format, imported, ...view }: ExportFiles): Promise<StreamedFile> {
  const ids = (await listAllDecisions(ctx, view)).map(({ id }) => id);
  if (ids.length === 0) throw precondition("No decision matches, so there is nothing to export. Change the filters.");
  const entries = recordFiles(ctx, ids, { format, asImported: imported !== undefined });
  return { chunks: zipOf(entries), type: "application/zip", fileName: `${ctx.slug}-${format}.zip` };
}

/**
 * These decisions as files by number, with their pictures beside them and links from file to file. What is taken out of the
 * reader's sight meanwhile is left out.
 */
export async function* recordFiles(ctx: Ctx, ids: readonly string[], options: FileOptions): AsyncGenerator<FileEntry> {
  const filed = await readFiled(ctx, ids);
  const names = nameFiles(filed, options);
  const { folder } = LAYOUTS[options.format];
  const written = new Map([...names.byNumber.values()].map((name) => [name.toLowerCase(), ""]));
  for (const decision of filed) {
    for (const entry of await filesOf(ctx, decision, { names, options, written }))
      yield { ...entry, path: `${folder}/${entry.path}` };
  }
}

interface Folder {
  readonly names: FileNames;
  readonly options: FileOptions;
  /** What lies in the folder, by path in lower case: a picture's name by its content, "" for a record. */
  readonly written: Map<string, string>;
}

async function filesOf(ctx: Ctx, decision: FiledDecision, folder: Folder): Promise<readonly FileEntry[]> {
  const { names, options, written } = folder;
  const path = names.byNumber.get(decision.number) ?? "";
  const read = await readRecordFile(ctx, decision.number).catch(unlessGone);
  if (read === null) return [];
  const { record, changedAt: at } = read;
  if (names.asImported.has(decision.number)) {
    const { bytes } = await getSourceFile(ctx, decision.number);
    const { entries } = await picturesOf(ctx, decision, read, { from: path, written });
    return [{ path, bytes, at }, ...entries];
  }
  const { entries, moved } = await picturesOf(ctx, decision, read, { from: "", written });
  const linked = withFileLinks(record, names, (number) => linkTo(`/o/${ctx.slug}/decisions/${number}`));
  const settled = withTextAddresses(linked, (url) => newAddress(url, decision.source, names, moved));
  return [{ path, bytes: Buffer.from(LAYOUTS[options.format].print(settled)), at }, ...entries];
}

/** The pictures of a text, under their own names where those are free and stay in the folder, and where each one went by its name. */
async function picturesOf(
  ctx: Ctx,
  { number }: FiledDecision,
  { record, pictures, changedAt }: RecordWithPictures,
  { from, written }: { readonly from: string; readonly written: Map<string, string> },
) {
  const shown = new Set(record.sections.flatMap(({ body }) => pictureNames(body)));
  const entries: FileEntry[] = [];
  const moved = new Map<string, string>();
  for (const { name, fileName } of pictures) {
    if (!shown.has(name)) continue;
    const own = from === "" ? name : joined(from, name);
    const isFree = isPlain(own) && [undefined, fileName].includes(written.get(own.toLowerCase()));
    const path = isFree ? own : `attachments/${fileName}`;
    moved.set(name, path);
    if (written.has(path.toLowerCase())) continue;
    written.set(path.toLowerCase(), fileName);
    entries.push({ path, bytes: (await getAttachment(ctx, { number, name: fileName })).bytes, at: changedAt });
  }
  return { entries, moved };
}

/** For a `catch`: a decision that is not to be seen any more is null; all else passes. */
function unlessGone(error: unknown): null {
  if (error instanceof Refusal && error.code === "NOT_FOUND") return null;
  throw error;
}

/** What the files of these decisions are named after, by number. */
async function readFiled(ctx: Ctx, ids: readonly string[]): Promise<readonly FiledDecision[]> {
  const rows = await withOrg(ctx, (tx) =>
    tx
      .select({
        id: decisions.id,
        number: decisions.number,
        title: revisions.title,
        date: sql<string>`to_char(coalesce(${decisions.decidedAt}, ${revisions.createdAt}) at time zone 'UTC', 'YYYY-MM-DD')`,
        sourceName: decisionSources.sourceName,
        path: decisionSources.path,
        isUntouched: sql<boolean>`coalesce(${decisionSources.revision} = ${decisions.latestRevision}
          and ${decisionSources.status} = ${decisions.status}, false)`,
      })
      .from(decisions)
      .innerJoin(
        revisions,
        and(
          eq(revisions.organizationId, decisions.organizationId),
          eq(revisions.decisionId, decisions.id),
          eq(revisions.number, sql`coalesce(${decisions.acceptedRevision}, ${decisions.latestRevision})`),
        ),
      )
      .leftJoin(
        decisionSources,
        and(eq(decisionSources.organizationId, decisions.organizationId), eq(decisionSources.decisionId, decisions.id)),
      )
      .where(
        and(
          eq(decisions.organizationId, ctx.organizationId),
          visibleDecisions(ctx),
          sql`decisions.id = any(${sql.param([...ids])}::uuid[])`,
        ),
      )
      .orderBy(decisions.number),
  );
  return rows.map(({ sourceName, path, isUntouched, ...row }) => ({
    ...row,
    source: sourceName === null || path === null ? null : { name: sourceName, path, isUntouched },
  }));
}
