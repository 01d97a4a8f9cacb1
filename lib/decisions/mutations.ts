import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import { SECTION_KINDS, type DecisionStatus, type SectionKind } from "@/db/enums";
import { decisionLinks, decisionProductLines, decisions, revisions, revisionSections } from "@/db/schema/decisions";
import { organizations, productLines } from "@/db/schema/organizations";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { notFound } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { commit } from "@/lib/history/hash";
import { appendEvent, openChain, type ActingCtx } from "@/lib/history/mutations";
import { isSameMarkdown } from "@/lib/text/rules";
import { copyAttachments } from "./attachments/mutations";
import type { CreateDecision, StartAgain } from "./input";
import { loadDecision } from "./queries";
import { assertCanStartAgain, wasInForce } from "./rules";

export interface CreatedDecision {
  readonly id: string;
  readonly number: number;
}

/** Creates a draft with revision 1. The caller becomes its steward; the number is the organization's next and is never reused. */
export async function createDecision(
  ctx: ActingCtx,
  { title, productLineIds, sections = {} }: CreateDecision,
): Promise<CreatedDecision> {
  assertCan(ctx, "create decisions");
  return withAuthority(ctx, (tx) => insertDraft(tx, ctx, { title, sections, productLineIds }));
}

/** What `createDecision` does once it is allowed, in the transaction of a verb that goes on with the draft. */
export async function insertDraft(
  tx: Tx,
  ctx: ActingCtx,
  draft: Omit<FirstText, "startsAgain">,
): Promise<CreatedDecision> {
  await assertOpenLines(tx, ctx, draft.productLineIds);
  return insertDecision(tx, ctx, { ...draft, startsAgain: null });
}

/** Copies a rejected or withdrawn decision's latest text and open lines into a new draft, linked to it (rule 15). */
export async function startAgain(ctx: ActingCtx, input: StartAgain): Promise<CreatedDecision> {
  return withAuthority(ctx, async (tx) => {
    // The number's counter before the decision, in the order of a removal, which locks the organization first.
    await lockCounter(tx, ctx);
    const ended = await loadDecision(tx, ctx, { id: input.decisionId }, "update");
    assertCan(ctx, "create decisions");
    assertCanStartAgain(ended);
    const revision = await latestText(tx, ctx, ended.id, ended.latestRevision);
    const productLineIds = await openLinesOf(tx, ctx, ended.productLineIds);
    const created = await insertDecision(tx, ctx, { ...revision, productLineIds, startsAgain: ended.id });
    await tx.insert(decisionLinks).values({
      organizationId: ctx.organizationId,
      decisionId: created.id,
      kind: "starts_again",
      targetId: ended.id,
      createdAt: momentOf(ctx),
    });
    await copyAttachments(tx, ctx, ended.id, created.id);
    await appendEvent(tx, ctx, ended.id, {
      type: "decision.started_again",
      data: { decision: created.id, number: created.number },
    });
    return created;
  });
}

/** What a new revision says. Sections that are left out keep their text, salt and commitment. */
export interface NewRevision {
  readonly title?: string;
  readonly sections: Readonly<Partial<Record<SectionKind, string>>>;
  /** What changed, in the author's words; may be empty. */
  readonly summary: string;
  /** It comes from the decision's source, with a status and what its event says of the file. */
  readonly imported?: Omit<ImportedState, "number">;
}

export interface WrittenRevision {
  /** The latest revision afterwards. */
  readonly number: number;
  /** False when nothing differed, and then nothing was written. */
  readonly isNew: boolean;
  readonly changed: readonly (SectionKind | "title")[];
}

/**
 * Writes the next revision and its event in the caller's transaction. The caller has loaded the decision with lock
 * "update", and has checked who may write. What a reader sees as it was before is left alone; if all is, nothing is written.
 */
export async function writeRevision(
  tx: Tx,
  ctx: ActingCtx,
  decision: Pick<Awaited<ReturnType<typeof loadDecision>>, "id" | "latestRevision" | "acceptedRevision">,
  next: NewRevision,
): Promise<WrittenRevision> {
  const { organizationId } = ctx;
  const base = decision.latestRevision;
  const before = await latestText(tx, ctx, decision.id, base);
  const titleChanged = next.title !== undefined && next.title !== before.title;
  const kinds = SECTION_KINDS.filter((kind) => {
    const text = next.sections[kind];
    if (text === undefined) return false;
    // What only moves space keeps the text as it stands, and with it every approval. A file is taken to the letter.
    const isSame = next.imported === undefined ? isSameMarkdown : Object.is;
    return !isSame(text, before.sections[kind] ?? "");
  });
  if (kinds.length === 0 && !titleChanged) {
    if (next.imported !== undefined) await bringIn(tx, ctx, decision.id, base, next.imported, {});
    return { number: base, isNew: false, changed: [] };
  }

  const number = base + 1;
  const title = titleChanged ? (next.title ?? before.title) : before.title;
  const titleCommitted = titleChanged ? commit(title) : before.titleCommitted;
  await tx.insert(revisions).values({
    organizationId,
    decisionId: decision.id,
    number,
    authorId: ctx.memberId,
    title,
    titleSalt: titleCommitted.salt,
    titleCommitment: titleCommitted.commitment,
    summary: next.summary,
    createdAt: momentOf(ctx),
  });
  const written = kinds.map((kind) => ({
    kind,
    body: next.sections[kind] ?? "",
    ...commit(next.sections[kind] ?? ""),
  }));
  await insertSections(tx, ctx, decision.id, number, written);
  // The untouched ones are copied as they are, salt and all, so that their hash stays equal.
  await tx.execute(sql`
    insert into revision_sections (organization_id, decision_id, revision, kind, body, salt, commitment)
    select organization_id, decision_id, ${number}, kind, body, salt, commitment from revision_sections
    where organization_id = ${organizationId} and decision_id = ${decision.id} and revision = ${base}
    and not (kind = any(${sql.param(kinds)}::text[]))`);
  await tx
    .update(decisions)
    .set({
      latestRevision: number,
      changedAt: momentOf(ctx),
      // A correction's title comes into force with the correction, not before (rule 17).
      ...(titleChanged && decision.acceptedRevision === null && { title }),
    })
    .where(and(eq(decisions.organizationId, organizationId), eq(decisions.id, decision.id)));
  const commitments = {
    ...Object.fromEntries(written.map(({ kind, commitment }) => [kind, commitment.toString("hex")])),
    ...(titleChanged && { title: titleCommitted.commitment.toString("hex") }),
  };
  if (next.imported !== undefined) await bringIn(tx, ctx, decision.id, number, next.imported, { commitments, title });
  else
    await appendEvent(tx, ctx, decision.id, {
      type: "decision.revised",
      data: { revision: number, basedOn: base, isCorrection: decision.acceptedRevision !== null },
      commitments,
      texts: next.summary === "" ? {} : { summary: next.summary },
    });
  return { number, isNew: true, changed: [...(titleChanged ? (["title"] as const) : []), ...kinds] };
}

/** What a source says now comes into force as it says: its status with the revision that was written for it. */
async function bringIn(
  tx: Tx,
  ctx: ActingCtx,
  decisionId: string,
  revision: number,
  { status, source, path, decidedAt }: Omit<ImportedState, "number">,
  written: { readonly commitments?: Readonly<Record<string, string>>; readonly title?: string },
): Promise<void> {
  const { title, commitments } = written;
  await tx
    .update(decisions)
    .set({
      status,
      changedAt: momentOf(ctx),
      acceptedRevision: stateOf(ctx, status, revision).acceptedRevision,
      // When it was first proposed stays.
      ...(status === "draft"
        ? { proposedAt: null, proposedBy: null }
        : {
            proposedAt: sql`coalesce(${decisions.proposedAt}, clock_timestamp())`,
            proposedBy: sql`coalesce(${decisions.proposedBy}, ${ctx.memberId})`,
          }),
      decidedAt,
      ...(title !== undefined && { title }),
    })
    .where(and(eq(decisions.organizationId, ctx.organizationId), eq(decisions.id, decisionId)));
  await appendEvent(tx, ctx, decisionId, {
    type: "decision.imported_again",
    data: { ...source, status, revision },
    texts: { path },
    ...(commitments && { commitments }),
  });
}

/** Locks the number's counter, which every new decision takes: the first lock of whoever makes several. */
export async function lockCounter(tx: Tx, ctx: ActingCtx): Promise<void> {
  await tx
    .select({ id: organizations.organizationId })
    .from(organizations)
    .where(eq(organizations.organizationId, ctx.organizationId))
    .for("no key update");
}

interface FirstText {
  readonly title: string;
  readonly sections: Readonly<Partial<Record<SectionKind, string>>>;
  readonly productLineIds: readonly string[];
  readonly startsAgain: string | null;
  readonly imported?: ImportedState;
}

/** What an imported decision begins with, instead of being an empty draft. Nothing of it was witnessed here. */
export interface ImportedState {
  readonly status: DecisionStatus;
  /** The number it had, or null for the next; the caller has found it free. */
  readonly number: number | null;
  /** For its event: ids and hashes. */
  readonly source: Readonly<Record<string, string>>;
  /** For its event: what the file is called. */
  readonly path: string;
  /** When it was decided, as far as that is known. */
  readonly decidedAt: Date | null;
}

/** Begins an imported decision, in the transaction of the verb that imports. Its moment is the actor's `happenedAt`. */
export async function insertImported(
  tx: Tx,
  ctx: ActingCtx,
  first: Omit<FirstText, "startsAgain" | "imported"> & { readonly imported: ImportedState },
): Promise<CreatedDecision> {
  return insertDecision(tx, ctx, { ...first, startsAgain: null });
}

/** Takes the organization's next number, or one that it had elsewhere; no number is ever given twice. */
async function takeNumber(tx: Tx, { organizationId }: ActingCtx, own: number | null): Promise<number> {
  const next = organizations.nextDecisionNumber;
  const [counter] = await tx
    .update(organizations)
    .set({ nextDecisionNumber: own === null ? sql`${next} + 1` : sql`greatest(${next}, ${own + 1})` })
    .where(eq(organizations.organizationId, organizationId))
    .returning({ next });
  if (counter === undefined) throw notFound("organization");
  return own ?? counter.next - 1;
}

async function insertDecision(tx: Tx, ctx: ActingCtx, first: FirstText): Promise<CreatedDecision> {
  const { organizationId } = ctx;
  const id = uuid();
  const { title, imported } = first;
  const number = await takeNumber(tx, ctx, imported?.number ?? null);
  const at = momentOf(ctx);
  await tx.insert(decisions).values({
    organizationId,
    id,
    number,
    title,
    stewardId: ctx.memberId,
    createdBy: ctx.memberId,
    createdAt: at,
    changedAt: at,
    ...(imported && { ...stateOf(ctx, imported.status), decidedAt: imported.decidedAt }),
  });
  await openChain(tx, ctx, "decision", id);
  if (first.productLineIds.length > 0) {
    await tx
      .insert(decisionProductLines)
      .values(first.productLineIds.map((productLineId) => ({ organizationId, decisionId: id, productLineId })));
  }
  const titleCommitted = commit(title);
  await tx.insert(revisions).values({
    organizationId,
    decisionId: id,
    number: 1,
    authorId: ctx.memberId,
    title,
    titleSalt: titleCommitted.salt,
    titleCommitment: titleCommitted.commitment,
    createdAt: at,
  });
  const sections = SECTION_KINDS.map((kind) => ({
    kind,
    body: first.sections[kind] ?? "",
    ...commit(first.sections[kind] ?? ""),
  }));
  await insertSections(tx, ctx, id, 1, sections);
  await appendEvent(tx, ctx, id, {
    type: imported === undefined ? "decision.created" : "decision.imported",
    data: {
      number,
      revision: 1,
      steward: ctx.memberId,
      lines: [...first.productLineIds].sort(),
      startsAgain: first.startsAgain ?? undefined,
      ...(imported && { ...imported.source, status: imported.status }),
    },
    texts: imported === undefined ? {} : { path: imported.path },
    commitments: {
      title: titleCommitted.commitment.toString("hex"),
      ...Object.fromEntries(sections.map(({ kind, commitment }) => [kind, commitment.toString("hex")])),
    },
  });
  return { id, number };
}

/** The columns that a status from elsewhere fills in: a revision is in force where it once was. */
function stateOf(ctx: ActingCtx, status: DecisionStatus, revision = 1) {
  return {
    status,
    acceptedRevision: wasInForce(status) ? revision : null,
    ...(status !== "draft" && { proposedAt: momentOf(ctx), proposedBy: ctx.memberId }),
  };
}

type SectionRow = Pick<typeof revisionSections.$inferInsert, "kind" | "body" | "salt" | "commitment">;

async function insertSections(
  tx: Tx,
  ctx: ActingCtx,
  decisionId: string,
  revision: number,
  sections: readonly SectionRow[],
): Promise<void> {
  if (sections.length === 0) return;
  const { organizationId } = ctx;
  await tx.insert(revisionSections).values(
    sections.map(({ kind, body, salt, commitment }) => ({
      organizationId,
      decisionId,
      revision,
      kind,
      body,
      salt,
      commitment,
    })),
  );
}

async function latestText(tx: Tx, ctx: ActingCtx, decisionId: string, number: number) {
  const rows = await tx
    .select({
      title: revisions.title,
      salt: revisions.titleSalt,
      commitment: revisions.titleCommitment,
      kind: revisionSections.kind,
      body: revisionSections.body,
    })
    .from(revisions)
    .innerJoin(
      revisionSections,
      and(
        eq(revisionSections.organizationId, revisions.organizationId),
        eq(revisionSections.decisionId, revisions.decisionId),
        eq(revisionSections.revision, revisions.number),
      ),
    )
    .where(
      and(
        eq(revisions.organizationId, ctx.organizationId),
        eq(revisions.decisionId, decisionId),
        eq(revisions.number, number),
      ),
    );
  const [first] = rows;
  if (first === undefined) throw new Error(`Revision ${number} of decision ${decisionId} is missing.`);
  const sections: Partial<Record<SectionKind, string>> = Object.fromEntries(rows.map((row) => [row.kind, row.body]));
  const { title, salt, commitment } = first;
  return { title, titleCommitted: { salt, commitment }, sections };
}

/** The lines among these that exist in this organization and are not archived. */
export async function openLinesOf(tx: Tx, ctx: ActingCtx, lineIds: readonly string[]): Promise<readonly string[]> {
  if (lineIds.length === 0) return [];
  const rows = await tx
    .select({ id: productLines.id })
    .from(productLines)
    .where(
      and(
        eq(productLines.organizationId, ctx.organizationId),
        inArray(productLines.id, [...lineIds]),
        isNull(productLines.archivedAt),
      ),
    )
    // Archiving a line waits for this decision, and then counts it (rule 19).
    .for("key share");
  return rows.map((row) => row.id);
}

/** Refuses lines that are foreign, unknown or archived. */
export async function assertOpenLines(tx: Tx, ctx: ActingCtx, lineIds: readonly string[]): Promise<void> {
  const open = await openLinesOf(tx, ctx, lineIds);
  if (lineIds.some((id) => !open.includes(id))) throw notFound("product line");
}
