import { withAuthority } from "@/lib/auth/authority/with-authority";
import { precondition } from "@/lib/errors";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { readOptions } from "../matrix/queries";
import { lockInvited, nameParticipants } from "../participants/mutations";
import { openedData, type OpenedRound } from "../phases/mutations";
import { lockForSteering } from "../queries";
import { insertRound, setPhase } from "../rounds/mutations";
import { assertPhase } from "../rules";
import { insertEvaluation, type CreatedEvaluation } from "../setup/mutations";
import type { CreateVote, OpenVoting } from "./input";
import { assertNoneStands } from "./objections/queries";
import { findVoteGap, voteMethodOf } from "./rules";

/** Creates a vote on the options themselves, of a draft decision that has no open evaluation (rule 21). */
export async function createVote(ctx: ActingCtx, input: CreateVote): Promise<CreatedEvaluation> {
  return withAuthority(ctx, (tx) => insertEvaluation(tx, ctx, input.decisionId, null, input.method));
}

/**
 * Opens a blind round of voting with the participants named: from setup, or from discussion to vote again. Then the later round
 * counts alone, and everybody votes anew. Refused while an objection stands.
 */
export async function openVoting(ctx: ActingCtx, input: OpenVoting): Promise<OpenedRound> {
  return withAuthority(ctx, async (tx) => {
    const namesInvited = await lockInvited(tx, ctx, input);
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    const invited = namesInvited();
    const method = voteMethodOf(evaluation.method);
    assertPhase(evaluation.phase, ["setup", "discussion"], "Opening the vote");
    await assertNoneStands(tx, ctx, evaluation.id);
    const gap = findVoteGap(method, (await readOptions(tx, ctx, evaluation.id)).length);
    if (gap !== null) throw precondition(gap);
    await nameParticipants(tx, ctx, evaluation, invited);
    const round = await insertRound(tx, ctx, evaluation.id, {
      kind: "scoring",
      cells: null,
      isBlind: !evaluation.isReopened,
      deadline: input.deadline ?? null,
    });
    await setPhase(tx, ctx, evaluation, "scoring");
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.scoring_opened",
      data: { ...openedData(evaluation, round), participants: invited.map(({ memberId }) => memberId).sort() },
    });
    return { roundId: round.id, round: round.number };
  });
}
