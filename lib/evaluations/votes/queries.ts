import { and, asc, desc, eq, isNotNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { ObjectionState } from "@/lib/mcda/social-choice/consent";
import { objections } from "@/db/schema/evaluation/deliberation";
import { ballots, evaluationParticipants, rounds } from "@/db/schema/evaluations";
import type { Scope } from "@/db/scope";
import { readOptions } from "../matrix/queries";
import type { MatrixOption } from "../matrix/rules";
import { loadEvaluation, type LoadedEvaluation } from "../queries";
import { COUNTS } from "../rounds/queries";
import { voteContentShape, type VoteContent } from "./ballots/input";
import { voteMethodOf, votingRule, type VoteMethod } from "./rules";
import type { VoteToCount } from "./tally/rules";

/** A submitted ballot of the latest revealed round. */
export interface StandingVote {
  readonly member: string;
  readonly round: number;
  readonly vote: VoteContent;
  /** SHA-256(salt ‖ canonical ballot), lower-case hex. */
  readonly commitment: string;
}

/** An objection on a ballot that counts, and what became of it. */
export interface StandingObjection {
  readonly member: string;
  readonly reason: string;
  readonly state: ObjectionState;
  readonly resolution: string;
  readonly resolvedBy: string | null;
}

/** Everything the outcome of a vote follows from, read from revealed rounds only (rule 25). */
export interface VoteStanding {
  readonly evaluation: LoadedEvaluation;
  readonly method: VoteMethod;
  readonly options: readonly MatrixOption[];
  /** Current participants, and who left after a round that stands, by id. */
  readonly voters: VoteToCount["voters"];
  /** The latest revealed round with a ballot; 0 when there is none. It counts alone. */
  readonly round: number;
  readonly votes: readonly StandingVote[];
  readonly objections: readonly StandingObjection[];
}

/** The standing of a vote, or NOT_FOUND; refused of an evaluation on criteria. */
export async function readVoteStanding(tx: Tx, scope: Scope, evaluationId: string): Promise<VoteStanding> {
  const evaluation = await loadEvaluation(tx, scope, evaluationId);
  const method = voteMethodOf(evaluation.method);
  const votes = await readVotes(tx, scope, evaluationId);
  return {
    evaluation,
    method,
    options: await readOptions(tx, scope, evaluationId),
    voters: await readVoters(tx, scope, evaluation, votes),
    round: votes[0]?.round ?? 0,
    votes,
    objections: method === "consent" ? await readObjections(tx, scope, evaluationId, votes) : [],
  };
}

/** What `countVote` takes. */
export function voteToCount({ method, options, voters, evaluation, votes, objections }: VoteStanding): VoteToCount {
  return {
    method,
    options: options.map(({ id }) => id),
    voters,
    rule: votingRule(evaluation.settings),
    votes: votes.map(({ member, vote }) => ({ member, vote })),
    objections: objections.map(({ member, state }) => ({ member, state })),
  };
}

async function readVotes(tx: Tx, { organizationId }: Scope, evaluationId: string): Promise<StandingVote[]> {
  const rows = await tx
    .select({
      member: ballots.memberId,
      round: rounds.number,
      submission: ballots.submission,
      commitment: ballots.commitment,
    })
    .from(ballots)
    .innerJoin(rounds, and(eq(rounds.organizationId, ballots.organizationId), eq(rounds.id, ballots.roundId)))
    .where(
      and(
        eq(ballots.organizationId, organizationId),
        eq(rounds.evaluationId, evaluationId),
        isNotNull(rounds.revealedAt),
        COUNTS,
      ),
    )
    .orderBy(desc(rounds.number), asc(ballots.memberId));
  const latest = rows[0]?.round;
  return rows.flatMap(({ submission, commitment, ...row }) =>
    row.round !== latest || submission === null || commitment === null
      ? []
      : [{ ...row, vote: voteContentShape.parse(JSON.parse(submission)), commitment: commitment.toString("hex") }],
  );
}

async function readVoters(
  tx: Tx,
  { organizationId }: Scope,
  { id, closedAt }: LoadedEvaluation,
  votes: readonly StandingVote[],
): Promise<VoteToCount["voters"]> {
  const p = evaluationParticipants;
  const people = await tx
    .select({ memberId: p.memberId, removedAt: p.removedAt })
    .from(p)
    .where(and(eq(p.organizationId, organizationId), eq(p.evaluationId, id)));
  // Who leaves after the closing was still there when it closed.
  const current = new Set(
    people.flatMap(({ memberId, removedAt }) =>
      removedAt === null || (closedAt !== null && removedAt.getTime() > closedAt.getTime()) ? [memberId] : [],
    ),
  );
  const all = [...new Set([...current, ...votes.map(({ member }) => member)])].sort();
  return all.map((memberId) => ({ id: memberId, hasLeft: !current.has(memberId) }));
}

/** The objections of ballots that count. Those of an earlier round went with it. */
async function readObjections(
  tx: Tx,
  { organizationId }: Scope,
  evaluationId: string,
  votes: readonly StandingVote[],
): Promise<StandingObjection[]> {
  const t = objections;
  const rows = await tx
    .select({ member: t.memberId, state: t.state, resolution: t.resolution, resolvedBy: t.resolvedBy })
    .from(t)
    .where(and(eq(t.organizationId, organizationId), eq(t.evaluationId, evaluationId)));
  const known = new Map(rows.map((row) => [row.member, row]));
  return votes.flatMap(({ member, vote }) => {
    if (vote.kind !== "consent" || vote.stance !== "object") return [];
    const { state = "open", resolution = "", resolvedBy = null } = known.get(member) ?? {};
    return [{ member, reason: vote.reason, state, resolution, resolvedBy }];
  });
}
