import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { RoundKind } from "@/db/enums";
import { ballots, evaluationParticipants, rounds } from "@/db/schema/evaluations";
import { memberships } from "@/db/schema/organizations";
import { users } from "@/db/schema/accounts";
import type { Scope } from "@/db/scope";

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

/** How many submitted ballots of a round stand. */
export async function countSubmitted(tx: Tx, { organizationId }: Scope, roundId: string): Promise<number> {
  return tx.$count(
    ballots,
    and(
      eq(ballots.organizationId, organizationId),
      eq(ballots.roundId, roundId),
      isNotNull(ballots.submission),
      isNull(ballots.voidedAt),
    ),
  );
}

/** A participant, and whether they have submitted in the round asked about: the fact, never when or what. */
export interface Participant {
  readonly memberId: string;
  readonly name: string;
  readonly hasSubmitted: boolean;
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
      hasSubmitted:
        roundId === null
          ? sql<boolean>`false`
          : sql<boolean>`exists (
              select from ballots b where b.organization_id = ${p.organizationId} and b.round_id = ${roundId}
              and b.member_id = ${p.memberId} and b.submission is not null and b.voided_at is null)`,
    })
    .from(p)
    .innerJoin(memberships, and(eq(memberships.organizationId, p.organizationId), eq(memberships.id, p.memberId)))
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(p.organizationId, organizationId), eq(p.evaluationId, evaluationId), isNull(p.removedAt)))
    .orderBy(users.name, p.memberId);
}
