import { and, eq } from "drizzle-orm";
import { premortems } from "@/db/schema/evaluation/deliberation";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { notFound } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { assertParticipant } from "../discussion/mutations";
import { readOptions } from "../matrix/queries";
import { lockEvaluation } from "../queries";
import { assertPhase } from "../rules";
import type { WritePremortem } from "./input";
import { readPremortems } from "./queries";

/**
 * Writes the caller's pre-mortem while the evaluation is discussed: a year from now the option has failed, and why. One per
 * participant; writing again replaces it, and an empty text takes it back. Source: Klein 2007.
 */
export async function writePremortem(ctx: ActingCtx, input: WritePremortem): Promise<{ readonly isWritten: boolean }> {
  assertCan(ctx, "take part in evaluations");
  return withAuthority(ctx, async (tx) => {
    const { evaluation } = await lockEvaluation(tx, ctx, input.evaluationId);
    await assertParticipant(
      tx,
      ctx,
      evaluation.id,
      "Participants write what could make the option fail. Leave a comment for them instead.",
    );
    assertPhase(evaluation.phase, ["discussion"], "Writing a pre-mortem");
    const { optionId, body } = input;
    const options = await readOptions(tx, ctx, evaluation.id);
    if (!options.some(({ id }) => id === optionId)) throw notFound("option");
    const notes = await readPremortems(tx, ctx, evaluation.id);
    const before = notes.find(({ memberId }) => memberId === ctx.memberId);
    const isWritten = body !== "";
    if ((before?.body ?? "") === body && (before?.optionId ?? optionId) === optionId) return { isWritten };
    const t = premortems;
    const key = { organizationId: ctx.organizationId, evaluationId: evaluation.id, memberId: ctx.memberId };
    if (isWritten) {
      const set = { optionId, body, writtenAt: momentOf(ctx) };
      await tx
        .insert(t)
        .values({ ...key, ...set })
        .onConflictDoUpdate({ target: [t.organizationId, t.evaluationId, t.memberId], set });
    } else {
      await tx
        .delete(t)
        .where(
          and(
            eq(t.organizationId, ctx.organizationId),
            eq(t.evaluationId, evaluation.id),
            eq(t.memberId, ctx.memberId),
          ),
        );
    }
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.premortem_written",
      data: { evaluation: evaluation.id, option: optionId, isWritten },
      ...(isWritten && { texts: { premortem: body } }),
    });
    return { isWritten };
  });
}
