import { and, desc, eq, isNotNull, isNull, sql, type Column, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Role, RoundKind } from "@/db/enums";
import { ballots, evaluationParticipants, rounds } from "@/db/schema/evaluations";
import { memberships, productLines } from "@/db/schema/organizations";
import { users } from "@/db/schema/accounts";
import type { Scope } from "@/db/scope";
import type { Ctx } from "@/lib/access/context";
import type { InvitationGround } from "../participants/rules";

export interface Round {
  readonly id: string;
  readonly kind: RoundKind;
  readonly number: number;
  readonly openedAt: Date;
  readonly deadlineAt: Date | null;
  /** IANA name. */
  readonly deadlineZone: string | null;
  readonly revealedAt: Date | null;
  /** Keys `criterion:option`; null for the whole matrix. */
  readonly cells: readonly string[] | null;
  /** False when it was opened after others' scores had been seen and the matrix changed. */
  readonly isBlind: boolean;
}

export const ROUND_COLUMNS = {
  id: rounds.id,
  kind: rounds.kind,
  number: rounds.number,
  openedAt: rounds.openedAt,
  deadlineAt: rounds.deadlineAt,
  deadlineZone: rounds.deadlineZone,
  revealedAt: rounds.revealedAt,
  cells: rounds.cells,
  isBlind: rounds.isBlind,
};

/** The latest round of a kind, or null. */
export async function latestRound(
  tx: Tx,
  { organizationId }: Scope,
  evaluationId: string,
  kind: RoundKind,
): Promise<Round | null> {
  const [round] = await tx
    .select(ROUND_COLUMNS)
    .from(rounds)
    .where(and(eq(rounds.organizationId, organizationId), eq(rounds.evaluationId, evaluationId), eq(rounds.kind, kind)))
    .orderBy(desc(rounds.number))
    .limit(1);
  return round ?? null;
}

/** Of a row of `ballots`: was submitted, and is not void. Nothing else counts, drafts never (rule 27). */
export const COUNTS = sql<boolean>`(${ballots.submission} is not null and ${ballots.voidedAt} is null)`;

// What follows is nested once more than it seems to need: drizzle takes the tables off the columns of a selected
// expression's first level when the query around it reads one table.

/** Of a row of `rounds`: how many of its ballots count. */
export const SUBMITTED = sql<number>`(${sql`
  select count(*)::int from ${ballots}
  where ${ballots.organizationId} = ${rounds.organizationId} and ${ballots.roundId} = ${rounds.id} and ${COUNTS}`})`;

/** Has a member a ballot that counts in a round? Of rows of the query around it, or of one round by its id. */
export function hasSubmitted(
  roundId: Column | string,
  member: { organizationId: Column; memberId: Column },
): SQL<boolean> {
  return sql<boolean>`exists (${sql`
    select from ${ballots} where ${ballots.organizationId} = ${member.organizationId} and ${ballots.roundId} = ${roundId}
    and ${ballots.memberId} = ${member.memberId} and ${COUNTS}`})`;
}

/** How many submitted ballots of a round stand. */
export async function countSubmitted(tx: Tx, { organizationId }: Scope, roundId: string): Promise<number> {
  return tx.$count(ballots, and(eq(ballots.organizationId, organizationId), eq(ballots.roundId, roundId), COUNTS));
}

/** Has anybody ever submitted a ballot of an evaluation, whatever became of it? */
export async function hasBallots(tx: Tx, { organizationId }: Scope, evaluationId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: rounds.id })
    .from(rounds)
    .innerJoin(ballots, and(eq(ballots.organizationId, rounds.organizationId), eq(ballots.roundId, rounds.id)))
    .where(
      and(
        eq(rounds.organizationId, organizationId),
        eq(rounds.evaluationId, evaluationId),
        isNotNull(ballots.submission),
      ),
    )
    .limit(1);
  return found !== undefined;
}

/** Was any ballot on the options or cells revealed yet? Void ones, and rounds that were given up, show nothing. */
export async function hasRevealedScores(tx: Tx, { organizationId }: Scope, evaluationId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: rounds.id })
    .from(rounds)
    .innerJoin(ballots, and(eq(ballots.organizationId, rounds.organizationId), eq(ballots.roundId, rounds.id)))
    .where(
      and(
        eq(rounds.organizationId, organizationId),
        eq(rounds.evaluationId, evaluationId),
        eq(rounds.kind, "scoring"),
        isNotNull(rounds.revealedAt),
        COUNTS,
      ),
    )
    .limit(1);
  return found !== undefined;
}

/** A participant, and whether they have submitted in the round asked about: the fact, never when or what. */
export interface Participant {
  readonly memberId: string;
  readonly name: string;
  readonly hasSubmitted: boolean;
  /** Why they were invited, and how much their vote counts, 1 to 10. */
  readonly ground: InvitationGround;
  readonly invitedRole: Role | null;
  readonly invitedLine: string | null;
  readonly weight: number;
}

/** The current participants by name. Without a round nobody has submitted. */
export async function readParticipants(
  tx: Tx,
  { organizationId }: Scope,
  evaluationId: string,
  roundId: string | null,
): Promise<Participant[]> {
  const p = evaluationParticipants;
  return tx
    .select({
      memberId: p.memberId,
      name: users.name,
      hasSubmitted: roundId === null ? sql<boolean>`false` : hasSubmitted(roundId, p),
      ground: p.invitedBy,
      invitedRole: p.invitedRole,
      invitedLine: productLines.name,
      weight: p.weight,
    })
    .from(p)
    .leftJoin(
      productLines,
      and(eq(productLines.organizationId, p.organizationId), eq(productLines.id, p.invitedLineId)),
    )
    .innerJoin(memberships, and(eq(memberships.organizationId, p.organizationId), eq(memberships.id, p.memberId)))
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(p.organizationId, organizationId), eq(p.evaluationId, evaluationId), isNull(p.removedAt)))
    .orderBy(users.name, p.memberId);
}

/** Did the caller leave a draft in the last round of a kind that has ended? It does not count, and they are told (rule 27). */
export async function hasUncountedDraft(tx: Tx, ctx: Ctx, evaluationId: string, kind: RoundKind): Promise<boolean> {
  const [row] = await tx
    .select({ isUncounted: sql<boolean>`${ballots.draft} is not null` })
    .from(rounds)
    .leftJoin(
      ballots,
      and(
        eq(ballots.organizationId, rounds.organizationId),
        eq(ballots.roundId, rounds.id),
        eq(ballots.memberId, ctx.memberId),
      ),
    )
    .where(
      and(
        eq(rounds.organizationId, ctx.organizationId),
        eq(rounds.evaluationId, evaluationId),
        eq(rounds.kind, kind),
        isNotNull(rounds.revealedAt),
        isNull(ballots.voidedAt),
      ),
    )
    .orderBy(desc(rounds.number))
    .limit(1);
  return row?.isUncounted ?? false;
}
