import type { Ctx } from "@/lib/access/context";
import { getTalk, type Talk } from "@/lib/discussion/queries";
import type { Discussion } from "@/lib/evaluations/discussion/queries";

/** Reads the thread of one cell, or of the evaluation as a whole, and how much is said where. */
export async function readTalk(
  ctx: Ctx,
  { decision, evaluationId }: Discussion,
  cell: { readonly criterionId: string; readonly optionId: string } | null,
): Promise<Talk> {
  const whole = { decisionId: decision.id, evaluationId };
  if (cell !== null) return getTalk(ctx, { ...whole, criterionId: cell.criterionId, optionId: cell.optionId });
  const talk = await getTalk(ctx, whole);
  return {
    ...talk,
    thread: { ...talk.thread, comments: talk.thread.comments.filter((one) => one.criterionId === null) },
  };
}
