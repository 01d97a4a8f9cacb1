import type { Ctx } from "@/lib/access/context";
import { countCellComments, getThread, type Thread } from "@/lib/discussion/queries";
import type { Discussion } from "@/lib/evaluations/discussion/queries";

/** What is said beside the map: the open pane's thread, and how many comments there are where. */
export interface Talk {
  readonly thread: Thread;
  /** By `criterion:option`; "" counts what is said about the evaluation as a whole. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Reads the thread of one cell, or of the evaluation as a whole. */
export async function readTalk(
  ctx: Ctx,
  { decision, evaluationId }: Discussion,
  cell: { readonly criterionId: string; readonly optionId: string } | null,
): Promise<Talk> {
  const whole = { decisionId: decision.id, evaluationId };
  const place = cell === null ? whole : { ...whole, criterionId: cell.criterionId, optionId: cell.optionId };
  const [thread, counts] = await Promise.all([getThread(ctx, place), countCellComments(ctx, whole)]);
  if (cell !== null) return { thread, counts };
  return { thread: { ...thread, comments: thread.comments.filter((one) => one.criterionId === null) }, counts };
}
