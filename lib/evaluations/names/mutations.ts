import { randomBytes } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evaluationParticipants, evaluations, rounds } from "@/db/schema/evaluations";
import type { Scope } from "@/db/scope";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { precondition } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { lockForSteering, type LoadedEvaluation } from "../queries";
import { assertPhase } from "../rules";
import type { HideNames } from "./input";

/** As long as a hash: nobody finds it by trying. */
const SALT_BYTES = 32;

/**
 * Hides the names of an evaluation's participants for good, before its first round. From then on votes stand under pseudonyms
 * wherever they are shown, frozen or drafted. Nothing takes it back; hiding twice changes nothing.
 */
export async function hideNames(ctx: ActingCtx, input: HideNames): Promise<{ readonly evaluationId: string }> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    const { id: evaluationId, decisionId, number } = evaluation;
    if (evaluation.namesHiddenAt !== null) return { evaluationId };
    if (evaluation.method !== "matrix")
      throw precondition("A vote on the options themselves shows who said what. Compare on criteria to hide names.");
    assertPhase(evaluation.phase, ["setup"], "Hiding names");
    if ((await countRounds(tx, ctx, evaluationId)) > 0)
      throw precondition("Names are hidden before the first round opens. In this evaluation one has been open.");
    await tx
      .update(evaluations)
      .set({ namesHiddenAt: momentOf(ctx), pseudonymSalt: randomBytes(SALT_BYTES) })
      .where(and(eq(evaluations.organizationId, ctx.organizationId), eq(evaluations.id, evaluationId)));
    await appendEvent(tx, ctx, decisionId, {
      type: "evaluation.names_hidden",
      data: { evaluation: evaluationId, number },
    });
    return { evaluationId };
  });
}

/**
 * Under hidden names, refuses people who were never named once scores have been seen: whose votes appear with them would be known,
 * and the numbers of the others would move.
 */
export async function assertNobodyNew(
  tx: Tx,
  scope: Scope,
  { id: evaluationId, namesHiddenAt }: LoadedEvaluation,
  memberIds: readonly string[],
): Promise<void> {
  if (namesHiddenAt === null) return;
  const seen = sql`${rounds.kind} = 'scoring' and ${rounds.revealedAt} is not null`;
  if ((await countRounds(tx, scope, evaluationId, seen)) === 0) return;
  const p = evaluationParticipants;
  const known = await tx
    .select({ memberId: p.memberId })
    .from(p)
    .where(and(eq(p.organizationId, scope.organizationId), eq(p.evaluationId, evaluationId)));
  const ids = new Set(known.map(({ memberId }) => memberId));
  if (memberIds.every((id) => ids.has(id))) return;
  throw precondition(
    "Names are hidden here and scores have been seen: somebody new would be recognised by their votes. Begin another evaluation to add people.",
  );
}

function countRounds(tx: Tx, { organizationId }: Scope, evaluationId: string, which = sql`true`): Promise<number> {
  return tx.$count(
    rounds,
    and(eq(rounds.organizationId, organizationId), eq(rounds.evaluationId, evaluationId), which),
  );
}
