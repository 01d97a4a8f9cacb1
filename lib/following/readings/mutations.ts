import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { readings } from "@/db/schema/reading/following";
import { assertCan } from "@/lib/access/can";
import { subjectOf } from "@/lib/approvals/queries";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { dayIn } from "@/lib/adoption/rules";
import { loadDecision, type LoadedDecision } from "@/lib/decisions/queries";
import { readMentionable } from "@/lib/discussion/mentions/queries";
import { databaseClock, momentOfEvent } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import type { AcknowledgeReading, AskToRead } from "./input";
import { assertCanBeRead, assertDueOn, assertSameText, assertSomebody, hasRead } from "./rules";

/** How many people are asked now; those who have read the text that stands are not. */
export interface AskedReceipt {
  readonly asked: number;
}

/**
 * Asks people to read a decision until a day, with one event. Whoever may not see it is left out; asking again sets a new day, and asking
 * the same again until the same day calls nobody twice.
 */
export async function askToRead(ctx: ActingCtx, input: AskToRead): Promise<AskedReceipt> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: input.decisionId }, "update");
    assertCan(ctx, "ask to read", decision);
    assertCanBeRead(decision);
    assertDueOn(input.dueOn, dayIn(ctx.happenedAt ?? (await databaseClock(tx))));
    const { dueOn } = input;
    const all = await stillToAsk(tx, ctx, decision, input);
    assertSomebody(all.length);
    const members = all.filter((one) => one.dueOn !== dueOn || one.askedBy !== ctx.memberId).map(({ id }) => id);
    if (members.length === 0) return { asked: all.length };
    const event = await appendEvent(tx, ctx, decision.id, { type: "decision.reading_asked", data: { members, dueOn } });
    const asked = { askedBy: ctx.memberId, askedAt: momentOfEvent(ctx, event), dueOn };
    await tx
      .insert(readings)
      .values(
        members.map((memberId) => ({
          organizationId: ctx.organizationId,
          decisionId: decision.id,
          memberId,
          ...asked,
        })),
      )
      .onConflictDoUpdate({ target: [readings.organizationId, readings.decisionId, readings.memberId], set: asked });
    return { asked: all.length };
  });
}

/** Records that the caller has read exactly this text, asked or not. Once more for the same text changes nothing. */
export async function acknowledgeReading(
  ctx: ActingCtx,
  input: AcknowledgeReading,
): Promise<{ readonly isNew: boolean }> {
  return withAuthority(ctx, async (tx) => {
    // Whoever presses twice comes one after the other, and the second finds it said.
    const decision = await loadDecision(tx, ctx, { id: input.decisionId }, "update");
    assertCan(ctx, "read");
    assertCanBeRead(decision);
    const { revision, contentHash } = await subjectOf(
      tx,
      ctx,
      decision,
      decision.acceptedRevision ?? decision.latestRevision,
    );
    assertSameText(input, { revision, contentHash });
    const isTheirs = and(
      eq(readings.organizationId, ctx.organizationId),
      eq(readings.decisionId, decision.id),
      eq(readings.memberId, ctx.memberId),
    );
    const hash = Buffer.from(contentHash, "hex");
    const [before] = await tx.select({ contentHash: readings.contentHash }).from(readings).where(isTheirs);
    if (before?.contentHash?.equals(hash) === true) return { isNew: false };
    const event = await appendEvent(tx, ctx, decision.id, { type: "decision.read", data: { revision, contentHash } });
    const read = { acknowledgedAt: momentOfEvent(ctx, event), revision, contentHash: hash };
    const key = { organizationId: ctx.organizationId, decisionId: decision.id, memberId: ctx.memberId };
    await tx
      .insert(readings)
      .values({ ...key, ...read })
      .onConflictDoUpdate({ target: [readings.organizationId, readings.decisionId, readings.memberId], set: read });
    return { isNew: true };
  });
}

/** Those chosen who may see the decision and have not read the text that stands, by id, with what they were asked. The caller is not asked. */
async function stillToAsk(
  tx: Tx,
  ctx: ActingCtx,
  decision: LoadedDecision,
  { memberIds, roles }: AskToRead,
): Promise<readonly { readonly id: string; readonly askedBy: string | null; readonly dueOn: string | null }[]> {
  const chosen = await tx
    .select({
      id: memberships.id,
      acknowledgedAt: readings.acknowledgedAt,
      revision: readings.revision,
      askedBy: readings.askedBy,
      dueOn: readings.dueOn,
    })
    .from(memberships)
    .leftJoin(
      readings,
      and(
        eq(readings.organizationId, memberships.organizationId),
        eq(readings.decisionId, decision.id),
        eq(readings.memberId, memberships.id),
      ),
    )
    .where(
      and(
        eq(memberships.organizationId, ctx.organizationId),
        eq(memberships.status, "active"),
        sql`(${memberIds.length === 0 ? sql`false` : inArray(memberships.id, memberIds)}
          or ${roles.length === 0 ? sql`false` : inArray(memberships.role, roles)})`,
      ),
    );
  const unread = chosen.filter((one) => one.id !== ctx.memberId && !hasRead(one, decision));
  const ids = unread.map(({ id }) => id);
  const readers = await readMentionable(tx, ctx, decision, null, ids);
  return unread.filter(({ id }) => readers.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
