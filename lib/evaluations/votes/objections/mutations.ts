import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { objections } from "@/db/schema/evaluation/deliberation";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { notFound, precondition } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { lockEvaluation, lockForSteering, type LoadedEvaluation } from "../../queries";
import { assertPhase } from "../../rules";
import type { MeetObjection, WithdrawObjection } from "./input";

interface Resolved {
  readonly memberId: string;
  readonly state: "met" | "withdrawn";
}

/** The steward says how an open objection is met. Everybody sees it, with the objection. */
export async function meetObjection(ctx: ActingCtx, input: MeetObjection): Promise<Resolved> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    return resolve(tx, ctx, evaluation, { memberId: input.memberId, state: "met" }, input.resolution);
  });
}

/** The caller withdraws their own open objection. */
export async function withdrawObjection(ctx: ActingCtx, input: WithdrawObjection): Promise<Resolved> {
  assertCan(ctx, "take part in evaluations");
  return withAuthority(ctx, async (tx) => {
    const { evaluation } = await lockEvaluation(tx, ctx, input.evaluationId);
    return resolve(tx, ctx, evaluation, { memberId: ctx.memberId, state: "withdrawn" }, input.resolution);
  });
}

async function resolve(
  tx: Tx,
  ctx: ActingCtx,
  evaluation: LoadedEvaluation,
  { memberId, state }: Resolved,
  resolution: string,
): Promise<Resolved> {
  assertPhase(evaluation.phase, ["discussion"], "Answering an objection");
  const t = objections;
  const its = and(
    eq(t.organizationId, ctx.organizationId),
    eq(t.evaluationId, evaluation.id),
    eq(t.memberId, memberId),
  );
  const [objection] = await tx.select({ state: t.state }).from(t).where(its);
  if (objection === undefined) throw notFound("objection");
  if (objection.state !== "open")
    throw precondition(`This objection is ${objection.state} already. Reload to see how.`);
  await tx
    .update(t)
    .set({ state, resolution, resolvedBy: ctx.memberId, resolvedAt: momentOf(ctx) })
    .where(its);
  await appendEvent(tx, ctx, evaluation.decisionId, {
    type: `evaluation.objection_${state}`,
    data: { evaluation: evaluation.id, member: memberId },
    ...(resolution !== "" && { texts: { resolution } }),
  });
  return { memberId, state };
}
