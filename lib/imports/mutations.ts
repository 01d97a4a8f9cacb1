import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { and, count, eq, isNull, sql, sum } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import { importBatches, importFiles } from "@/db/schema/imports";
import { productLines } from "@/db/schema/organizations";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import type { FileHistory } from "@/lib/adr/folder/folder";
import { readAdr } from "@/lib/adr/read/read";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { invalid, notFound, precondition } from "@/lib/errors";
import type { ChangeImport, CorrectFile, ImportId, StartImport } from "./input";
import {
  INTAKE_LIMITS,
  kindOfFile,
  refuseFile,
  meetingPaths,
  refusePath,
  tooManyBytes,
  type ReadFile,
} from "./paths/rules";
import { lockBatch, type LoadedBatch } from "./queries";

/** Opens an import. Nothing becomes a decision before it is finished. */
export async function startImport(ctx: Ctx, input: StartImport): Promise<{ readonly id: string }> {
  assertCan(ctx, "import decisions");
  return withAuthority(ctx, async (tx) => {
    await assertOwnLine(tx, ctx, input.productLineId);
    const id = uuid();
    await tx
      .insert(importBatches)
      .values({ organizationId: ctx.organizationId, id, createdBy: ctx.memberId, ...input });
    return { id };
  });
}

/** A file on its way in, and what its repository knows of it. */
export type IncomingFile = ReadFile & { readonly history?: FileHistory };

/** What became of files that were handed in: how many are kept, and which were refused, each with a sentence. */
export interface TakenIn {
  readonly kept: number;
  readonly refused: readonly { readonly path: string; readonly why: string }[];
}

/**
 * Adds files to an open import and reads them. A path that is there already is replaced. Of what is too large or no part of an import each
 * is refused by itself; refuses all where the import would become too large.
 */
export async function addFiles(ctx: Ctx, importId: string, files: readonly IncomingFile[]): Promise<TakenIn> {
  assertCan(ctx, "import decisions");
  const refused: { path: string; why: string }[] = [];
  if (files.length > INTAKE_LIMITS.files)
    throw invalid(
      `An import takes in at most ${INTAKE_LIMITS.files.toLocaleString("en")} files. Import a folder at a time.`,
    );
  const rows: (typeof importFiles.$inferInsert)[] = [];
  let since = performance.now();
  for (const file of files) {
    const why = refusePath(file.path) ?? refuseFile({ path: file.path, size: file.bytes.length });
    if (why !== null) refused.push({ path: file.path, why });
    const kind = kindOfFile(file.path);
    if (why !== null || kind === "other" || kind === "settings") continue;
    rows.push({
      organizationId: ctx.organizationId,
      id: uuid(),
      batchId: importId,
      path: file.path,
      sha256: createHash("sha256").update(file.bytes).digest(),
      bytes: Buffer.from(file.bytes),
      document: kind === "record" ? storableJson(readAdr(file)) : null,
      history: file.history ?? null,
    });
    // A thousand records take seconds: others are answered in between.
    if (performance.now() - since < 10) continue;
    await setImmediate();
    since = performance.now();
  }
  return withAuthority(ctx, async (tx) => {
    assertOpen(await lockBatch(tx, ctx, importId));
    const paths = rows.map(({ path }) => path);
    const inImport = and(eq(importFiles.organizationId, ctx.organizationId), eq(importFiles.batchId, importId));
    const there = await tx.select({ path: importFiles.path }).from(importFiles).where(inImport);
    // What came before and comes again is replaced; what differs in capitals alone cannot stand beside it.
    const others = there.map(({ path }) => path).filter((path) => !paths.includes(path));
    const [meeting] = meetingPaths([...others, ...paths]);
    if (meeting !== undefined) throw invalid(meeting.why);
    if (paths.length > 0) {
      await tx.delete(importFiles).where(and(inImport, sql`${importFiles.path} = any(${sql.param(paths)}::text[])`));
      for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
        await tx.insert(importFiles).values(rows.slice(at, at + ROWS_AT_ONCE));
    }
    const [total] = await tx
      .select({ files: count(), bytes: sum(sql`octet_length(${importFiles.bytes})`).mapWith(Number) })
      .from(importFiles)
      .where(inImport);
    if ((total?.files ?? 0) > INTAKE_LIMITS.files)
      throw invalid(
        `An import takes in at most ${INTAKE_LIMITS.files.toLocaleString("en")} files. Import a folder at a time.`,
      );
    if ((total?.bytes ?? 0) > INTAKE_LIMITS.totalBytes) throw invalid(tooManyBytes(total?.bytes ?? 0));
    return { kept: rows.length, refused };
  });
}

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const ROWS_AT_ONCE = 1_000;

/** Refuses before anything is read what `addFiles` would refuse afterwards. */
export async function assertTakesFiles(ctx: Ctx, importId: string): Promise<void> {
  assertCan(ctx, "import decisions");
  await withAuthority(ctx, async (tx) => assertOpen(await lockBatch(tx, ctx, importId)));
}

/** PostgreSQL's JSON holds neither NUL nor halves of letters. */
function storableJson(value: object): unknown {
  const text = JSON.stringify(value, (_key, one: unknown) =>
    typeof one === "string" ? one.toWellFormed().replaceAll("\u0000", "\uFFFD") : one,
  );
  return JSON.parse(text);
}

/** Sets right what was misread of a file of an open import, or leaves the file out. */
export async function correctFile(ctx: Ctx, { fileId, ...changes }: CorrectFile): Promise<void> {
  assertCan(ctx, "import decisions");
  await withAuthority(ctx, async (tx) => {
    const own = and(eq(importFiles.organizationId, ctx.organizationId), eq(importFiles.id, fileId));
    const [file] = await tx.select({ batchId: importFiles.batchId }).from(importFiles).where(own);
    if (file === undefined) throw notFound("file");
    assertOpen(await lockBatch(tx, ctx, file.batchId));
    await assertOwnLine(tx, ctx, changes.productLineId ?? null);
    if (Object.keys(changes).length > 0) await tx.update(importFiles).set(changes).where(own);
  });
}

/** Changes what an open import's files are called together, the line they are for, or whether they keep their numbers. */
export async function changeImport(ctx: Ctx, { importId, ...changes }: ChangeImport): Promise<void> {
  assertCan(ctx, "import decisions");
  await withAuthority(ctx, async (tx) => {
    assertOpen(await lockBatch(tx, ctx, importId));
    await assertOwnLine(tx, ctx, changes.productLineId ?? null);
    if (Object.keys(changes).length === 0) return;
    await tx
      .update(importBatches)
      .set(changes)
      .where(and(eq(importBatches.organizationId, ctx.organizationId), eq(importBatches.id, importId)));
  });
}

/** Gives an open import up and forgets its files. No decision was made of them. */
export async function discardImport(ctx: Ctx, { importId }: ImportId): Promise<void> {
  assertCan(ctx, "import decisions");
  await withAuthority(ctx, async (tx) => {
    assertOpen(await lockBatch(tx, ctx, importId));
    const { organizationId } = ctx;
    await tx
      .delete(importFiles)
      .where(and(eq(importFiles.organizationId, organizationId), eq(importFiles.batchId, importId)));
    await tx
      .update(importBatches)
      .set({ state: "discarded", endedAt: sql`clock_timestamp()` })
      .where(and(eq(importBatches.organizationId, organizationId), eq(importBatches.id, importId)));
  });
}

/** Only an open import can be changed. */
export function assertOpen({ state }: Pick<LoadedBatch, "state">): void {
  if (state === "done") throw precondition("This import is finished. Start another one with the files that changed.");
  if (state === "discarded") throw precondition("This import was discarded. Start another one.");
}

/** A line that is open, and one of the caller's own where those are limited. */
async function assertOwnLine(tx: Tx, ctx: Ctx, lineId: string | null): Promise<void> {
  if (lineId === null) return;
  const [line] = await tx
    .select({ id: productLines.id })
    .from(productLines)
    .where(
      and(
        eq(productLines.organizationId, ctx.organizationId),
        eq(productLines.id, lineId),
        isNull(productLines.archivedAt),
      ),
    );
  if (line === undefined) throw notFound("product line");
  if (ctx.productLineIds !== null && !ctx.productLineIds.includes(lineId))
    throw invalid("Choose a product line that you lead: what you import counts there at once.");
}
