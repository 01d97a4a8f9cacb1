import { withOrg } from "@/db/client";
import type { Ctx } from "@/lib/access/context";
import { notFound } from "@/lib/errors";
import { readStanding } from "../matrix/queries";
import { findShownEvaluation } from "../queries";
import { readResultText } from "../results/queries";
import { parseFrozen } from "../results/rules";
import type { EvaluationFile, EvaluationFileQuery } from "./input";
import { fileOf } from "./rules";

/**
 * A closed evaluation as a file, for whoever may see it: the latest closed one of the decision, or the one named. NOT_FOUND where
 * none is closed, and where the decision is not theirs to see.
 */
export async function getEvaluationFile(ctx: Ctx, key: EvaluationFileQuery): Promise<EvaluationFile> {
  return withOrg(ctx, async (tx) => {
    const shown = await findShownEvaluation(tx, ctx, key);
    const evaluation =
      key.evaluation === undefined ? shown?.all.find((one) => one.phase === "closed") : shown?.evaluation;
    // The file is of an evaluation on criteria; a vote on the options has another shape.
    if (!shown || evaluation?.method !== "matrix" || evaluation.closedAt === null) throw notFound("result");
    const { text, hash } = await readResultText(tx, ctx, evaluation.id);
    const { chosenOptionId, choiceReason, closedAt } = evaluation;
    return fileOf({
      decision: { number: shown.decision.number, title: shown.decision.title },
      closedAt,
      standing: await readStanding(tx, ctx, evaluation.id),
      frozen: parseFrozen(text),
      resultHash: hash,
      choice: chosenOptionId === null ? null : { optionId: chosenOptionId, reason: choiceReason ?? "" },
    });
  });
}
