import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { evaluationParticipants } from "@/db/schema/evaluations";
import { memberships } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { hasSubmitted, type Participant } from "../queries";

/** Who takes part in a round and who has submitted: numbers, and as many names as a page shows. */
export interface Turnout {
  readonly invited: number;
  readonly submitted: number;
  /** The first of them by name. */
  readonly first: readonly Pick<Participant, "memberId" | "name" | "hasSubmitted">[];
  /** The names of who has submitted; empty when they are too many to list. */
  readonly submittedNames: readonly string[];
  /** The others who have not: how many, and their names while they are few. */
  readonly missing: { readonly count: number; readonly names: readonly string[] };
}

/** So many stand in a row; the others are a number. */
const FIRST = 8;
/** So many names of who has submitted are listed. */
const LISTED = 20;
/** So many of whom a round waits for are called by name. */
const CALLED = 3;

/** The turnout of a round, for one of its participants. Reads as many names as there are to show, however many take part. */
export async function readTurnout(tx: Tx, ctx: Ctx, evaluationId: string, roundId: string): Promise<Turnout> {
  const p = evaluationParticipants;
  const people = tx.$with("people").as(
    tx
      .select({ memberId: p.memberId, name: users.name, has: hasSubmitted(roundId, p).as("has") })
      .from(p)
      .innerJoin(memberships, and(eq(memberships.organizationId, p.organizationId), eq(memberships.id, p.memberId)))
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(p.organizationId, ctx.organizationId), eq(p.evaluationId, evaluationId), isNull(p.removedAt))),
  );
  const isMissing = sql`not has and member_id <> ${ctx.memberId}`;
  const [row] = await tx
    .with(people)
    .select({
      invited: sql<number>`count(*)::int`,
      submitted: sql<number>`(count(*) filter (where has))::int`,
      first: sql<
        Turnout["first"]
      >`(select coalesce(json_agg(json_build_object('memberId', member_id, 'name', name, 'hasSubmitted', has)
        order by name, member_id), '[]') from (select * from people order by name, member_id limit ${FIRST}) as f)`,
      submittedNames: sql<
        string[]
      >`array(select name from people where has order by name, member_id limit ${LISTED + 1})`,
      missing: sql<number>`(count(*) filter (where ${isMissing}))::int`,
      missingNames: sql<
        string[]
      >`array(select name from people where ${isMissing} order by name, member_id limit ${CALLED + 1})`,
    })
    .from(people);
  const few = (names: readonly string[], most: number) => (names.length > most ? [] : names);
  if (row === undefined) throw new Error("An aggregate without a row.");
  return {
    invited: row.invited,
    submitted: row.submitted,
    first: row.first,
    submittedNames: few(row.submittedNames, LISTED),
    missing: { count: row.missing, names: few(row.missingNames, CALLED) },
  };
}
