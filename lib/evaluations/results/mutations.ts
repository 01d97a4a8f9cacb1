import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { revisionSections } from "@/db/schema/decisions";
import { evaluations } from "@/db/schema/evaluations";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { SECTION_LIMIT } from "@/lib/decisions/input";
import { writeRevision } from "@/lib/decisions/mutations";
import type { LoadedDecision } from "@/lib/decisions/queries";
import { precondition } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { hashOf } from "@/lib/history/hash";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { findClosed, lockForSteering, type LoadedEvaluation } from "../queries";
import { readStanding } from "../matrix/queries";
import { quorumGapOf } from "../quorum/rules";
import { setPhase } from "../rounds/mutations";
import { assertPhase } from "../rules";
import type { ChooseOption, CloseEvaluation } from "./input";
import { freeze, readFrozen, readRecordMaterial } from "./queries";
import {
  DRAFTED_SECTIONS,
  draftRecord,
  placeContext,
  placeDraft,
  type DraftedSection,
  type RecordMaterial,
} from "./record/rules";
import { assertChoice, defaultChoice, namesOf, previewClosing, type FrozenResult } from "./rules";

export interface ClosedEvaluation {
  /** SHA-256 of the frozen result, lower-case hex. */
  readonly resultHash: string;
  /** Null when a tie or a close call waits for the steward's choice. */
  readonly chosenOptionId: string | null;
  /** The decision's latest revision, with the drafted sections. */
  readonly revision: number;
}

/**
 * Closes an evaluation in discussion (rule 30): freezes the result, computed from submitted ballots alone, and drafts the
 * record's context, drivers, options, outcome and consequences from it, for the steward to edit. Closed is final.
 */
export async function closeEvaluation(ctx: ActingCtx, input: CloseEvaluation): Promise<ClosedEvaluation> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation, decision } = await lockForSteering(tx, ctx, input.evaluationId);
    assertPhase(evaluation.phase, ["discussion"], "Closing");
    const { frozen, text } = await freeze(tx, ctx, evaluation.id);
    const quorumGap = quorumGapOf(await readStanding(tx, ctx, evaluation.id), evaluation.settings.quorum);
    const { obstacles } = previewClosing(frozen.result, namesOf(frozen), quorumGap);
    if (obstacles.length > 0) throw precondition(obstacles.slice(0, 3).join(" "));
    const choice = chosen(frozen, input.choice);
    const resultHash = hashOf(text);
    await setPhase(tx, ctx, evaluation, "closed", {
      closedAt: momentOf(ctx),
      result: text,
      resultHash,
      chosenOptionId: choice?.optionId ?? null,
      choiceReason: choice?.reason ?? null,
    });
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.closed",
      data: {
        evaluation: evaluation.id,
        number: evaluation.number,
        result: resultHash.toString("hex"),
        method: frozen.result.method,
        methodVersion: frozen.result.version,
        closeness: frozen.result.closeness,
        voters: frozen.result.voters,
        leaders: frozen.result.leaderIds,
        chosen: choice?.optionId ?? null,
      },
    });
    if (input.choice !== undefined && choice !== null) await appendChoice(tx, ctx, evaluation, frozen, choice);
    const material = await readRecordMaterial(tx, ctx, frozen);
    const revision = await writeDraft(
      tx,
      ctx,
      decision,
      { ...material, choice },
      await readEarlier(tx, ctx, evaluation),
    );
    return { resultHash: resultHash.toString("hex"), chosenOptionId: choice?.optionId ?? null, revision };
  });
}

/**
 * Chooses an option after closing, while the decision is a draft: the winner, or with a reason another; after a tie or a close
 * call always with a reason (rule 31). Drafted text that nobody has edited follows.
 */
export async function chooseOption(ctx: ActingCtx, input: ChooseOption): Promise<{ readonly revision: number }> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation, decision } = await lockForSteering(tx, ctx, input.evaluationId);
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
    const frozen = await readFrozen(tx, ctx, evaluation.id);
    const { optionId, reason } = input;
    const choice = { optionId, reason };
    assertChoice(frozen.result, choice);
    const before = choiceOf(evaluation);
    if (before?.optionId === choice.optionId && before.reason === choice.reason)
      return { revision: decision.latestRevision };
    await tx
      .update(evaluations)
      .set({ chosenOptionId: choice.optionId, choiceReason: choice.reason })
      .where(and(eq(evaluations.organizationId, ctx.organizationId), eq(evaluations.id, evaluation.id)));
    await appendChoice(tx, ctx, evaluation, frozen, choice);
    const material = await readRecordMaterial(tx, ctx, frozen);
    const earlier = { material: { ...material, choice: before }, whenEdited: "keep" } as const;
    const revision = await writeDraft(tx, ctx, decision, { ...material, choice }, earlier);
    return { revision };
  });
}

function chosen(frozen: FrozenResult, choice: CloseEvaluation["choice"]): RecordMaterial["choice"] {
  if (choice === undefined) {
    const optionId = defaultChoice(frozen.result);
    return optionId === null ? null : { optionId, reason: "" };
  }
  assertChoice(frozen.result, choice);
  return choice;
}

function choiceOf({ chosenOptionId, choiceReason }: LoadedEvaluation): RecordMaterial["choice"] {
  return chosenOptionId === null ? null : { optionId: chosenOptionId, reason: choiceReason ?? "" };
}

/** What an earlier draft was written from. Where somebody has edited it, the new one is kept out or added below theirs. */
interface EarlierDraft {
  readonly material: RecordMaterial;
  readonly whenEdited: "keep" | "add below";
}

/** What the record was drafted from when an evaluation before this one closed: its outcome is replaced, not repeated. */
async function readEarlier(
  tx: Tx,
  ctx: ActingCtx,
  { decisionId, number }: LoadedEvaluation,
): Promise<EarlierDraft | null> {
  const earlier = await findClosed(tx, ctx, decisionId, number);
  if (earlier === null) return null;
  const material = await readRecordMaterial(tx, ctx, await readFrozen(tx, ctx, earlier.id));
  return { material: { ...material, choice: choiceOf(earlier) }, whenEdited: "add below" };
}

async function appendChoice(
  tx: Tx,
  ctx: ActingCtx,
  evaluation: LoadedEvaluation,
  frozen: FrozenResult,
  choice: { readonly optionId: string; readonly reason: string },
): Promise<void> {
  await appendEvent(tx, ctx, evaluation.decisionId, {
    type: "evaluation.choice_made",
    data: {
      evaluation: evaluation.id,
      option: choice.optionId,
      isLeader: frozen.result.leaderIds.includes(choice.optionId),
    },
    texts: {
      option: namesOf(frozen).options[choice.optionId] ?? "",
      ...(choice.reason !== "" && { reason: choice.reason }),
    },
  });
}

/** Puts the drafted sections into the record's next revision. Returns the latest revision's number. */
async function writeDraft(
  tx: Tx,
  ctx: ActingCtx,
  decision: LoadedDecision,
  material: RecordMaterial,
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
  const drafts = draftRecord(material);
  const draftsBefore = earlier === null ? null : draftRecord(earlier.material);
  const before = (kind: DraftedSection, text: string) => {
    const draft = draftsBefore?.[kind] ?? null;
    return earlier?.whenEdited === "add below" && draft !== null && !text.includes(draft) ? null : draft;
  };
  const sections = Object.fromEntries(
    DRAFTED_SECTIONS.flatMap((kind) => {
      const text = existing.get(kind) ?? "";
      const placed =
        kind === "context"
          ? placeContext(
              text,
              before(kind, text),
              { draft: drafts[kind], skeleton: material.contextSkeleton },
              SECTION_LIMIT,
            )
          : placeDraft(text, before(kind, text), drafts[kind], SECTION_LIMIT);
      return placed === null ? [] : [[kind, placed]];
    }),
  );
  const written = await writeRevision(tx, ctx, decision, { sections, summary: "Drafted from the evaluation's result" });
  return written.number;
}
