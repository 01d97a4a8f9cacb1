import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evaluations } from "@/db/schema/evaluations";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { notFound } from "@/lib/errors";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { lockEvaluation } from "../queries";
import { assertPhase } from "../rules";
import { answerContextShape, type AnswerContext, type EvaluationContext } from "./input";
import { readContext } from "./queries";
import { countAnswered, withAnswer } from "./rules";

/**
 * Answers one context question while the evaluation is set up: anybody who may edit the draft, and after a reopening only who
 * steers it. An answer without choice and note takes it back. Returns how many are answered now.
 */
export async function answerContext(ctx: ActingCtx, input: AnswerContext): Promise<{ readonly answered: number }> {
  const { evaluationId, question: key, choice, note } = answerContextShape.parse(input);
  return withAuthority(ctx, async (tx) => {
    const { evaluation, decision } = await lockEvaluation(tx, ctx, evaluationId);
    assertCan(ctx, evaluation.isReopened ? "steer evaluations" : "edit decisions", decision);
    assertPhase(evaluation.phase, ["setup"], "Answering the context questions");
    const before = await readContext(tx, ctx, evaluation.id);
    if (before === null) throw notFound("question");
    const { context, question, label } = withAnswer(before, key, { choice, note });
    const earlier = before.answers[key];
    if ((earlier?.choice ?? null) !== choice || (earlier?.note ?? "") !== note) {
      await saveContext(tx, ctx, evaluation.id, context);
      await appendEvent(tx, ctx, evaluation.decisionId, {
        type: "evaluation.context_answered",
        data: { evaluation: evaluation.id, isTakenBack: context.answers[key] === undefined },
        texts: { question: question.question, ...(label !== null && { answer: label }), ...(note !== "" && { note }) },
      });
    }
    return { answered: countAnswered(context) };
  });
}

/** Keeps the context of an evaluation, in the transaction of a verb that has locked it. */
export async function saveContext(
  tx: Tx,
  { organizationId }: ActingCtx,
  evaluationId: string,
  context: EvaluationContext,
): Promise<void> {
  await tx
    .update(evaluations)
    .set({ contextAnswers: context })
    .where(and(eq(evaluations.organizationId, organizationId), eq(evaluations.id, evaluationId)));
}
