import { and, asc, eq, inArray, isNotNull, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { withOrg, type Tx } from "@/db/client";
import type { Role } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { decisions } from "@/db/schema/decisions";
import { memberships } from "@/db/schema/organizations";
import { readings } from "@/db/schema/reading/following";
import type { Scope } from "@/db/scope";
import { assertCan, can } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { subjectOf } from "@/lib/approvals/queries";
import { loadDecision } from "@/lib/decisions/queries";
import { readMentionable } from "@/lib/discussion/mentions/queries";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";
import { canBeRead, hasRead } from "./rules";

/** A decision that the reader is asked to read and has not. */
export interface OpenReading {
  readonly decision: { readonly id: string; readonly number: number; readonly title: string };
  /** ISO date. */
  readonly dueOn: string | null;
  readonly askedBy: string;
  /** They have read an earlier text of it. */
  readonly hasReadBefore: boolean;
}

/** What one is asked to read and has not, as a condition on `readings` and `decisions`: what `hasRead` says of one. */
export function openReadings(ctx: Ctx): SQL | undefined {
  return and(
    eq(readings.organizationId, ctx.organizationId),
    eq(readings.memberId, ctx.memberId),
    IS_OPEN,
    visibleDecisions(ctx),
  );
}

/** Asked, and what stands was not read. */
const IS_OPEN = and(
  isNotNull(readings.askedAt),
  inArray(decisions.status, ["proposed", "accepted"]),
  sql`(${readings.acknowledgedAt} is null or ${readings.revision} < ${decisions.acceptedRevision})`,
);

const ofDecision = and(eq(decisions.organizationId, readings.organizationId), eq(decisions.id, readings.decisionId));
const asker = alias(memberships, "asker");
const askerAccount = alias(users, "asker_account");

/** What the reader is asked to read and has not, the first due first. */
export function readOpenReadings(tx: Tx, ctx: Ctx): Promise<readonly OpenReading[]> {
  return tx
    .select({
      decision: { id: decisions.id, number: decisions.number, title: decisions.title },
      dueOn: readings.dueOn,
      askedBy: askerAccount.name,
      hasReadBefore: sql<boolean>`${readings.acknowledgedAt} is not null`,
    })
    .from(readings)
    .innerJoin(decisions, ofDecision)
    .innerJoin(asker, and(eq(asker.organizationId, readings.organizationId), eq(asker.id, readings.askedBy)))
    .innerJoin(askerAccount, eq(askerAccount.id, asker.userId))
    .where(openReadings(ctx))
    .orderBy(asc(readings.dueOn), asc(decisions.number));
}

/** Which of these members have not read the text that stands, of those who were asked. */
export async function readUnread(
  tx: Tx,
  { organizationId }: Scope,
  decisionId: string,
  memberIds: readonly string[],
): Promise<readonly string[]> {
  if (memberIds.length === 0) return [];
  const rows = await tx
    .select({ memberId: readings.memberId })
    .from(readings)
    .innerJoin(decisions, ofDecision)
    .where(
      and(
        eq(readings.organizationId, organizationId),
        eq(readings.decisionId, decisionId),
        inArray(readings.memberId, [...memberIds]),
        IS_OPEN,
      ),
    );
  return rows.map(({ memberId }) => memberId);
}

/** How the reader stands to the text of a decision, and how many of those asked have read it, for whom that is theirs to know. */
export interface ReadingView {
  /** What they would say that they read. */
  readonly revision: number;
  readonly contentHash: string;
  readonly asked: { readonly by: string; readonly dueOn: string | null } | null;
  readonly acknowledgedAt: Date | null;
  /** The revision that they said they read, or null. */
  readonly readRevision: number | null;
  readonly hasRead: boolean;
  /** Null for who may not ask. */
  readonly readers: { readonly asked: number; readonly read: number } | null;
}

/** How the reader stands to a decision's text; null where it is not put before readers. */
export async function getReading(ctx: Ctx, number: number): Promise<ReadingView | null> {
  return withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { number });
    if (!canBeRead(decision)) return null;
    const standing = decision.acceptedRevision ?? decision.latestRevision;
    const { revision, contentHash } = await subjectOf(tx, ctx, decision, standing);
    const all = await readAll(tx, ctx, decision.id);
    const mine = all.find((one) => one.memberId === ctx.memberId);
    const asked = all.filter((one) => one.askedAt !== null);
    return {
      revision,
      contentHash,
      asked: mine?.askedBy == null ? null : { by: mine.askedBy, dueOn: mine.dueOn },
      acknowledgedAt: mine?.acknowledgedAt ?? null,
      readRevision: mine?.revision ?? null,
      hasRead: mine !== undefined && hasRead(mine, decision),
      readers: can(ctx, "ask to read", decision).allowed
        ? { asked: asked.length, read: asked.filter((one) => hasRead(one, decision)).length }
        : null,
    };
  });
}

/** One person who was asked to read a decision, or said unasked that they did. */
export interface Reader {
  readonly memberId: string;
  readonly name: string;
  readonly role: Role;
  /** Who asked; null for nobody. */
  readonly askedBy: string | null;
  readonly dueOn: string | null;
  readonly acknowledgedAt: Date | null;
  readonly revision: number | null;
  readonly hasRead: boolean;
}

/** Who has read a decision, who has not, and who else could be asked. */
export interface Readers {
  readonly decision: { readonly id: string; readonly number: number; readonly title: string };
  readonly canBeRead: boolean;
  /** Those who have not first, by their day, then by name. */
  readonly readers: readonly Reader[];
  /** Everybody active who may see it, but for the reader of this page, by name. */
  readonly possible: readonly { readonly memberId: string; readonly name: string; readonly role: Role }[];
}

/** Who has read a decision and who has not, for who may ask; FORBIDDEN to everybody else. */
export async function listReaders(ctx: Ctx, number: number): Promise<Readers> {
  return withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { number });
    assertCan(ctx, "ask to read", decision);
    const members = await tx
      .select({ memberId: memberships.id, name: users.name, role: memberships.role })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(memberships.organizationId, ctx.organizationId), eq(memberships.status, "active")))
      .orderBy(asc(users.name), asc(memberships.id));
    const able = await readMentionable(
      tx,
      ctx,
      decision,
      null,
      members.map(({ memberId }) => memberId),
    );
    const readers = (await readAll(tx, ctx, decision.id)).map(({ askedAt: _, ...one }) => ({
      ...one,
      hasRead: hasRead(one, decision),
    }));
    return {
      decision: { id: decision.id, number: decision.number, title: decision.title },
      canBeRead: canBeRead(decision),
      readers: readers.toSorted((a, b) => Number(a.hasRead) - Number(b.hasRead)),
      possible: members.filter(({ memberId }) => memberId !== ctx.memberId && able.has(memberId)),
    };
  });
}

/** Every reading of a decision by an active member, by day and name. */
function readAll(tx: Tx, ctx: Ctx, decisionId: string) {
  return tx
    .select({
      memberId: readings.memberId,
      name: users.name,
      role: memberships.role,
      askedAt: readings.askedAt,
      askedBy: askerAccount.name,
      dueOn: readings.dueOn,
      acknowledgedAt: readings.acknowledgedAt,
      revision: readings.revision,
    })
    .from(readings)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, readings.organizationId), eq(memberships.id, readings.memberId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(asker, and(eq(asker.organizationId, readings.organizationId), eq(asker.id, readings.askedBy)))
    .leftJoin(askerAccount, eq(askerAccount.id, asker.userId))
    .where(
      and(
        eq(readings.organizationId, ctx.organizationId),
        eq(readings.decisionId, decisionId),
        eq(memberships.status, "active"),
      ),
    )
    .orderBy(asc(readings.dueOn), asc(users.name));
}
