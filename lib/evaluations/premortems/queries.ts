import { and, eq, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { premortems } from "@/db/schema/evaluation/deliberation";
import type { Scope } from "@/db/scope";
import type { Ctx } from "@/lib/access/context";
import { loadDecision } from "@/lib/decisions/queries";
import { notFound, notFoundAs } from "@/lib/errors";
import { loadEvaluation } from "../queries";

/** What somebody imagines to have gone wrong with one option. Read without its author: a worry counts for what it says. */
export interface Premortem {
  readonly optionId: string;
  readonly body: string;
  readonly isMine: boolean;
}

/** The notes on an evaluation that is discussed or closed, for who may see it (rule 3). */
export async function listPremortems(ctx: Ctx, evaluationId: string): Promise<readonly Premortem[]> {
  return withOrg(ctx, async (tx) => {
    const { decisionId, phase } = await loadEvaluation(tx, ctx, evaluationId);
    await loadDecision(tx, ctx, { id: decisionId }).catch(notFoundAs("evaluation"));
    if (phase !== "closed" && (phase !== "discussion" || ctx.role === "stakeholder")) throw notFound("evaluation");
    const notes = await readPremortems(tx, ctx, evaluationId);
    return notes.map(({ memberId, ...note }) => ({ ...note, isMine: memberId === ctx.memberId }));
  });
}

/** The same with their authors, for what is computed from them. In an order of the texts' own: the history says who wrote when. */
export async function readPremortems(tx: Tx, { organizationId }: Scope, evaluationId: string) {
  return tx
    .select({ memberId: premortems.memberId, optionId: premortems.optionId, body: premortems.body })
    .from(premortems)
    .where(and(eq(premortems.organizationId, organizationId), eq(premortems.evaluationId, evaluationId)))
    .orderBy(sql`md5(${premortems.body})`, premortems.memberId);
}
