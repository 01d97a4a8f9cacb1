import { and, desc, eq, ne, sql, type SQL } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { approvals } from "@/db/schema/approvals";
import { revisions } from "@/db/schema/decisions";
import { evaluations } from "@/db/schema/evaluations";
import { memberships } from "@/db/schema/organizations";
import { users } from "@/db/schema/accounts";
import type { Role, Verdict } from "@/db/enums";
import type { Scope } from "@/db/scope";
import type { Ctx } from "@/lib/access/context";
import { canonicalJson } from "@/lib/mcda/hash/canonical";
import { hashOf } from "@/lib/history/hash";
import { loadDecision, sectionCommitments, type LoadedDecision } from "@/lib/decisions/queries";
import { Refusal } from "@/lib/errors";
import {
  authorityOf,
  awaitsVerdict,
  counts,
  eligibleFor,
  isCorrectionPending,
  standingOf,
  type Approver,
  type Authority,
  type OpenVote,
  type Text,
  type Writers,
} from "./rules";

/** What is put before the approvers: one revision, the result it cites, and the hash of both (rule 33). */
export interface Subject extends Writers, Text {
  readonly revision: number;
  readonly authorName: string;
  readonly revisedAt: Date;
  readonly resultHash: string | null;
}

/** SHA-256 of the canonical JSON of the sections' salted commitments and of the result's hash (rule 33). */
export async function subjectOf(
  tx: Tx,
  ctx: Ctx,
  decision: LoadedDecision,
  revision = decision.latestRevision,
): Promise<Subject> {
  const [written] = await tx
    .select({
      authorId: revisions.authorId,
      authorName: users.name,
      revisedAt: revisions.createdAt,
      isImported: saysItsFile(sql`revisions`),
      resultHash: sql<string | null>`(
        select encode(e.result_hash, 'hex') from evaluations e
        where e.organization_id = ${revisions.organizationId} and e.decision_id = ${revisions.decisionId} and e.phase = 'closed'
        order by e.number desc limit 1)`,
    })
    .from(revisions)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, revisions.organizationId), eq(memberships.id, revisions.authorId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(revisions.organizationId, ctx.organizationId),
        eq(revisions.decisionId, decision.id),
        eq(revisions.number, revision),
      ),
    );
  if (written === undefined) throw new Error(`Decision ${decision.id} has no revision ${revision}.`);
  const sections = await sectionCommitments(tx, ctx, decision.id, revision);
  const contentHash = contentHashOf(sections, written.resultHash);
  const isWaiting = awaitsVerdict(decision) && revision === decision.latestRevision;
  return { ...written, revision, contentHash, isWaiting, stewardId: decision.stewardId };
}

/** Does a revision say what the decision's file says? A condition on the revision, by its name in the query. */
export const saysItsFile = (revision: SQL): SQL<boolean> =>
  sql<boolean>`exists (select from decision_sources s where s.organization_id = ${revision}.organization_id
    and s.decision_id = ${revision}.decision_id and s.revision >= ${revision}.number)`;

/** What approvals sign: the title's and sections' salted commitments, by name, and the result's hash (rule 33). 64 hexadecimal digits. */
export function contentHashOf(
  sections: Readonly<Record<string, string | undefined>>,
  resultHash: string | null,
): string {
  return hashOf(canonicalJson({ sections, result: resultHash })).toString("hex");
}

/** A verdict with its author's name and the names of the lines it served, newest first. */
export interface ListedVerdict {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly role: Role;
  readonly verdict: Verdict;
  readonly revision: number;
  readonly contentHash: string;
  readonly reason: string;
  readonly isSelfApproved: boolean;
  readonly createdAt: Date;
  readonly liftedAt: Date | null;
  /** Has its author been a member ever since? */
  readonly isByMember: boolean;
  readonly lineIds: readonly string[];
}

/** Whoever was removed and came back has joined anew (rule 5). A condition on a verdict `given` and its author's membership `m`. */
export const isByMember = (given: SQL, m: SQL): SQL<boolean> =>
  sql<boolean>`(${m}.status <> 'removed' and ${given}.created_at >= ${m}.joined_at)`;

/** Every verdict ever given on a decision, newest first, whether it counts or not. */
export async function listVerdicts(tx: Tx, ctx: Ctx, decisionId: string): Promise<ListedVerdict[]> {
  return tx
    .select({
      id: approvals.id,
      memberId: approvals.memberId,
      memberName: users.name,
      role: memberships.role,
      verdict: approvals.verdict,
      revision: approvals.revision,
      contentHash: sql<string>`encode(${approvals.contentHash}, 'hex')`,
      reason: approvals.reason,
      isSelfApproved: approvals.isSelfApproved,
      createdAt: approvals.createdAt,
      liftedAt: approvals.liftedAt,
      isByMember: isByMember(sql`approvals`, sql`memberships`),
      lineIds: sql<string[]>`array(
        select l.product_line_id::text from approval_product_lines l
        where l.organization_id = approvals.organization_id and l.approval_id = approvals.id order by 1)`,
    })
    .from(approvals)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, approvals.organizationId), eq(memberships.id, approvals.memberId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(approvals.organizationId, ctx.organizationId), eq(approvals.decisionId, decisionId)))
    .orderBy(desc(approvals.createdAt), desc(approvals.id));
}

/** Owners, and leads whose lines (with what lies below them) reach one of `lineIds`: everybody whose role may decide now. */
export async function listApprovers(tx: Tx, ctx: Scope, lineIds: readonly string[]): Promise<Approver[]> {
  if (lineIds.length === 0) return [];
  const { rows } = await tx.execute<{ memberId: string; name: string; role: Role; lineIds: string[] }>(sql`
    with recursive up(line, id) as (
      select p.id, p.id from product_lines p
        where p.organization_id = ${ctx.organizationId} and p.id = any(${sql.param([...lineIds])}::uuid[])
      union
      select up.line, p.parent_id from up join product_lines p on p.organization_id = ${ctx.organizationId} and p.id = up.id
        where p.parent_id is not null
    )
    select m.id as "memberId", u.name, m.role, array_agg(distinct up.line::text) as "lineIds"
    from memberships m
    join users u on u.id = m.user_id
    cross join up
    where m.organization_id = ${ctx.organizationId} and m.status = 'active'
      and (m.role = 'owner' or (m.role = 'lead' and (
        not exists (select from membership_product_lines l where l.organization_id = ${ctx.organizationId} and l.member_id = m.id)
        or exists (select from membership_product_lines l
                   where l.organization_id = ${ctx.organizationId} and l.member_id = m.id and l.product_line_id = up.id))))
    group by m.id, u.name, m.role
    order by case m.role when 'lead' then 0 else 1 end, u.name`);
  return rows;
}

export interface ApprovalView {
  readonly decision: LoadedDecision;
  readonly subject: Subject;
  readonly isCorrection: boolean;
  readonly lines: readonly {
    readonly id: string;
    readonly name: string;
    readonly isArchived: boolean;
    /** The approval that counts for this line, if any. */
    readonly approvalId: string | null;
    /** Who may decide for it now. */
    readonly eligible: readonly Approver[];
  }[];
  readonly verdicts: readonly (ListedVerdict & { readonly counts: boolean })[];
  readonly approvedLines: number;
  readonly isBlocked: boolean;
  readonly vote: OpenVote;
  /** What the reader may decide, or the sentence that says who can. */
  readonly mine: { readonly authority: Authority | null; readonly reason: string | null };
}

/** Everything the approval page shows, read in one transaction. */
export async function getApproval(ctx: Ctx, number: number): Promise<ApprovalView> {
  return withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { number });
    const subject = await subjectOf(tx, ctx, decision);
    const verdicts = await listVerdicts(tx, ctx, decision.id);
    const approvers = await listApprovers(tx, ctx, decision.productLineIds);
    const lines = await listLines(tx, ctx, decision.productLineIds);
    const standing = standingOf(decision.productLineIds, verdicts, subject);
    const approvalOf = new Map(standing.lines.map((line) => [line.lineId, line.approvalId]));
    return {
      decision,
      subject,
      isCorrection: isCorrectionPending(decision),
      lines: lines.map((line) => ({
        ...line,
        approvalId: approvalOf.get(line.id) ?? null,
        eligible: eligibleFor(line.id, approvers, subject),
      })),
      verdicts: verdicts.map((verdict) => ({ ...verdict, counts: counts(verdict, subject) })),
      approvedLines: standing.approvedLines,
      isBlocked: standing.requests.length > 0,
      vote: await readOpenVote(tx, ctx, decision.id),
      mine: authorityOrReason(ctx, decision, approvers, subject),
    };
  });
}

/** What the decision's evaluations still owe. The latest closed one is what the record cites. */
export async function readOpenVote(tx: Tx, ctx: Ctx, decisionId: string): Promise<OpenVote> {
  const votes = await tx
    .select({ phase: evaluations.phase, chosen: evaluations.chosenOptionId })
    .from(evaluations)
    .where(
      and(
        eq(evaluations.organizationId, ctx.organizationId),
        eq(evaluations.decisionId, decisionId),
        ne(evaluations.phase, "cancelled"),
      ),
    )
    .orderBy(desc(evaluations.number));
  return {
    hasOpenEvaluation: votes.some((vote) => vote.phase !== "closed"),
    awaitsChoice: votes.find((vote) => vote.phase === "closed")?.chosen === null,
  };
}

async function listLines(tx: Tx, ctx: Ctx, lineIds: readonly string[]) {
  const { rows } = await tx.execute<{ id: string; name: string; isArchived: boolean }>(sql`
    select id, name, archived_at is not null as "isArchived" from product_lines
    where organization_id = ${ctx.organizationId} and id = any(${sql.param([...lineIds])}::uuid[]) order by name`);
  return rows;
}

function authorityOrReason(
  ctx: Ctx,
  decision: LoadedDecision,
  approvers: readonly Approver[],
  writers: Writers,
): ApprovalView["mine"] {
  try {
    return { authority: authorityOf(ctx.memberId, decision.productLineIds, approvers, writers), reason: null };
  } catch (error) {
    if (error instanceof Refusal) return { authority: null, reason: error.message };
    throw error;
  }
}

/** How many of these lines are not archived. */
export async function countOpenLines(tx: Tx, ctx: Ctx, lineIds: readonly string[]): Promise<number> {
  return (await listLines(tx, ctx, lineIds)).filter((line) => !line.isArchived).length;
}
