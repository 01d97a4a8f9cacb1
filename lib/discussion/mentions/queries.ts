import { sql, type SQL } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { Scope } from "@/db/scope";
import { assertCan, type DecisionSubject } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { loadDecision } from "@/lib/decisions/queries";
import { threadState } from "../queries";
import type { FindMentionable } from "./input";
import { fold, MOST_OFFERED, type Mentionable } from "./rules";

/**
 * The first people by name who can be mentioned in a thread and whose name, or one of its words, begins with what was typed; those
 * whose whole name does come first. What the caller may not see is NOT_FOUND, and who may not comment is refused.
 */
export async function findMentionable(ctx: Ctx, input: FindMentionable): Promise<readonly Mentionable[]> {
  return withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: input.decisionId });
    assertCan(ctx, "comment", decision);
    const { evaluationId = null } = input;
    if (evaluationId !== null) await threadState(tx, ctx, decision.id, evaluationId);
    const typed = fold(input.q);
    const { rows } = await tx.execute<{ memberId: string; name: string }>(sql`
      ${readersOf(ctx, decision, evaluationId)} and strpos(' ' || ${FOLDED}, ' ' || ${typed}::text) > 0
      order by strpos(' ' || ${FOLDED}, ' ' || ${typed}::text) > 1, u.name, m.id limit ${MOST_OFFERED}`);
    return rows;
  });
}

type Place = Pick<DecisionSubject, "proposedAt" | "productLineIds">;

/** Which of these members can be mentioned in a thread. */
export async function readMentionable(
  tx: Tx,
  scope: Scope,
  decision: Place,
  evaluationId: string | null,
  memberIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await tx.execute<{ memberId: string }>(sql`
    ${readersOf(scope, decision, evaluationId)} and m.id = any(${sql.param([...memberIds])}::uuid[])`);
  return new Set(rows.map(({ memberId }) => memberId));
}

/** A name as `fold` makes it. */
const FOLDED = sql`lower(regexp_replace(normalize(u.name, nfd), '[\\u0300-\\u036f]', '', 'g'))`;

/**
 * Active members who can read a thread: everybody but stakeholders of other lines or of a draft and, on an evaluation, of one
 * that is not closed (rules 2, 3). Ends in a condition, for more to follow.
 */
function readersOf({ organizationId }: Scope, decision: Place, evaluationId: string | null): SQL {
  const isProposed = decision.proposedAt !== null;
  return sql`
    with recursive up(id) as (
      select p.id from product_lines p
        where p.organization_id = ${organizationId} and p.id = any(${sql.param([...decision.productLineIds])}::uuid[])
      union
      select p.parent_id from up join product_lines p on p.organization_id = ${organizationId} and p.id = up.id
        where p.parent_id is not null
    )
    select m.id as "memberId", u.name
    from memberships m join users u on u.id = m.user_id
    where m.organization_id = ${organizationId} and m.status = 'active'
      and (m.role <> 'stakeholder' or (${isProposed}
        and (${evaluationId}::uuid is null or exists (
          select from evaluations e where e.organization_id = ${organizationId}
          and e.id = ${evaluationId}::uuid and e.phase = 'closed'))
        and (
        not exists (select from membership_product_lines l where l.organization_id = ${organizationId} and l.member_id = m.id)
        or exists (select from membership_product_lines l join up on up.id = l.product_line_id
                   where l.organization_id = ${organizationId} and l.member_id = m.id))))`;
}
