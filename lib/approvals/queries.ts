import { and, desc, eq, ne, sql, type SQL } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { approvals } from "@/db/schema/approvals/approvals";
import { revisions } from "@/db/schema/decisions";
import { evaluations } from "@/db/schema/evaluations";
import { memberships } from "@/db/schema/organizations";
import { users } from "@/db/schema/accounts";
import type { Confirmation, Role, SigningMethod } from "@/db/enums";
import type { Scope } from "@/db/scope";
import type { Ctx } from "@/lib/access/context";
import { canonicalJson } from "@/lib/mcda/hash/canonical";
import { hashOf } from "@/lib/history/hash";
import { loadDecision, sectionCommitments, type LoadedDecision } from "@/lib/decisions/queries";
import type { EffectiveRule } from "./approval-rules/rules";
import { awaitsVerdict, isCorrectionPending, type GivenVerdict, type OpenVote, type Text } from "./rules";
import { readAuthorities } from "./standing/queries";
import {
  confirmationOf,
  countsAtAll,
  eligibleFor,
  overridable,
  panelOf,
  placesOf,
  refusalOf,
  standingOf,
  type Approver,
  type Authority,
  type LineStanding,
  type Panel,
  type Sought,
  type Writers,
} from "./standing/rules";

/** What is put before the approvers: one revision, the result it cites, and the hash of both (rule 33). */
export interface Subject extends Text, Writers {
  readonly revision: number;
  readonly authorName: string;
  readonly revisedAt: Date;
  readonly resultHash: string | null;
  /** What was chosen is not what the vote it cites came out at. */
  readonly isAgainstVote: boolean;
  /** Since when its approval runs: rules that were set later do not hold for it, unless they hold at once. */
  readonly begunAt: Date | null;
  /** The lines on which exactly this text was accepted because nobody objected. */
  readonly silentLineIds: readonly string[];
  /** When lines came to the decision that it did not begin with. */
  readonly linesAdded: ReadonlyMap<string, Date>;
}

/** Does the closed evaluation `e` say another option than the one that was chosen, or none where one carried? */
export const isAgainstVote = (e: SQL): SQL<boolean> => sql<boolean>`(
  coalesce(${e}.result::jsonb #>> '{result,outcome}', 'carried') = 'carried'
  and jsonb_array_length(${e}.result::jsonb #> '{result,leaderIds}') > 0
  and (${e}.chosen_option_id is not null or ${e}.method <> 'matrix')
  and not coalesce(${e}.result::jsonb #> '{result,leaderIds}' ? ${e}.chosen_option_id::text, false))`;

/** The salted commitments of a revision's title and sections, by name, as JSON. */
export const commitmentsAsJson = (
  organizationId: string,
  decisionId: SQL,
  revision: SQL,
): SQL<Record<string, string>> =>
  sql<Record<string, string>>`(
    select jsonb_object_agg(s.kind, encode(s.commitment, 'hex')) || jsonb_build_object('title', (
      select encode(t.title_commitment, 'hex') from revisions t
      where t.organization_id = ${organizationId} and t.decision_id = ${decisionId} and t.number = ${revision}))
    from revision_sections s where s.organization_id = ${organizationId} and s.decision_id = ${decisionId} and s.revision = ${revision})`;

/** Who wrote any revision after `accepted` up to `latest`. */
export const authorsBetween = (organizationId: string, decisionId: SQL, accepted: SQL, latest: SQL): SQL<string[]> =>
  sql<string[]>`array(select distinct w.author_id::text from revisions w where w.organization_id = ${organizationId}
    and w.decision_id = ${decisionId} and w.number > coalesce(${accepted}, 0) and w.number <= ${latest})`;

/** The moments at which lines came to a decision that it did not begin with, by their ids, as JSON. */
export const linesAddedAsJson = (organizationId: string, decisionId: SQL): SQL<Record<string, string>> =>
  sql<Record<string, string>>`(
    select coalesce(jsonb_object_agg(l.product_line_id, l.added_at), '{}') from decision_product_lines l
    where l.organization_id = ${organizationId} and l.decision_id = ${decisionId} and l.added_at is not null)`;

/** `linesAddedAsJson`, as it is read. */
export const linesAddedOf = (read: Readonly<Record<string, string>>): ReadonlyMap<string, Date> =>
  new Map(Object.entries(read).map(([line, at]) => [line, new Date(at)]));

/** SHA-256 of the canonical JSON of the sections' salted commitments and of the result's hash (rule 33). */
export async function subjectOf(
  tx: Tx,
  ctx: Scope,
  decision: LoadedDecision,
  revision = decision.latestRevision,
): Promise<Subject> {
  const { organizationId } = ctx;
  const decisionId = sql`${decision.id}::uuid`;
  const isWaiting = awaitsVerdict(decision) && revision === decision.latestRevision;
  const isCorrection = isWaiting && isCorrectionPending(decision);
  const accepted = sql`${isCorrection ? decision.acceptedRevision : null}::int`;
  const [written] = await tx
    .select({
      authorId: revisions.authorId,
      authorName: users.name,
      authorIds: authorsBetween(organizationId, decisionId, accepted, sql`${revision}::int`),
      revisedAt: revisions.createdAt,
      isImported: saysItsFile(sql`revisions`),
      vote: sql<{ hash: string; isAgainst: boolean } | null>`(
        select jsonb_build_object('hash', encode(e.result_hash, 'hex'), 'isAgainst', ${isAgainstVote(sql`e`)}) from evaluations e
        where e.organization_id = ${revisions.organizationId} and e.decision_id = ${revisions.decisionId} and e.phase = 'closed'
        order by e.number desc limit 1)`,
      correctedAt: sql<string | null>`(
        select c.created_at from revisions c where c.organization_id = ${revisions.organizationId}
          and c.decision_id = ${revisions.decisionId} and c.number = ${accepted} + 1)`,
      silentLineIds: sql<string[]>`array(
        select l.product_line_id::text from decision_product_lines l where l.organization_id = ${revisions.organizationId}
          and l.decision_id = ${revisions.decisionId} and l.silent_revision = ${revisions.number})`,
      linesAdded: linesAddedAsJson(organizationId, decisionId),
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
  const { authorId, authorIds, authorName, revisedAt, isImported, vote, correctedAt, silentLineIds, linesAdded } =
    written;
  const sections = await sectionCommitments(tx, ctx, decision.id, revision);
  const resultHash = vote?.hash ?? null;
  const { proposedAt, stewardId } = decision;
  return {
    revision,
    contentHash: contentHashOf(sections, resultHash),
    sections,
    resultHash,
    isAgainstVote: vote?.isAgainst ?? false,
    isWaiting,
    putUpAt: proposedAt !== null && proposedAt > revisedAt ? proposedAt : revisedAt,
    begunAt: correctedAt === null ? proposedAt : new Date(correctedAt),
    stewardId,
    authorId,
    authorIds,
    isImported,
    authorName,
    revisedAt,
    silentLineIds,
    linesAdded: linesAddedOf(linesAdded),
  };
}

/** The people and rules that decide about a decision's text. */
export async function readPanel(tx: Tx, scope: Scope, lineIds: readonly string[], subject: Subject): Promise<Panel> {
  return panelOf(await readAuthorities(tx, scope, lineIds), soughtOf(lineIds, subject));
}

const soughtOf = (lineIds: readonly string[], subject: Subject): Sought => ({ ...subject, lineIds, writers: subject });

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

/** A verdict with its author's name, newest first. */
export interface ListedVerdict extends GivenVerdict {
  readonly memberName: string;
  readonly revision: number;
  readonly reason: string;
  readonly isSelfApproved: boolean;
  /** An approval whose author would have decided otherwise, and says so. */
  readonly isDissent: boolean;
  readonly createdAt: Date;
  /** The name of whom its author stood in for. */
  readonly onBehalfOfName: string | null;
  /** How it was signed, where that was asked for. */
  readonly signedBy: SigningMethod | null;
}

/** Whoever was removed and came back has joined anew (rule 5). A condition on a verdict `given` and its author's membership `m`. */
export const isByMember = (given: SQL, m: SQL): SQL<boolean> =>
  sql<boolean>`(${m}.status <> 'removed' and ${given}.created_at >= ${m}.joined_at)`;

/** Every verdict ever given on a decision, newest first, whether it counts or not. */
export async function listVerdicts(tx: Tx, ctx: Scope, decisionId: string): Promise<ListedVerdict[]> {
  const linesServed = (which: SQL) => sql<string[]>`array(
    select l.product_line_id::text from approval_product_lines l
    where l.organization_id = approvals.organization_id and l.approval_id = approvals.id and ${which} order by 1)`;
  return tx
    .select({
      id: approvals.id,
      memberId: approvals.memberId,
      memberName: users.name,
      role: sql<Role>`coalesce(${approvals.role}, ${memberships.role})`,
      onBehalfOf: approvals.onBehalfOf,
      onBehalfOfName: sql<string | null>`(select away.name from memberships m join users away on away.id = m.user_id
        where m.organization_id = approvals.organization_id and m.id = approvals.on_behalf_of)`,
      isDissent: approvals.isDissent,
      signedBy: sql<SigningMethod | null>`(select s.method from approval_signatures s
        where s.organization_id = approvals.organization_id and s.approval_id = approvals.id)`,
      sections: sql<Record<
        string,
        string
      > | null>`(select ${commitmentsAsJson(ctx.organizationId, sql`d.id`, sql`approvals.revision`)}
        from decisions d where d.organization_id = approvals.organization_id and d.id = approvals.decision_id
          and d.latest_revision <> approvals.revision)`,
      verdict: approvals.verdict,
      revision: approvals.revision,
      contentHash: sql<string>`encode(${approvals.contentHash}, 'hex')`,
      reason: approvals.reason,
      isSelfApproved: approvals.isSelfApproved,
      createdAt: approvals.createdAt,
      liftedAt: approvals.liftedAt,
      isByMember: isByMember(sql`approvals`, sql`memberships`),
      lineIds: linesServed(sql`true`),
      namedLineIds: linesServed(sql`l.is_named`),
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

/** One line of a decision, how it stands, and who may decide for it. */
export interface ApprovalLine extends LineStanding {
  readonly id: string;
  readonly name: string;
  readonly isArchived: boolean;
  readonly eligible: readonly Approver[];
  /** The rule that holds for it. */
  readonly rule: EffectiveRule;
}

export interface ApprovalView {
  readonly decision: LoadedDecision;
  readonly subject: Subject;
  readonly isCorrection: boolean;
  readonly lines: readonly ApprovalLine[];
  readonly verdicts: readonly (ListedVerdict & { readonly counts: boolean })[];
  readonly approvedLines: number;
  readonly isBlocked: boolean;
  readonly vote: OpenVote;
  /** Every place from which the reader may decide, their own first, or the sentence that says who can. */
  readonly mine: {
    readonly places: readonly (Authority & { readonly confirmation: Confirmation })[];
    readonly reason: string | null;
  };
  /** The names of whom the rules name, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** The lines the reader may override, or the sentence that says why not. */
  readonly override: { readonly lineIds: readonly string[]; readonly refusal: string | null };
}

/** Everything the approval page shows, read in one transaction. */
export async function getApproval(ctx: Ctx, number: number): Promise<ApprovalView> {
  return withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { number });
    const subject = await subjectOf(tx, ctx, decision);
    const verdicts = await listVerdicts(tx, ctx, decision.id);
    const panel = await readPanel(tx, ctx, decision.productLineIds, subject);
    const names = await listLines(tx, ctx, decision.productLineIds);
    const standing = standingOf(panel, verdicts, subject);
    const places = placesOf(ctx.memberId, panel);
    return {
      decision,
      subject,
      isCorrection: isCorrectionPending(decision),
      lines: names.flatMap((line) => {
        const at = standing.lines.find(({ lineId }) => lineId === line.id);
        const required = panel.lines.find(({ lineId }) => lineId === line.id);
        if (at === undefined || required === undefined) return [];
        return [{ ...line, ...at, rule: required.rule, eligible: eligibleFor(required, panel) }];
      }),
      verdicts: verdicts.map((verdict) => ({ ...verdict, counts: countsAtAll(verdict, subject, standing) })),
      approvedLines: standing.approvedLines,
      isBlocked: standing.requests.length > 0,
      vote: await readOpenVote(tx, ctx, decision.id),
      mine: {
        places: places.map((place) => ({ ...place, confirmation: confirmationOf(panel, place.lineIds) })),
        reason: places.length === 0 ? refusalOf(ctx.memberId, panel) : null,
      },
      names: new Map(panel.approvers.map(({ memberId, name }) => [memberId, name])),
      override: overridable(ctx, panel, standing),
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

/** How many of these lines are not archived. */
export async function countOpenLines(tx: Tx, ctx: Ctx, lineIds: readonly string[]): Promise<number> {
  return (await listLines(tx, ctx, lineIds)).filter((line) => !line.isArchived).length;
}
