import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  ballots,
  evaluationCriteria,
  evaluationOptions,
  evaluationParticipants,
  evaluations,
  rounds,
} from "@/db/schema/evaluations";
import { criterionMeasures } from "@/db/schema/evaluation/evidence";
import type { Scope } from "@/db/scope";
import { notFound } from "@/lib/errors";
import { ballotContentShape } from "../ballots/input";
import { voterIdOf } from "../names/queries";
import { COUNTS } from "../rounds/queries";
import type { MatrixCriterion, MatrixOption, Standing, StandingBallot } from "./rules";

/** The options of an evaluation that are not removed, in their order. */
export async function readOptions(tx: Tx, { organizationId }: Scope, evaluationId: string): Promise<MatrixOption[]> {
  const t = evaluationOptions;
  return tx
    .select({ id: t.id, position: t.position, name: t.name, summary: t.summary })
    .from(t)
    .where(and(eq(t.organizationId, organizationId), eq(t.evaluationId, evaluationId), isNull(t.removedAt)))
    .orderBy(asc(t.position), asc(t.id));
}

/** The criteria of an evaluation that are not removed, in their order. */
export async function readCriteria(
  tx: Tx,
  { organizationId }: Scope,
  evaluationId: string,
): Promise<MatrixCriterion[]> {
  const t = evaluationCriteria;
  const rows = await tx
    .select({
      id: t.id,
      position: t.position,
      name: t.name,
      shortName: t.shortName,
      theme: t.theme,
      question: t.question,
      decidedBy: t.decidedBy,
      situation: t.situation,
      anchors: t.anchors,
      minimumScore: t.minimumScore,
      kind: t.kind,
      unit: t.unit,
      worst: t.worst,
      best: t.best,
      values: VALUES,
    })
    .from(t)
    .where(and(eq(t.organizationId, organizationId), eq(t.evaluationId, evaluationId), isNull(t.removedAt)))
    .orderBy(asc(t.position), asc(t.id));
  return rows.map(({ kind, unit, worst, best, values, ...row }) => {
    const isMeasured = kind === "measured" && worst !== null && best !== null;
    return { ...row, measure: isMeasured ? { unit, worst, best } : null, values: isMeasured ? values : {} };
  });
}

/** Of a row of `evaluation_criteria`: its values by option, digit by digit as they were entered. */
const VALUES = sql<MatrixCriterion["values"]>`(${sql`
  select coalesce(jsonb_object_agg(${criterionMeasures.optionId},
    jsonb_build_object('value', ${criterionMeasures.value}::text, 'source', ${criterionMeasures.source})), '{}')
  from ${criterionMeasures} where ${criterionMeasures.organizationId} = ${evaluationCriteria.organizationId}
  and ${criterionMeasures.criterionId} = ${evaluationCriteria.id}`})`;

/**
 * Everything an outcome follows from. Reads ballots of revealed rounds only, so that no caller can say more than everybody
 * may know (rule 25).
 */
export async function readStanding(tx: Tx, scope: Scope, evaluationId: string): Promise<Standing> {
  const { organizationId } = scope;
  const [evaluation] = await tx
    .select({
      methodVersion: evaluations.methodVersion,
      stewardWeights: evaluations.stewardWeights,
      roleWeights: evaluations.roleWeights,
      closedAt: evaluations.closedAt,
      salt: evaluations.pseudonymSalt,
    })
    .from(evaluations)
    .where(and(eq(evaluations.organizationId, organizationId), eq(evaluations.id, evaluationId)));
  if (evaluation === undefined) throw notFound("evaluation");
  const options = await readOptions(tx, scope, evaluationId);
  const criteria = await readCriteria(tx, scope, evaluationId);
  const rows = await tx
    .select({
      memberId: evaluationParticipants.memberId,
      removedAt: evaluationParticipants.removedAt,
      weight: evaluationParticipants.weight,
    })
    .from(evaluationParticipants)
    .where(
      and(
        eq(evaluationParticipants.organizationId, organizationId),
        eq(evaluationParticipants.evaluationId, evaluationId),
      ),
    );
  // Where names are hidden, everything from here on knows pseudonyms alone.
  const hidden = <T extends { readonly memberId: string }>(row: T): T => ({
    ...row,
    memberId: voterIdOf(evaluation.salt, row.memberId),
  });
  const people = rows.map(hidden);
  const standing = inOrder((await readStandingBallots(tx, scope, evaluationId)).map(hidden));
  const { closedAt, stewardWeights, methodVersion } = evaluation;
  // Under hidden names whose ballots stand is never marked as gone: everybody knows who left, and would know whose they are.
  const unmarked = new Set(evaluation.salt === null ? [] : standing.map(({ memberId }) => memberId));
  // Who leaves after the closing was still there when it closed.
  const current = people.filter(
    ({ memberId, removedAt }) =>
      removedAt === null || unmarked.has(memberId) || (closedAt !== null && removedAt.getTime() > closedAt.getTime()),
  );
  const scorers = standing.filter((ballot) => ballot.kind === "scoring");
  const voterIds = [...new Set([...current, ...scorers].map((person) => person.memberId))].sort();
  const currentIds = new Set(current.map(({ memberId }) => memberId));
  const leftIds = voterIds.filter((id) => !currentIds.has(id));
  const voterWeights = Object.fromEntries(people.map(({ memberId, weight }) => [memberId, weight]));
  return {
    ...{ methodVersion, options, criteria, voterIds, leftIds, ballots: standing, stewardWeights },
    ...(evaluation.roleWeights !== null && { voterWeights }),
  };
}

/** By round, voter and kind: a total order, since the frozen text must not vary. */
function inOrder(ballots: readonly StandingBallot[]): StandingBallot[] {
  const key = ({ memberId, kind }: StandingBallot) => `${memberId} ${kind}`;
  return ballots.toSorted((a, b) => a.round - b.round || (key(a) < key(b) ? -1 : 1));
}

/** Submitted, unvoided ballots of revealed rounds, earlier rounds first; of one member only, when named. */
export async function readStandingBallots(
  tx: Tx,
  { organizationId }: Scope,
  evaluationId: string,
  memberId?: string,
): Promise<StandingBallot[]> {
  const rows = await tx
    .select({
      kind: rounds.kind,
      round: rounds.number,
      memberId: ballots.memberId,
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
        memberId === undefined ? undefined : eq(ballots.memberId, memberId),
      ),
    )
    // A total order: a member has a ballot of each kind in rounds of the same number, and the frozen text must not vary.
    .orderBy(asc(rounds.number), asc(ballots.memberId), asc(rounds.kind));
  return rows.map(({ submission, commitment, ...row }) => ({
    ...row,
    content: ballotContentShape.parse(JSON.parse(submission ?? "null")),
    commitment: commitment?.toString("hex") ?? "",
  }));
}
