import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evaluations } from "@/db/schema/evaluations";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { invalid, precondition } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { hashOf } from "@/lib/history/hash";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { lockForSteering, type LoadedEvaluation } from "../../queries";
import { lockForChoice, readEarlier, writeDraft } from "../../results/record/mutations";
import { setPhase } from "../../rounds/mutations";
import { assertPhase } from "../../rules";
import { voteMethodOf } from "../rules";
import type { ChooseAfterVote, CloseVote } from "./input";
import { freezeVote, readFrozenVote, readVoteMaterial } from "./queries";
import { draftVoteRecord } from "./record/rules";
import { assertVoteChoice, carriedOption, type FrozenVote, type VoteChoice } from "./rules";

export interface ClosedVote {
  /** SHA-256 of the frozen result, lower-case hex. */
  readonly resultHash: string;
  /** Null when the vote ends without a chosen option. */
  readonly chosenOptionId: string | null;
  /** The decision's latest revision, with the drafted sections. */
  readonly revision: number;
}

/**
 * Closes a vote in discussion: freezes its count and drafts the record from it, for the steward to edit. What carries is chosen;
 * else the steward chooses an option or none, with a reason (rule 31). Closed is final.
 */
export async function closeVote(ctx: ActingCtx, input: CloseVote): Promise<ClosedVote> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation, decision } = await lockForSteering(tx, ctx, input.evaluationId);
    const method = voteMethodOf(evaluation.method);
    assertPhase(evaluation.phase, ["discussion"], "Closing");
    const { frozen, text } = await freezeVote(tx, ctx, evaluation.id);
    const { result } = frozen;
    if (frozen.options.length === 0) throw precondition("There is no option left. Reopen the vote and add options.");
    const choice = chosen(frozen, input.choice);
    const resultHash = hashOf(text);
    await setPhase(tx, ctx, evaluation, "closed", {
      closedAt: momentOf(ctx),
      result: text,
      resultHash,
      chosenOptionId: choice.optionId,
      choiceReason: choice.reason,
    });
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.closed",
      data: {
        evaluation: evaluation.id,
        number: evaluation.number,
        result: resultHash.toString("hex"),
        method,
        methodVersion: result.version,
        outcome: result.outcome,
        closeness: result.closeness,
        voters: result.voters,
        leaders: result.leaderIds,
        chosen: choice.optionId,
      },
    });
    if (choice.reason !== "" || choice.optionId !== carriedOption(result))
      await appendChoice(tx, ctx, evaluation, frozen, choice);
    const material = await readVoteMaterial(tx, ctx, evaluation.id);
    const draft = { sections: draftVoteRecord({ ...material, choice }), contextSkeleton: "" };
    const revision = await writeDraft(tx, ctx, decision, draft, await readEarlier(tx, ctx, evaluation));
    return { resultHash: resultHash.toString("hex"), chosenOptionId: choice.optionId, revision };
  });
}

/** Chooses another option, or none, after a vote was closed, while the decision is a draft; with a reason unless it carries. */
export async function chooseAfterVote(ctx: ActingCtx, input: ChooseAfterVote): Promise<{ readonly revision: number }> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation, decision } = await lockForChoice(tx, ctx, input.evaluationId);
    voteMethodOf(evaluation.method);
    const frozen = await readFrozenVote(tx, ctx, evaluation.id);
    const choice = { optionId: input.optionId, reason: input.reason };
    assertVoteChoice(frozen.result, choice);
    const before = { optionId: evaluation.chosenOptionId, reason: evaluation.choiceReason ?? "" };
    if (before.optionId === choice.optionId && before.reason === choice.reason)
      return { revision: decision.latestRevision };
    await tx
      .update(evaluations)
      .set({ chosenOptionId: choice.optionId, choiceReason: choice.reason })
      .where(and(eq(evaluations.organizationId, ctx.organizationId), eq(evaluations.id, evaluation.id)));
    await appendChoice(tx, ctx, evaluation, frozen, choice);
    const material = await readVoteMaterial(tx, ctx, evaluation.id);
    const draft = { sections: draftVoteRecord({ ...material, choice }), contextSkeleton: "" };
    const earlier = { sections: draftVoteRecord({ ...material, choice: before }), whenEdited: "keep" } as const;
    return { revision: await writeDraft(tx, ctx, decision, draft, earlier) };
  });
}

function chosen({ result }: FrozenVote, choice: CloseVote["choice"]): VoteChoice {
  if (choice !== undefined) {
    assertVoteChoice(result, choice);
    return choice;
  }
  const optionId = carriedOption(result);
  if (optionId !== null) return { optionId, reason: "" };
  throw invalid("The vote does not choose. Choose an option or none, and say why.", { reason: "Give a reason." });
}

async function appendChoice(
  tx: Tx,
  ctx: ActingCtx,
  evaluation: LoadedEvaluation,
  { options, result }: FrozenVote,
  { optionId, reason }: VoteChoice,
): Promise<void> {
  const name = options.find(({ id }) => id === optionId)?.name;
  await appendEvent(tx, ctx, evaluation.decisionId, {
    type: "evaluation.choice_made",
    data: {
      evaluation: evaluation.id,
      ...(optionId !== null && { option: optionId, isLeader: result.leaderIds.includes(optionId) }),
    },
    texts: { ...(name !== undefined && { option: name }), ...(reason !== "" && { reason }) },
  });
}
