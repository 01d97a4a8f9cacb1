import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { revisionSections } from "@/db/schema/decisions";
import { SECTION_LIMIT } from "@/lib/decisions/input";
import { writeRevision } from "@/lib/decisions/mutations";
import type { LoadedDecision } from "@/lib/decisions/queries";
import { precondition } from "@/lib/errors";
import type { ActingCtx } from "@/lib/history/mutations";
import { findClosed, lockForSteering, type LoadedEvaluation, type SteeredEvaluation } from "../../queries";
import { readDraftedSections } from "./queries";
import { DRAFTED_SECTIONS, placeContext, placeDraft, type DraftedSection } from "./rules";

/** What closing or choosing writes into the record. */
export interface Draft {
  readonly sections: Readonly<Record<DraftedSection, string>>;
  /** What the template began the context section with, unanswered. */
  readonly contextSkeleton: string;
}

/** An earlier draft of the same sections. Where somebody has edited it, the new one is kept out or added below theirs. */
export interface EarlierDraft {
  readonly sections: Draft["sections"];
  readonly whenEdited: "keep" | "add below";
}

/** Locks a closed evaluation for its choice: possible while the decision is a draft, in the one closed last. */
export async function lockForChoice(tx: Tx, ctx: ActingCtx, evaluationId: string): Promise<SteeredEvaluation> {
  const { evaluation, decision } = await lockForSteering(tx, ctx, evaluationId);
  if (evaluation.phase !== "closed") throw precondition("An option is chosen once the evaluation is closed.");
  if (decision.status !== "draft")
    throw precondition(
      `The choice stands: this decision is ${decision.status}. Correct its record, or start another decision.`,
    );
  const latest = await findClosed(tx, ctx, evaluation.decisionId);
  if (latest?.id !== evaluation.id)
    throw precondition(
      "Another evaluation of this decision has been closed since. Choose in that one: the record follows it.",
    );
  return { evaluation, decision };
}

/** What the record was drafted from when an evaluation before this one closed: its outcome is replaced, not repeated. */
export async function readEarlier(
  tx: Tx,
  ctx: ActingCtx,
  { decisionId, number }: LoadedEvaluation,
): Promise<EarlierDraft | null> {
  const earlier = await findClosed(tx, ctx, decisionId, number);
  if (earlier === null) return null;
  return { sections: await readDraftedSections(tx, ctx, earlier), whenEdited: "add below" };
}

/** Puts the drafted sections into the record's next revision. Returns the latest revision's number. */
export async function writeDraft(
  tx: Tx,
  ctx: ActingCtx,
  decision: LoadedDecision,
  draft: Draft,
  earlier: EarlierDraft | null,
): Promise<number> {
  const rows = await tx
    .select({ kind: revisionSections.kind, body: revisionSections.body })
    .from(revisionSections)
    .where(
      and(
        eq(revisionSections.organizationId, ctx.organizationId),
        eq(revisionSections.decisionId, decision.id),
        eq(revisionSections.revision, decision.latestRevision),
        inArray(revisionSections.kind, [...DRAFTED_SECTIONS]),
      ),
    );
  const existing = new Map(rows.map((row) => [row.kind, row.body]));
  const drafts = draft.sections;
  const before = (kind: DraftedSection, text: string) => {
    const written = earlier?.sections[kind] ?? null;
    return earlier?.whenEdited === "add below" && written !== null && !text.includes(written) ? null : written;
  };
  const sections = Object.fromEntries(
    DRAFTED_SECTIONS.flatMap((kind) => {
      const text = existing.get(kind) ?? "";
      const placed =
        kind === "context"
          ? placeContext(
              text,
              before(kind, text),
              { draft: drafts[kind], skeleton: draft.contextSkeleton },
              SECTION_LIMIT,
            )
          : placeDraft(text, before(kind, text), drafts[kind], SECTION_LIMIT);
      return placed === null ? [] : [[kind, placed]];
    }),
  );
  const written = await writeRevision(tx, ctx, decision, { sections, summary: "Drafted from the evaluation's result" });
  return written.number;
}
