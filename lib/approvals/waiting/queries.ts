import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { DecisionStatus } from "@/db/enums";
import type { Scope } from "@/db/scope";
import type { Closeness } from "@/lib/mcda/evaluate";
import {
  authorsBetween,
  commitmentsAsJson,
  contentHashOf,
  isAgainstVote,
  isByMember,
  linesAddedAsJson,
  linesAddedOf,
  saysItsFile,
} from "../queries";
import { counts, type GivenVerdict } from "../rules";
import { latestOf } from "../silence/rules";
import { readAuthorities } from "../standing/queries";
import { eligibleFor, panelOf, standingOf, type Approver, type Authorities, type Writers } from "../standing/rules";

/** A decision whose latest text waits for verdicts: a proposal, or an accepted decision's correction (rule 17). */
export interface Awaiting extends Writers {
  readonly decision: {
    readonly id: string;
    readonly number: number;
    /** The title of the text that waits. */
    readonly title: string;
    readonly status: DecisionStatus;
  };
  readonly isCorrection: boolean;
  readonly lineIds: readonly string[];
  /** Lines whose approval counts. */
  readonly approvedLines: number;
  readonly revision: number;
  readonly revisedAt: Date;
  readonly authorName: string;
  readonly proposedAt: Date | null;
  readonly proposedByName: string | null;
  /** It came in as proposed: nobody proposed it here. */
  readonly isImportedProposal: boolean;
  /** What the latest closed vote chose, or null when there was none. */
  readonly vote: {
    readonly option: string | null;
    readonly closeness: Closeness | null;
    readonly voters: number;
    /** What was chosen is not what the vote came out at. */
    readonly isAgainst: boolean;
  } | null;
  /** Requests for changes on exactly this text: they block it. */
  readonly requests: readonly {
    readonly memberId: string;
    readonly name: string;
    readonly reason: string;
    readonly at: Date;
  }[];
  /** When silence becomes consent on the last line that waits for nothing else; null where it never does. */
  readonly silentAt: Date | null;
  /** Who can still decide: for the lines whose rule is not met, or, where all are, to finish it. */
  readonly eligible: readonly Approver[];
  /** Members who gave a verdict on an earlier text of this decision. */
  readonly earlierReaders: readonly string[];
  /** Members who have nothing left to say: their verdict on exactly this text stands. */
  readonly decided: readonly string[];
}

/**
 * Does it wait for this member? One of its lines has no approval, they may decide for it (rules 13, 14), and have not yet
 * said anything on exactly this text.
 */
export function waitsFor(awaiting: Awaiting, memberId: string): boolean {
  return awaiting.eligible.some((approver) => approver.memberId === memberId) && !awaiting.decided.includes(memberId);
}

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: DecisionStatus;
  readonly isCorrection: boolean;
  readonly stewardId: string;
  readonly authorId: string;
  readonly authorIds: readonly string[];
  readonly authorName: string;
  readonly revision: number;
  readonly revisedAt: string;
  readonly correctedAt: string | null;
  readonly proposedAt: string | null;
  readonly proposedByName: string | null;
  readonly isImported: boolean;
  readonly isImportedProposal: boolean;
  readonly lineIds: readonly string[];
  readonly linesAdded: Readonly<Record<string, string>>;
  readonly sections: Readonly<Record<string, string>>;
  readonly resultHash: string | null;
  readonly hasVote: boolean;
  readonly chosen: string | null;
  readonly closeness: Closeness | null;
  readonly voters: number | null;
  readonly isAgainst: boolean | null;
  readonly verdicts: readonly (Omit<GivenVerdict, "liftedAt"> & {
    readonly liftedAt: string | null;
    readonly name: string;
    readonly reason: string;
    readonly createdAt: string;
  })[];
}

/**
 * Everything that awaits verdicts, proposed first comes first, in two queries. `which` narrows it by a condition on
 * `decisions` and the revision `r` that waits, `most` by how many. Says nothing about who may see it: stakeholders see every proposal of their lines, and approve none.
 */
export async function readAwaiting(
  tx: Tx,
  scope: Scope,
  which: SQL = sql`true`,
  most?: number,
): Promise<readonly Awaiting[]> {
  const { organizationId } = scope;
  const { rows } = await tx.execute<Row>(sql`
    select decisions.id, decisions.number, r.title, decisions.status, decisions.status = 'accepted' as "isCorrection",
      decisions.steward_id as "stewardId", r.author_id as "authorId", author.name as "authorName", r.number as revision,
      r.created_at as "revisedAt", decisions.proposed_at as "proposedAt", proposer.name as "proposedByName",
      ${saysItsFile(sql`r`)} as "isImported",
      ${authorsBetween(organizationId, sql`decisions.id`, sql`decisions.accepted_revision`, sql`r.number`)} as "authorIds",
      (select c.created_at from revisions c where c.organization_id = ${organizationId} and c.decision_id = decisions.id
        and c.number = decisions.accepted_revision + 1) as "correctedAt",
      exists (select from decision_sources s where s.organization_id = ${organizationId}
        and s.decision_id = decisions.id and s.status = 'proposed') as "isImportedProposal",
      array(select l.product_line_id::text from decision_product_lines l
            where l.organization_id = ${organizationId} and l.decision_id = decisions.id order by 1) as "lineIds",
      ${linesAddedAsJson(organizationId, sql`decisions.id`)} as "linesAdded",
      ${commitmentsAsJson(organizationId, sql`decisions.id`, sql`r.number`)} as sections,
      encode(vote.result_hash, 'hex') as "resultHash", vote.id is not null as "hasVote", vote.chosen,
      vote.result::jsonb #>> '{result,closeness}' as closeness,
      (vote.result::jsonb #>> '{result,voters}')::int as voters, vote."isAgainst",
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', a.id, 'memberId', a.member_id, 'name', u.name, 'verdict', a.verdict, 'reason', a.reason,
          'contentHash', encode(a.content_hash, 'hex'), 'createdAt', a.created_at, 'liftedAt', a.lifted_at,
          'isByMember', ${isByMember(sql`a`, sql`m`)}, 'role', coalesce(a.role, m.role), 'onBehalfOf', a.on_behalf_of,
          'sections', case when a.revision <> r.number then ${commitmentsAsJson(organizationId, sql`decisions.id`, sql`a.revision`)} end,
          'lineIds', array(select l.product_line_id::text from approval_product_lines l
                           where l.organization_id = ${organizationId} and l.approval_id = a.id),
          'namedLineIds', array(select l.product_line_id::text from approval_product_lines l
                           where l.organization_id = ${organizationId} and l.approval_id = a.id and l.is_named)) order by a.created_at desc)
        from approvals a
        join memberships m on m.organization_id = ${organizationId} and m.id = a.member_id
        join users u on u.id = m.user_id
        where a.organization_id = ${organizationId} and a.decision_id = decisions.id), '[]') as verdicts
    from (select decisions.id, decisions.number, decisions.status, decisions.steward_id, decisions.proposed_at, decisions.proposed_by,
        decisions.latest_revision, decisions.accepted_revision from decisions
      join revisions r on r.organization_id = ${organizationId} and r.decision_id = decisions.id and r.number = decisions.latest_revision
      where decisions.organization_id = ${organizationId} and (decisions.status = 'proposed'
        or (decisions.status = 'accepted' and decisions.latest_revision > decisions.accepted_revision)) and ${which}
      order by decisions.proposed_at, decisions.number limit ${most ?? null}) decisions
    join revisions r on r.organization_id = ${organizationId} and r.decision_id = decisions.id and r.number = decisions.latest_revision
    join memberships am on am.organization_id = ${organizationId} and am.id = r.author_id
    join users author on author.id = am.user_id
    left join memberships pm on pm.organization_id = ${organizationId} and pm.id = decisions.proposed_by
    left join users proposer on proposer.id = pm.user_id
    left join lateral (
      select e.id, e.result, e.result_hash, o.name as chosen, ${isAgainstVote(sql`e`)} as "isAgainst" from evaluations e
      left join evaluation_options o on o.organization_id = ${organizationId} and o.id = e.chosen_option_id
      where e.organization_id = ${organizationId} and e.decision_id = decisions.id and e.phase = 'closed'
      order by e.number desc limit 1) vote on true
    order by decisions.proposed_at, decisions.number`);
  const authorities = await readAuthorities(tx, scope, [...new Set(rows.flatMap((row) => row.lineIds))]);
  return rows.map((row) => awaitingOf(row, authorities));
}

function awaitingOf(row: Row, authorities: Authorities): Awaiting {
  const revisedAt = new Date(row.revisedAt);
  const proposedAt = row.proposedAt === null ? null : new Date(row.proposedAt);
  const text = {
    contentHash: contentHashOf(row.sections, row.resultHash),
    sections: row.sections,
    putUpAt: proposedAt !== null && proposedAt > revisedAt ? proposedAt : revisedAt,
    isWaiting: true,
  };
  const begunAt = row.correctedAt === null ? proposedAt : new Date(row.correctedAt);
  const panel = panelOf(authorities, {
    lineIds: row.lineIds,
    writers: row,
    begunAt,
    silentLineIds: [],
    linesAdded: linesAddedOf(row.linesAdded),
  });
  const verdicts = row.verdicts.map((verdict) => ({
    ...verdict,
    liftedAt: verdict.liftedAt === null ? null : new Date(verdict.liftedAt),
  }));
  const standing = standingOf(panel, verdicts, text);
  const requested = new Set(standing.requests.map((request) => request.id));
  // All approved and still waiting: what blocked it went with its author. Anybody who may decide can finish it.
  const unmet = standing.lines.filter((line) => line.by === null);
  const open = standing.isComplete
    ? panel.lines.flatMap((line) => eligibleFor(line, panel))
    : unmet.flatMap((line) => line.groups.flatMap((group) => group.open));
  const eligible = new Map(open.map((approver) => [approver.memberId, approver]));
  const silences = unmet.map((line) => line.silentAt);
  return {
    decision: { id: row.id, number: row.number, title: row.title, status: row.status },
    isCorrection: row.isCorrection,
    stewardId: row.stewardId,
    authorId: row.authorId,
    authorName: row.authorName,
    authorIds: row.authorIds,
    isImported: row.isImported,
    lineIds: row.lineIds,
    approvedLines: standing.approvedLines,
    revision: row.revision,
    revisedAt,
    proposedAt,
    proposedByName: row.proposedByName,
    isImportedProposal: row.isImportedProposal,
    vote: row.hasVote
      ? { option: row.chosen, closeness: row.closeness, voters: row.voters ?? 0, isAgainst: row.isAgainst ?? false }
      : null,
    silentAt: silences.length === 0 || silences.includes(null) ? null : latestOf(silences),
    requests: verdicts
      .filter((verdict) => requested.has(verdict.id))
      .map(({ memberId, name, reason, createdAt }) => ({ memberId, name, reason, at: new Date(createdAt) })),
    eligible: [...eligible.values()],
    earlierReaders: verdicts
      .filter((verdict) => verdict.contentHash !== text.contentHash)
      .map((verdict) => verdict.memberId),
    decided: standing.isComplete
      ? []
      : verdicts.filter((verdict) => counts(verdict, text)).map((verdict) => verdict.memberId),
  };
}
