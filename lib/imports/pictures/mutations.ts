import { and, eq, inArray } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { decisionAttachments } from "@/db/schema/record/attachments";
import { importFiles } from "@/db/schema/imports";
import type { Ctx } from "@/lib/access/context";
import type { AdrDocument } from "@/lib/adr/document";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { preparePicture, type PreparedPicture } from "@/lib/decisions/attachments/encoding/queries";
import { attachPicture } from "@/lib/decisions/attachments/mutations";
import { loadDecision } from "@/lib/decisions/queries";
import { Refusal } from "@/lib/errors";
import { shownFiles, type ShownFile } from "./rules";

/** A record that came in, and the decision it became or is. */
interface Imported {
  readonly record: { readonly path: string; readonly document: AdrDocument };
  readonly decisionId: string;
  readonly isWritten: boolean;
}

/**
 * Keeps the pictures that imported records show and that came with them, under the names the texts give them: the text stays as
 * it was. Of a record that did not change only what it lacks. What is no picture that can be kept stays a link.
 */
export async function keepPictures(ctx: Ctx, importId: string, imported: readonly Imported[]): Promise<void> {
  for (const { record, decisionId, isWritten } of imported) {
    // A lead of some lines changes nothing of an unchanged record, which may be of others.
    if (!isWritten && ctx.productLineIds !== null) continue;
    const shown = shownFiles(record.path, record.document);
    if (shown.length > 0) await keepOf(ctx, importId, decisionId, isWritten, shown);
  }
}

async function keepOf(
  ctx: Ctx,
  importId: string,
  decisionId: string,
  isWritten: boolean,
  shown: readonly ShownFile[],
): Promise<void> {
  const { organizationId } = ctx;
  const ofDecision = and(
    eq(decisionAttachments.organizationId, organizationId),
    eq(decisionAttachments.decisionId, decisionId),
  );
  const { files, known } = await withOrg(ctx, async (tx) => ({
    files: await tx
      .select({ path: importFiles.path, bytes: importFiles.bytes })
      .from(importFiles)
      .where(
        and(
          eq(importFiles.organizationId, organizationId),
          eq(importFiles.batchId, importId),
          inArray(
            importFiles.path,
            shown.map(({ path }) => path),
          ),
        ),
      ),
    known: await tx.select({ name: decisionAttachments.name }).from(decisionAttachments).where(ofDecision),
  }));
  const bytesAt = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const names = new Set(known.map(({ name }) => name));
  for (const { name, path } of shown) {
    const bytes = bytesAt.get(path);
    if (bytes == null || (!isWritten && names.has(name))) continue;
    const picture = await preparePicture(bytes).catch(noneOf);
    if (picture === null) continue;
    await withAuthority(ctx, async (tx) => {
      await loadDecision(tx, ctx, { id: decisionId }, "update");
      // A name that the source gives other bytes shows those from now on.
      await tx.delete(decisionAttachments).where(and(ofDecision, eq(decisionAttachments.name, name)));
      await attachPicture(tx, ctx, decisionId, picture, name);
    }).catch(noneOf);
  }
}

/** A picture that is refused keeps its link and its place in the import; everything else is a failure. */
function noneOf(error: unknown): PreparedPicture | null {
  if (error instanceof Refusal) return null;
  throw error;
}
