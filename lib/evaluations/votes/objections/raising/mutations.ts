import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { objections } from "@/db/schema/evaluation/deliberation";
import { ballots } from "@/db/schema/evaluations";
import type { Scope } from "@/db/scope";
import { COUNTS } from "../../../rounds/queries";
import { voteContentShape } from "../../ballots/input";

/** Makes the objections of a consent round that is being revealed: open, in place of those of a round before. */
export async function raiseObjections(
  tx: Tx,
  { organizationId }: Scope,
  evaluationId: string,
  roundId: string,
): Promise<void> {
  const rows = await tx
    .select({ memberId: ballots.memberId, submission: ballots.submission })
    .from(ballots)
    .where(and(eq(ballots.organizationId, organizationId), eq(ballots.roundId, roundId), COUNTS));
  const raised = rows.flatMap(({ memberId, submission }) => {
    const vote = voteContentShape.parse(JSON.parse(submission ?? "null"));
    const isObjection = vote.kind === "consent" && vote.stance === "object";
    return isObjection ? [{ organizationId, evaluationId, memberId, reason: vote.reason }] : [];
  });
  await tx
    .delete(objections)
    .where(and(eq(objections.organizationId, organizationId), eq(objections.evaluationId, evaluationId)));
  if (raised.length > 0) await tx.insert(objections).values(raised);
}
