import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { EvaluationMethod } from "@/db/enums";
import type { Ctx } from "@/lib/access/context";
import { readStanding } from "@/lib/evaluations/matrix/queries";
import type { NewLine } from "../lines/rules";

interface KeptEvaluation extends Record<string, unknown> {
  readonly id: string;
  readonly number: number;
  readonly method: EvaluationMethod;
  readonly result: string | null;
  readonly isHidden: boolean;
  readonly isClosed: boolean;
  readonly stewardWeights: Record<string, number> | null;
}

interface KeptBallot extends Record<string, unknown> {
  readonly evaluation: string;
  readonly round: string;
  readonly member: string;
  readonly salt: string;
  readonly body: string;
  readonly sequence: number;
}

/**
 * A decision's evaluations and the ballots of their revealed rounds. No ballot of a blind round; of one under hidden names none at all,
 * because its commitment stands beside its voter; to stakeholders only of what is closed.
 */
export async function readVoteLines(
  tx: Tx,
  ctx: Ctx,
  decisionId: string,
  withHidden: boolean,
): Promise<readonly NewLine[]> {
  const { organizationId, role } = ctx;
  const { rows: evaluations } = await tx.execute<KeptEvaluation>(sql`
    select id, number, method, result, names_hidden_at is not null as "isHidden", phase = 'closed' as "isClosed",
      steward_weights as "stewardWeights"
    from evaluations where organization_id = ${organizationId} and decision_id = ${decisionId} order by number`);
  const shown = evaluations.filter(({ isClosed }) => withHidden || isClosed || role !== "stakeholder");
  const open = shown.filter(({ isHidden }) => withHidden || !isHidden).map(({ id }) => id);
  const { rows: ballots } = await tx.execute<KeptBallot>(sql`
    select r.evaluation_id as evaluation, b.round_id as round, b.member_id as member, encode(b.salt, 'hex') as salt, b.submission as body,
      b.event_sequence as sequence
    from ballots b join rounds r on r.organization_id = b.organization_id and r.id = b.round_id
    where b.organization_id = ${organizationId} and r.evaluation_id = any(${sql.param(open)}::uuid[])
      and b.submission is not null and b.voided_at is null and (r.revealed_at is not null or ${withHidden})
    order by r.evaluation_id, r.number, r.kind, b.member_id`);
  const lines: NewLine[] = [];
  for (const { id, number, method, result, isHidden, stewardWeights } of shown) {
    const left = method === "matrix" && result !== null && !isHidden ? (await readStanding(tx, ctx, id)).leftIds : [];
    lines.push({
      kind: "evaluation",
      ...{ chain: decisionId, id, number, method, result, left: [...left], stewardWeights },
    });
  }
  return [...lines, ...ballots.map((ballot): NewLine => ({ kind: "ballot", chain: decisionId, ...ballot }))];
}
