import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { decisionProductLines, decisions } from "@/db/schema/decisions";
import { memberships } from "@/db/schema/organizations";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { notFound } from "@/lib/errors";
import { momentOf, momentOfEvent } from "@/lib/history/clock";
import { appendEvent, type ActingCtx, type AppendedEvent, type NewEvent } from "@/lib/history/mutations";
import { assertOpenLines } from "../mutations";
import { loadDecision, type LoadedDecision } from "../queries";
import type { ChangeLines, ChangeReviewDate, ChangeSteward } from "./input";
import { assertCanBeSteward, assertKeepsLine, assertStillOpen } from "./rules";

/** `isNew` is false when it was so already, and then nothing was written. */
export interface PropertyReceipt {
  readonly isNew: boolean;
}

/** Hands the decision to another member, who may edit it. */
export async function changeSteward(ctx: ActingCtx, input: ChangeSteward): Promise<PropertyReceipt> {
  return withAuthority(ctx, async (tx) => {
    const member = await lockMember(tx, ctx, input.stewardId);
    const decision = await loadForEdit(tx, ctx, input.decisionId);
    if (decision.stewardId === input.stewardId) return { isNew: false };
    if (member === undefined) throw notFound("member");
    assertCanBeSteward(member);
    await record(
      tx,
      ctx,
      decision,
      { stewardId: member.id },
      {
        type: "decision.steward_changed",
        data: { steward: member.id, formerSteward: decision.stewardId },
      },
    );
    return { isNew: true };
  });
}

/**
 * Sets the product lines of a draft or proposed decision. Added ones must not be archived; a proposed decision keeps
 * one at least. Which approvals its lines still need is derived by whoever reads them; `changeLines` in approvals settles it.
 */
export async function setLines(tx: Tx, ctx: ActingCtx, input: ChangeLines): Promise<PropertyReceipt> {
  const decision = await loadForEdit(tx, ctx, input.decisionId);
  assertStillOpen(decision, "its product lines stay");
  const wanted = input.productLineIds;
  const added = wanted.filter((id) => !decision.productLineIds.includes(id));
  const removed = decision.productLineIds.filter((id) => !wanted.includes(id));
  if (added.length === 0 && removed.length === 0) return { isNew: false };
  assertKeepsLine(decision, wanted);
  await assertOpenLines(tx, ctx, added);
  const { organizationId } = ctx;
  for (const productLineId of removed)
    await tx
      .delete(decisionProductLines)
      .where(
        and(
          eq(decisionProductLines.organizationId, organizationId),
          eq(decisionProductLines.decisionId, decision.id),
          eq(decisionProductLines.productLineId, productLineId),
        ),
      );
  const event = await record(
    tx,
    ctx,
    decision,
    {},
    {
      type: "decision.lines_changed",
      data: { lines: wanted.toSorted(), added: added.toSorted(), removed: removed.toSorted() },
    },
  );
  const addedAt = momentOfEvent(ctx, event);
  if (added.length > 0)
    await tx
      .insert(decisionProductLines)
      .values(added.map((productLineId) => ({ organizationId, decisionId: decision.id, productLineId, addedAt })));
  return { isNew: true };
}

/** Sets or clears the day on which the decision is to be looked at again. */
export async function changeReviewDate(ctx: ActingCtx, input: ChangeReviewDate): Promise<PropertyReceipt> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadForEdit(tx, ctx, input.decisionId);
    if (decision.reviewOn === input.reviewOn) return { isNew: false };
    await record(
      tx,
      ctx,
      decision,
      { reviewOn: input.reviewOn },
      {
        type: "decision.review_date_changed",
        data: { reviewOn: input.reviewOn, formerReviewOn: decision.reviewOn },
        callsOn: input.reviewOn,
      },
    );
    return { isNew: true };
  });
}

async function loadForEdit(tx: Tx, ctx: ActingCtx, id: string): Promise<LoadedDecision> {
  const decision = await loadDecision(tx, ctx, { id }, "update");
  assertCan(ctx, "edit decisions", decision);
  return decision;
}

async function record(
  tx: Tx,
  ctx: ActingCtx,
  decision: LoadedDecision,
  change: Partial<Pick<typeof decisions.$inferInsert, "stewardId" | "reviewOn">>,
  event: NewEvent,
): Promise<AppendedEvent> {
  await tx
    .update(decisions)
    .set({ ...change, changedAt: momentOf(ctx) })
    .where(and(eq(decisions.organizationId, ctx.organizationId), eq(decisions.id, decision.id)));
  return appendEvent(tx, ctx, decision.id, event);
}

/** A removal passes stewardships on. Locked before the decision, as there, so that it comes first or finds this one. */
async function lockMember(tx: Tx, ctx: ActingCtx, id: string) {
  const [member] = await tx
    .select({ id: memberships.id, role: memberships.role, status: memberships.status, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organizationId, ctx.organizationId), eq(memberships.id, id)))
    .for("share", { of: memberships });
  return member;
}
