import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { evaluationParticipants, evaluations } from "@/db/schema/evaluations";
import { memberships } from "@/db/schema/organizations";
import type { Scope } from "@/db/scope";
import type { Ctx } from "@/lib/access/context";

/** Somebody whose votes are shown: by member while names are shown, else by pseudonym. */
export interface Voter {
  /** The member's id, or under hidden names one that says nothing of them. */
  readonly memberId: string;
  readonly name: string;
  readonly isYou: boolean;
}

/**
 * Under which id a member's votes stand: their own, or where names are hidden a part of SHA-256(salt, member id), so that nobody
 * without the salt gets from one to the other.
 */
export function voterIdOf(salt: Buffer | null, memberId: string): string {
  if (salt === null) return memberId;
  return `participant-${createHash("sha256").update(salt).update(memberId).digest("hex").slice(0, 24)}`;
}

/** The salt of an evaluation whose names are hidden, or null. It leaves no query but as what it hides. */
async function readSalt(tx: Tx, { organizationId }: Scope, evaluationId: string): Promise<Buffer | null> {
  const [row] = await tx
    .select({ salt: evaluations.pseudonymSalt })
    .from(evaluations)
    .where(and(eq(evaluations.organizationId, organizationId), eq(evaluations.id, evaluationId)));
  return row?.salt ?? null;
}

/**
 * What to call the voters of an evaluation, in the order of their names. Hidden names are numbers in the order of the pseudonyms,
 * counted over everybody who was ever named, so that a number does not move when somebody leaves.
 */
export async function readVoters(
  tx: Tx,
  ctx: Ctx,
  evaluationId: string,
  voterIds: readonly string[],
): Promise<readonly Voter[]> {
  const salt = await readSalt(tx, ctx, evaluationId);
  const ownId = voterIdOf(salt, ctx.memberId);
  const names = salt === null ? await readNames(tx, ctx, evaluationId) : await readNumbers(tx, ctx, evaluationId, salt);
  return voterIds
    .map((memberId) => ({ memberId, name: names.get(memberId) ?? "", isYou: memberId === ownId }))
    .sort((a, b) => BY_NAME.compare(a.name, b.name));
}

const BY_NAME = new Intl.Collator("en", { numeric: true });

/** Of everybody who was ever named: voters are among them. One join, because a list of a thousand ids takes longer to send. */
async function readNames(tx: Tx, { organizationId }: Scope, evaluationId: string) {
  const p = evaluationParticipants;
  const rows = await tx
    .select({ id: p.memberId, name: users.name })
    .from(p)
    .innerJoin(memberships, and(eq(memberships.organizationId, p.organizationId), eq(memberships.id, p.memberId)))
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(p.organizationId, organizationId), eq(p.evaluationId, evaluationId)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function readNumbers(tx: Tx, { organizationId }: Scope, evaluationId: string, salt: Buffer) {
  const p = evaluationParticipants;
  const rows = await tx
    .select({ memberId: p.memberId })
    .from(p)
    .where(and(eq(p.organizationId, organizationId), eq(p.evaluationId, evaluationId)));
  const ids = rows.map(({ memberId }) => voterIdOf(salt, memberId)).sort();
  return new Map(ids.map((id, at) => [id, `Participant ${at + 1}`]));
}
