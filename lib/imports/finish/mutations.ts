import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { decisionAliases, decisionSources, importBatches, importFiles } from "@/db/schema/imports";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { assertOpenLines, insertImported, lockCounter, writeRevision } from "@/lib/decisions/mutations";
import { loadDecision } from "@/lib/decisions/queries";
import { forbidden, precondition } from "@/lib/errors";
import { importTags } from "@/lib/decisions/tags/mutations";
import { databaseClock } from "@/lib/history/clock";
import { appendEvent } from "@/lib/history/mutations";
import type { ImportId } from "../input";
import { assertOpen } from "../mutations";
import { lockBatch, lookThrough, readFiles, type ImportRecord, type LoadedBatch } from "../queries";
import { keepPictures } from "../pictures/mutations";
import { factsOf } from "../rules";
import { recordSectionsOf } from "../text/rules";
import { linkTogether, type LinkedFile } from "./links/mutations";

/** What an import did. */
export interface FinishedImport {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Left out by a person, or changed in Accord since. */
  readonly left: number;
}

interface Options {
  /** Aborted while it runs, nothing of the import remains. */
  readonly signal?: AbortSignal;
  /** Told before each file: how many of how many are done. */
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * Makes decisions of an open import's files, in one transaction: all of them or none. What was imported before under the same name and path
 * is updated where its file changed and nobody has changed the decision here; nothing is doubled.
 */
export async function finishImport(ctx: Ctx, { importId }: ImportId, options: Options = {}): Promise<FinishedImport> {
  assertCan(ctx, "import decisions");
  const finished = await withAuthority(ctx, async (tx) => {
    await lockCounter(tx, ctx);
    const batch = await lockBatch(tx, ctx, importId);
    assertOpen(batch);
    const { records } = await lookThrough(tx, ctx, batch, await readFiles(tx, ctx, importId));
    assertComplete(records);
    assertOwnLines(ctx, records);
    await assertOpenLines(tx, ctx, [
      ...new Set(records.flatMap(({ productLineId, isLeft }) => (isLeft ? [] : (productLineId ?? [])))),
    ]);
    const done = { created: 0, updated: 0, unchanged: 0, left: 0 };
    const known: LinkedFile[] = [];
    // Kept numbers first: the others then get what follows the highest of them.
    const inOrder = records.toSorted((a, b) => rankOf(a) - rankOf(b));
    for (const [at, record] of inOrder.entries()) {
      options.signal?.throwIfAborted();
      options.onProgress?.(at, records.length);
      const { outcome, decisionId } = await bringInRecord(tx, ctx, batch, record);
      done[outcome] += 1;
      if (decisionId !== null) known.push({ record, decisionId, isWritten: outcome !== "unchanged" });
    }
    await linkTogether(tx, ctx, batch.sourceName, known);
    await endBatch(tx, ctx, importId);
    await appendEvent(tx, ctx, ctx.organizationId, {
      type: "import.finished",
      data: { import: importId, created: done.created, updated: done.updated },
      texts: { source: batch.sourceName },
    });
    options.signal?.throwIfAborted();
    return { done, known };
  });
  // Encoding pictures takes long, and the number's counter is free again: nobody waits for it.
  await keepPictures(ctx, importId, finished.known);
  return finished.done;
}

const rankOf = ({ number }: ImportRecord): number => number ?? Number.MAX_SAFE_INTEGER;

function assertComplete(records: readonly ImportRecord[]): void {
  const taken = records.filter(({ isLeft }) => !isLeft);
  if (taken.length === 0)
    throw precondition("No file of this import would become a decision. Add some, or take one in again.");
  const open = taken.find(
    ({ status, productLineId, standing }) => status !== "draft" && productLineId === null && standing.kind === "new",
  );
  if (open !== undefined)
    throw precondition(`Choose the product line that these decisions are for: ${open.path} has none.`);
}

/** What is imported counts at once, so a lead imports for their own lines only. */
function assertOwnLines({ productLineIds: own }: Ctx, records: readonly ImportRecord[]): void {
  if (own === null) return;
  const foreign = records.find(
    ({ isLeft, standing, productLineId }) =>
      !isLeft && standing.kind === "new" && productLineId !== null && !own.includes(productLineId),
  );
  if (foreign !== undefined)
    throw forbidden(
      `${foreign.path} is for a product line that you do not lead. Choose one of yours, or leave it out.`,
    );
}

type Outcome = keyof FinishedImport;

async function bringInRecord(
  tx: Tx,
  ctx: Ctx,
  batch: LoadedBatch,
  record: ImportRecord,
): Promise<{ outcome: Outcome; decisionId: string | null }> {
  const { standing, isLeft } = record;
  if (isLeft || standing.kind === "changed here") return note(tx, ctx, record, "left", null);
  const file = await readBytes(tx, ctx, record.fileId);
  switch (standing.kind) {
    case "new":
      return note(tx, ctx, record, "created", await create(tx, ctx, batch, record, file));
    case "same":
      return note(tx, ctx, record, "unchanged", (await loadDecision(tx, ctx, { number: standing.number })).id);
    default:
      return note(tx, ctx, record, "updated", await update(tx, ctx, batch, record, file, standing.number));
  }
}

interface FileBytes {
  readonly bytes: Buffer;
  readonly sha256: Buffer;
}

async function readBytes(tx: Tx, { organizationId }: Ctx, fileId: string): Promise<FileBytes> {
  const [file] = await tx
    .select({ bytes: importFiles.bytes, sha256: importFiles.sha256 })
    .from(importFiles)
    .where(and(eq(importFiles.organizationId, organizationId), eq(importFiles.id, fileId)));
  if (file?.bytes == null) throw new Error(`The bytes of the file ${fileId} are gone.`);
  return { bytes: file.bytes, sha256: file.sha256 };
}

async function note(
  tx: Tx,
  { organizationId }: Ctx,
  { fileId, title, status, decidedOn }: ImportRecord,
  outcome: Outcome,
  decisionId: string | null,
) {
  await tx
    .update(importFiles)
    // As it was settled: what an index said of it is not read again.
    .set({ outcome, decisionId, title, status, decidedOn })
    .where(and(eq(importFiles.organizationId, organizationId), eq(importFiles.id, fileId)));
  return { outcome, decisionId };
}

/** Noon in UTC: the same day almost everywhere. Null where no day is known, or it has not come yet. */
function momentOfDay(day: string | null, now: Date): Date | null {
  const moment = day === null ? null : new Date(`${day}T12:00:00Z`);
  return moment !== null && moment < now ? moment : null;
}

/** When a decision was made: only what is no longer open was. */
function decidedAtOf({ status, decidedOn }: ImportRecord, now: Date): Date | null {
  return status === "draft" || status === "proposed" || status === "withdrawn" ? null : momentOfDay(decidedOn, now);
}

async function create(tx: Tx, ctx: Ctx, batch: LoadedBatch, record: ImportRecord, file: FileBytes): Promise<string> {
  const { document, status, title, path, productLineId, number, decidedOn } = record;
  const now = await databaseClock(tx);
  const happenedAt = momentOfDay(decidedOn, now);
  const source = { import: batch.id, file: file.sha256.toString("hex") };
  const then = { ...ctx, ...(happenedAt && { happenedAt }) };
  const { id } = await insertImported(tx, then, {
    title,
    sections: recordSectionsOf(document),
    productLineIds: productLineId === null ? [] : [productLineId],
    imported: { status, number, source, path, decidedAt: decidedAtOf(record, now) },
  });
  await tx.insert(decisionSources).values({
    organizationId: ctx.organizationId,
    decisionId: id,
    batchId: batch.id,
    sourceName: batch.sourceName,
    path,
    ...file,
    facts: factsOf(document, record.corrections),
    revision: 1,
    status,
    importedBy: ctx.memberId,
  });
  await addAliases(tx, ctx, id, document.aliases);
  // That happens now: only the decision itself has a day in its file.
  await importTags(tx, ctx, id, { before: [], now: document.tags });
  return id;
}

async function update(
  tx: Tx,
  ctx: Ctx,
  batch: LoadedBatch,
  record: ImportRecord,
  file: FileBytes,
  number: number,
): Promise<string> {
  const { document, status, title, path } = record;
  const decision = await loadDecision(tx, ctx, { number }, "update");
  if (ctx.productLineIds !== null && !decision.productLineIds.every((line) => ctx.productLineIds?.includes(line)))
    throw forbidden(`${path} is ADR-${number}, of product lines that you do not lead. Leave it out.`);
  const source = { import: batch.id, file: file.sha256.toString("hex") };
  const sections = recordSectionsOf(document);
  if (status !== "draft" && decision.productLineIds.length === 0)
    throw precondition(`${path} is ADR-${number}, which has no product line. Give it one there, then import again.`);
  const imported = { status, source, path, decidedAt: decidedAtOf(record, await databaseClock(tx)) };
  const revision = await writeRevision(tx, ctx, decision, {
    title,
    sections: { ...EMPTY, ...sections },
    summary: "",
    imported,
  });
  const ofDecision = and(
    eq(decisionSources.organizationId, ctx.organizationId),
    eq(decisionSources.decisionId, decision.id),
  );
  const [before] = await tx
    .select({ tags: sql<string[]>`${decisionSources.facts} -> 'tags'` })
    .from(decisionSources)
    .where(ofDecision);
  await tx
    .update(decisionSources)
    .set({
      batchId: batch.id,
      ...file,
      facts: factsOf(document, record.corrections),
      revision: revision.number,
      status,
      importedAt: sql`clock_timestamp()`,
      importedBy: ctx.memberId,
    })
    .where(ofDecision);
  await addAliases(tx, ctx, decision.id, document.aliases);
  await importTags(tx, ctx, decision.id, { before: before?.tags ?? [], now: document.tags });
  return decision.id;
}

/** A section that its file no longer has is emptied. */
const EMPTY = { context: "", drivers: "", options: "", outcome: "", consequences: "", confirmation: "", more: "" };

async function addAliases(
  tx: Tx,
  { organizationId }: Ctx,
  decisionId: string,
  aliases: readonly string[],
): Promise<void> {
  const names = [...new Set(aliases.map((alias) => alias.toLowerCase().slice(0, 200)))];
  if (names.length === 0) return;
  await tx
    .insert(decisionAliases)
    .values(names.map((alias) => ({ organizationId, alias, decisionId })))
    .onConflictDoNothing();
}

/** The import is done; what became decisions keeps its own bytes. */
async function endBatch(tx: Tx, { organizationId }: Ctx, importId: string): Promise<void> {
  await tx
    .update(importFiles)
    .set({ bytes: null, document: sql`document - 'sections'` })
    .where(
      and(
        eq(importFiles.organizationId, organizationId),
        eq(importFiles.batchId, importId),
        // Pictures have no other home yet.
        isNotNull(importFiles.document),
      ),
    );
  await tx
    .update(importBatches)
    .set({ state: "done", endedAt: sql`clock_timestamp()` })
    .where(and(eq(importBatches.organizationId, organizationId), eq(importBatches.id, importId)));
}
