import { withOrg } from "@/db/client";
import type { Ctx } from "@/lib/access/context";
import { notFound } from "@/lib/errors";
import { readStanding } from "../matrix/queries";
import { findShownEvaluation } from "../queries";
import { readResultText } from "../results/frozen/queries";
import { parseFrozen } from "../results/rules";
import { parseFrozenVote } from "../votes/closing/rules";
import type { VoteFile } from "../votes/files/input";
import { voteFileOf } from "../votes/files/rules";
import { readVoteStanding } from "../votes/queries";
import type { EvaluationFile, EvaluationFileQuery } from "./input";
import { fileOf } from "./rules";

/**
 * A closed evaluation as a file, for whoever may see it: the latest closed one of the decision, or the one named. A vote on the
 * options themselves has a file of another shape. NOT_FOUND where none is closed, and where the decision is not theirs to see.
 */
export async function getEvaluationFile(ctx: Ctx, key: EvaluationFileQuery): Promise<EvaluationFile | VoteFile> {
  return withOrg(ctx, async (tx) => {
    const shown = await findShownEvaluation(tx, ctx, key);
    const evaluation =
      key.evaluation === undefined ? shown?.all.find((one) => one.phase === "closed") : shown?.evaluation;
    if (!shown || !evaluation || evaluation.closedAt === null) throw notFound("result");
    const { text, hash } = await readResultText(tx, ctx, evaluation.id);
    const { chosenOptionId, choiceReason } = evaluation;
    const decision = { number: shown.decision.number, title: shown.decision.title };
    const proven = { decision, closedAt: evaluation.closedAt, resultHash: hash };
    const reason = choiceReason ?? "";
    if (evaluation.method !== "matrix")
      return voteFileOf({
        ...proven,
        standing: await readVoteStanding(tx, ctx, evaluation.id),
        frozen: parseFrozenVote(text),
        choice: { optionId: chosenOptionId, reason },
      });
    return fileOf({
      ...proven,
      standing: await readStanding(tx, ctx, evaluation.id),
      frozen: parseFrozen(text),
      choice: chosenOptionId === null ? null : { optionId: chosenOptionId, reason },
    });
  });
}
