import { and, asc, count, desc, eq, inArray, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { DecisionStatus, ImportOutcome, ImportState } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { decisions } from "@/db/schema/decisions";
import { decisionSources, importBatches, importFiles } from "@/db/schema/imports";
import { memberships } from "@/db/schema/organizations";
import { can } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import type { AdrDocument, ReadNote } from "@/lib/adr/document";
import { putTogether, type FileHistory, type ResolvedLink } from "@/lib/adr/folder/folder";
import { notFound } from "@/lib/errors";
import type { EventType } from "@/lib/history/types";
import { keepable, settle, standingOf, type Corrections, type KnownSource, type Settled, type Standing } from "./rules";

/** An import in the list of all. */
export interface ImportSummary {
  readonly id: string;
  readonly sourceName: string;
  readonly state: ImportState;
  readonly createdAt: Date;
  readonly by: string;
  readonly files: number;
  readonly created: number;
  readonly updated: number;
}

/** A file that becomes a decision, with everything that a person should see before. */
export interface ImportRecord extends Settled {
  readonly fileId: string;
  readonly path: string;
  readonly document: AdrDocument;
  readonly links: readonly ResolvedLink[];
  readonly notes: readonly ReadNote[];
  readonly isLeft: boolean;
  readonly corrections: Corrections;
  readonly isCorrected: boolean;
  readonly productLineId: string | null;
  readonly standing: Standing;
  /** The number it will get; null for the organization's next. */
  readonly number: number | null;
  /** Why it does not keep its own, in a sentence; null when it does or has none. */
  readonly collision: string | null;
  readonly outcome: ImportOutcome | null;
  /** Number of the decision it became. */
  readonly becameNumber: number | null;
}

export interface ImportOther {
  readonly path: string;
  readonly why: string;
}

/** An import as its page shows it. */
export interface Import {
  readonly id: string;
  readonly sourceName: string;
  readonly productLineId: string | null;
  readonly keepsNumbers: boolean;
  readonly state: ImportState;
  readonly endedAt: Date | null;
  readonly by: string;
  readonly isOwn: boolean;
  readonly records: readonly ImportRecord[];
  readonly others: readonly ImportOther[];
}

/** The organization's imports, the latest first, at most 50. Empty for whoever may not import. */
export async function listImports(ctx: Ctx): Promise<readonly ImportSummary[]> {
  if (!can(ctx, "import decisions").allowed) return [];
  const b = importBatches;
  return withOrg(ctx, (tx) =>
    tx
      .select({
        id: b.id,
        sourceName: b.sourceName,
        state: b.state,
        createdAt: b.createdAt,
        by: users.name,
        files: count(importFiles.id),
        created: sql<number>`count(*) filter (where ${importFiles.outcome} = 'created')::int`,
        updated: sql<number>`count(*) filter (where ${importFiles.outcome} = 'updated')::int`,
      })
      .from(b)
      .innerJoin(memberships, and(eq(memberships.organizationId, b.organizationId), eq(memberships.id, b.createdBy)))
      .innerJoin(users, eq(users.id, memberships.userId))
      .leftJoin(importFiles, and(eq(importFiles.organizationId, b.organizationId), eq(importFiles.batchId, b.id)))
      .where(eq(b.organizationId, ctx.organizationId))
      .groupBy(b.organizationId, b.id, users.name)
      .orderBy(desc(b.createdAt))
      .limit(50),
  );
}

/** One import with all its files, read together; null when there is none that the caller may see. */
export async function getImport(ctx: Ctx, importId: string): Promise<Import | null> {
  if (!can(ctx, "import decisions").allowed) return null;
  return withOrg(ctx, async (tx) => {
    const batch = await findBatch(tx, ctx, importId);
    if (batch === null) return null;
    const files = await readFiles(tx, ctx, importId);
    return { ...batch, ...(await lookThrough(tx, ctx, batch, files)) };
  });
}

export interface LoadedBatch extends Omit<Import, "records" | "others"> {
  readonly createdBy: string;
}

/** Loads an import, locked for a verb that changes it. Throws NOT_FOUND. */
export async function lockBatch(tx: Tx, ctx: Ctx, importId: string): Promise<LoadedBatch> {
  await tx
    .select({ id: importBatches.id })
    .from(importBatches)
    .where(and(eq(importBatches.organizationId, ctx.organizationId), eq(importBatches.id, importId)))
    .for("update");
  const found = await findBatch(tx, ctx, importId);
  if (found === null) throw notFound("import");
  return found;
}

async function findBatch(tx: Tx, ctx: Ctx, importId: string): Promise<LoadedBatch | null> {
  const b = importBatches;
  const [row] = await tx
    .select({
      id: b.id,
      sourceName: b.sourceName,
      productLineId: b.productLineId,
      keepsNumbers: b.keepsNumbers,
      state: b.state,
      endedAt: b.endedAt,
      createdBy: b.createdBy,
      by: users.name,
    })
    .from(b)
    .innerJoin(memberships, and(eq(memberships.organizationId, b.organizationId), eq(memberships.id, b.createdBy)))
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(b.organizationId, ctx.organizationId), eq(b.id, importId)));
  return row === undefined ? null : { ...row, isOwn: row.createdBy === ctx.memberId };
}

/** A file of an import, as it is stored. */
export interface StoredFile {
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
  readonly document: AdrDocument | null;
  readonly history: FileHistory | null;
  readonly isLeft: boolean;
  readonly title: string | null;
  readonly status: DecisionStatus | null;
  readonly decidedOn: string | null;
  readonly productLineId: string | null;
  readonly outcome: ImportOutcome | null;
  readonly becameNumber: number | null;
}

/** The files of an import by path, without their bytes. */
export async function readFiles(tx: Tx, { organizationId }: Ctx, importId: string): Promise<readonly StoredFile[]> {
  const f = importFiles;
  const rows = await tx
    .select({
      id: f.id,
      path: f.path,
      sha256: sql<string>`encode(${f.sha256}, 'hex')`,
      document: f.document,
      history: f.history,
      isLeft: f.isLeft,
      title: f.title,
      status: f.status,
      decidedOn: f.decidedOn,
      productLineId: f.productLineId,
      outcome: f.outcome,
      becameNumber: decisions.number,
    })
    .from(f)
    .leftJoin(decisions, and(eq(decisions.organizationId, f.organizationId), eq(decisions.id, f.decisionId)))
    .where(and(eq(f.organizationId, organizationId), eq(f.batchId, importId)))
    .orderBy(asc(f.path));
  return rows.map((row) => ({ ...row, document: asDocument(row.document), history: asHistory(row.history) }));
}

/** Only `addFiles` writes the column, and only what `readAdr` returned. */
function asDocument(value: unknown): AdrDocument | null {
  return value as AdrDocument | null;
}

/** Only `addFiles` writes the column, and only a `FileHistory`. */
function asHistory(value: unknown): FileHistory | null {
  return value as FileHistory | null;
}

interface LookedThrough {
  readonly records: readonly ImportRecord[];
  readonly others: readonly ImportOther[];
}

/** Reads an import's files together: records with what becomes of them, and what is no record. */
export async function lookThrough(
  tx: Tx,
  ctx: Ctx,
  batch: Pick<LoadedBatch, "sourceName" | "productLineId" | "keepsNumbers" | "id">,
  files: readonly StoredFile[],
): Promise<LookedThrough> {
  const texts = files.flatMap((file) => (file.document === null ? [] : [{ ...file, document: file.document }]));
  const history = new Map(files.flatMap(({ path, history }) => (history === null ? [] : [[path, history] as const])));
  const together = putTogether(
    texts.map(({ document }) => document),
    await readIndexes(tx, ctx, batch.id, texts),
    { history, otherPaths: files.map(({ path }) => path) },
  );
  const known = await readKnownSources(tx, ctx, batch.sourceName);
  const taken = await readTakenNumbers(
    tx,
    ctx,
    together.records.flatMap(({ document }) => keepable(document.number) ?? []),
  );
  const fileAt = new Map(texts.map((file) => [file.path, file]));
  const numbers = new Set<number>();
  const records = together.records.flatMap(({ document, links }): ImportRecord[] => {
    const file = fileAt.get(document.path);
    if (file === undefined) return [];
    const before = known.get(document.path);
    const standing = standingOf(before, file.sha256);
    const corrections = {
      title: file.title ?? before?.corrections.title ?? null,
      status: file.status ?? before?.corrections.status ?? null,
      decidedOn: file.decidedOn ?? before?.corrections.decidedOn ?? null,
    };
    const settled = settle(document, corrections);
    const own = keepable(document.number);
    const isFree = own !== null && !taken.has(own) && !numbers.has(own);
    const keeps = batch.keepsNumbers && standing.kind === "new" && isFree;
    const collision =
      standing.kind === "new" && batch.keepsNumbers && !keeps ? whyNotKept(document.number, taken) : null;
    if (keeps && !file.isLeft) numbers.add(own);
    const { id: fileId, path, isLeft, outcome, becameNumber } = file;
    return [
      {
        ...settled,
        open: [...settled.open, ...otherTitle(before, standing, settled.title)],
        corrections,
        ...{ fileId, path, document, links, isLeft, outcome, becameNumber, standing },
        notes: document.notes,
        isCorrected: file.title !== null || file.status !== null || file.decidedOn !== null,
        productLineId: file.productLineId ?? batch.productLineId,
        number: keeps ? own : null,
        collision,
      },
    ];
  });
  return { records, others: together.others.map(({ document, why }) => ({ path: document.path, why })) };
}

function whyNotKept(own: number | null, taken: ReadonlySet<number>): string | null {
  if (own === null) return null;
  const after = "It gets the next number, and is still found as the old one.";
  if (keepable(own) === null) return `${own} is too large to be kept. ${after}`;
  return taken.has(own) ? `There is an ADR-${own} already. ${after}` : `Another file is number ${own}. ${after}`;
}

/** Bytes of what may be an index of the others; of other files none are needed. */
async function readIndexes(
  tx: Tx,
  { organizationId }: Ctx,
  importId: string,
  texts: readonly { readonly path: string }[],
): Promise<{ path: string; bytes: Uint8Array }[]> {
  const rows = await tx
    .select({ path: importFiles.path, bytes: importFiles.bytes })
    .from(importFiles)
    .where(
      and(
        eq(importFiles.organizationId, organizationId),
        eq(importFiles.batchId, importId),
        sql`${importFiles.path} ~* '(^|/)(readme|index)[.][a-z]+$'`,
      ),
    );
  const bytesOf = new Map(rows.map(({ path, bytes }) => [path, bytes]));
  return texts.map(({ path }) => ({ path, bytes: bytesOf.get(path) ?? new Uint8Array() }));
}

/** What may happen to an imported decision here that leaves its text, its state and its lines what the file says. */
const NOT_TOUCHING = [
  "decision.imported",
  "decision.imported_again",
  "decision.links_changed",
  "decision.tags_changed",
  "decision.steward_changed",
  "decision.review_date_changed",
  "decision.reviewed",
  "decision.trigger_added",
  "decision.trigger_removed",
  "decision.trigger_happened",
  "decision.adoption_recorded",
  "decision.adoption_withdrawn",
  "decision.reading_asked",
  "decision.read",
  "share_link.created",
  "share_link.revoked",
  "comment.posted",
  "comment.edited",
  "comment.deleted",
  "passage.resolved",
  "passage.reopened",
  "suggestion.made",
  "suggestion.rejected",
  "suggestion.withdrawn",
] as const satisfies readonly EventType[];

/** A file of the same name with another title is perhaps another record of another repository. */
function otherTitle(before: KnownSource | undefined, standing: Standing, title: string): readonly string[] {
  if (before === undefined || standing.kind !== "changed" || before.title === title) return [];
  return [
    `It would update ADR-${before.number}, “${before.title}”. If that is another record, name another source above.`,
  ];
}

async function readKnownSources(tx: Tx, { organizationId }: Ctx, sourceName: string) {
  const s = decisionSources;
  const rows = await tx
    .select({
      path: s.path,
      sha256: sql<string>`encode(${s.sha256}, 'hex')`,
      corrections: sql<Corrections>`${s.facts} -> 'corrections'`,
      number: decisions.number,
      title: decisions.title,
      isTouched: sql<boolean>`exists (select from events e
        where e.organization_id = ${s.organizationId} and e.chain_id = ${s.decisionId}
        and e.type <> all(${sql.param([...NOT_TOUCHING])}::text[]))`,
    })
    .from(s)
    .innerJoin(decisions, and(eq(decisions.organizationId, s.organizationId), eq(decisions.id, s.decisionId)))
    .where(and(eq(s.organizationId, organizationId), eq(s.sourceName, sourceName)));
  return new Map(rows.map(({ path, ...known }): [string, KnownSource] => [path, known]));
}

/** Which of these numbers the organization has given. */
async function readTakenNumbers(
  tx: Tx,
  { organizationId }: Ctx,
  numbers: readonly number[],
): Promise<ReadonlySet<number>> {
  if (numbers.length === 0) return new Set();
  const rows = await tx
    .select({ number: decisions.number })
    .from(decisions)
    .where(and(eq(decisions.organizationId, organizationId), inArray(decisions.number, [...new Set(numbers)])));
  return new Set(rows.map(({ number }) => number));
}
