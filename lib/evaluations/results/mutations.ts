import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evaluations } from "@/db/schema/evaluations";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { precondition } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { hashOf } from "@/lib/history/hash";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { lockForSteering, type LoadedEvaluation } from "../queries";
import { readStanding } from "../matrix/queries";
import { quorumGapOf } from "../quorum/rules";
import { setPhase } from "../rounds/mutations";
import { assertPhase } from "../rules";
import { assertMatrix } from "../votes/rules";
import type { ChooseOption, CloseEvaluation } from "./input";
import { freeze, readFrozen, readRecordMaterial } from "./queries";
import { choiceOf } from "./record/queries";
import { lockForChoice, readEarlier, writeDraft } from "./record/mutations";
import { draftRecord, type RecordMaterial } from "./record/rules";
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
    assertMatrix(evaluation.method);
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
    const draft = { sections: draftRecord({ ...material, choice }), contextSkeleton: material.contextSkeleton };
    const revision = await writeDraft(tx, ctx, decision, draft, await readEarlier(tx, ctx, evaluation));
    return { resultHash: resultHash.toString("hex"), chosenOptionId: choice?.optionId ?? null, revision };
  });
}

/**
 * Chooses an option after closing, while the decision is a draft: the winner, or with a reason another; after a tie or a close
 * call always with a reason (rule 31). Drafted text that nobody has edited follows.
 */
export async function chooseOption(ctx: ActingCtx, input: ChooseOption): Promise<{ readonly revision: number }> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation, decision } = await lockForChoice(tx, ctx, input.evaluationId);
    assertMatrix(evaluation.method);
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
    const earlier = { sections: draftRecord({ ...material, choice: before }), whenEdited: "keep" } as const;
    const draft = { sections: draftRecord({ ...material, choice }), contextSkeleton: material.contextSkeleton };
    const revision = await writeDraft(tx, ctx, decision, draft, earlier);
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
