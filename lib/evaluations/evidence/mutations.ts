import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { evidence } from "@/db/schema/evaluation/evidence";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { notFound, precondition } from "@/lib/errors";
import { dayAfter, momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { readCriteria, readOptions } from "../matrix/queries";
import { lockEvaluation } from "../queries";
import type { AddEvidence, RemoveEvidence } from "./input";
import { readEvidence } from "./queries";
import { assertEvidenceOpen, EVIDENCE_LIMITS } from "./rules";

export interface EvidenceReceipt {
  readonly evidenceId: string;
}

/** Attaches a link or a note to one cell: anybody who may edit the decision, except while people score (rule 25) and after the end. */
export async function addEvidence(ctx: ActingCtx, input: AddEvidence): Promise<EvidenceReceipt> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation, decision } = await lockEvaluation(tx, ctx, input.evaluationId);
    assertCan(ctx, "edit decisions", decision);
    assertEvidenceOpen(evaluation.phase);
    const { criterionId, optionId, kind, body, confidence, validUntil } = input;
    const criteria = await readCriteria(tx, ctx, evaluation.id);
    const options = await readOptions(tx, ctx, evaluation.id);
    if (!criteria.some(({ id }) => id === criterionId) || !options.some(({ id }) => id === optionId))
      throw notFound("cell");
    const there = await readEvidence(tx, ctx, [evaluation.id], criterionId, optionId);
    if (there.length >= EVIDENCE_LIMITS.perCell)
      throw precondition(`A cell holds at most ${EVIDENCE_LIMITS.perCell} pieces of evidence. Remove one first.`);
    const url = input.kind === "link" ? input.url : "";
    const id = uuid();
    await tx.insert(evidence).values({
      organizationId: ctx.organizationId,
      id,
      evaluationId: evaluation.id,
      ...{ criterionId, optionId, kind, url, body, confidence, validUntil },
      authorId: ctx.memberId,
      createdAt: momentOf(ctx),
    });
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.evidence_added",
      data: {
        ...{ evaluation: evaluation.id, criterion: criterionId, option: optionId },
        ...{ evidence: id, kind, confidence, validUntil },
      },
      texts: { body, ...(url !== "" && { url }) },
      callsOn: dayAfter(validUntil),
    });
    return { evidenceId: id };
  });
}

/** Takes a piece of evidence away, under the same terms. It stays in the history. */
export async function removeEvidence(ctx: ActingCtx, { evidenceId }: RemoveEvidence): Promise<EvidenceReceipt> {
  return withAuthority(ctx, async (tx) => {
    const t = evidence;
    const one = and(eq(t.organizationId, ctx.organizationId), eq(t.id, evidenceId), isNull(t.removedAt));
    const [found] = await tx.select({ evaluationId: t.evaluationId }).from(t).where(one);
    if (found === undefined) throw notFound("evidence");
    const { evaluation, decision } = await lockEvaluation(tx, ctx, found.evaluationId);
    assertCan(ctx, "edit decisions", decision);
    assertEvidenceOpen(evaluation.phase);
    const [removed] = await tx
      .update(t)
      .set({ removedAt: momentOf(ctx) })
      .where(one)
      .returning({ criterionId: t.criterionId, optionId: t.optionId, body: t.body, url: t.url });
    if (removed === undefined) throw notFound("evidence");
    const { criterionId, optionId, body, url } = removed;
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.evidence_removed",
      data: { evaluation: evaluation.id, criterion: criterionId, option: optionId, evidence: evidenceId },
      texts: { body, ...(url !== "" && { url }) },
    });
    return { evidenceId };
  });
}
