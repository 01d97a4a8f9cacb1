import { and, desc, eq } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { EvaluationMethod } from "@/db/enums";
import { evaluations } from "@/db/schema/evaluations";
import type { Ctx } from "@/lib/access/context";
import { loadDecision } from "@/lib/decisions/queries";
import { parseFrozen } from "../../results/rules";
import { parseFrozenVote } from "../closing/rules";
import { disagreementOf, type Disagreement, type Lead } from "./rules";

/** Where the latest closed evaluation on criteria of a decision and its latest closed ranked vote lead to different options. */
export async function getDisagreement(ctx: Ctx, number: number): Promise<Disagreement | null> {
  return withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { number });
    const matrix = await latestClosed(tx, ctx, decision.id, "matrix");
    const vote = await latestClosed(tx, ctx, decision.id, "ranked");
    return disagreementOf(matrix === null ? null : leadOfMatrix(matrix), vote === null ? null : leadOfVote(vote));
  });
}

interface Closed {
  readonly number: number;
  readonly text: string;
}

function leadOfMatrix({ number, text }: Closed): Lead {
  const { options, result } = parseFrozen(text);
  return { number, leaders: namesIn(options, result.leaderIds) };
}

function leadOfVote({ number, text }: Closed): Lead {
  const { options, result } = parseFrozenVote(text);
  // Below its quorum a vote says nothing.
  return { number, leaders: result.outcome === "invalid" ? [] : namesIn(options, result.leaderIds) };
}

function namesIn(options: readonly { readonly id: string; readonly name: string }[], ids: readonly string[]): string[] {
  return options.flatMap(({ id, name }) => (ids.includes(id) ? [name] : []));
}

async function latestClosed(
  tx: Tx,
  { organizationId }: Ctx,
  decisionId: string,
  method: EvaluationMethod,
): Promise<Closed | null> {
  const [row] = await tx
    .select({ number: evaluations.number, text: evaluations.result })
    .from(evaluations)
    .where(
      and(
        eq(evaluations.organizationId, organizationId),
        eq(evaluations.decisionId, decisionId),
        eq(evaluations.phase, "closed"),
        eq(evaluations.method, method),
      ),
    )
    .orderBy(desc(evaluations.number))
    .limit(1);
  return row === undefined || row.text === null ? null : { number: row.number, text: row.text };
}
