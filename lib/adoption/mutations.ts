import { and, eq, inArray, isNull } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import { adoptions } from "@/db/schema/adoption";
import { productLines } from "@/db/schema/organizations";
import { assertCan, canAnswerFor } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { loadDecision } from "@/lib/decisions/queries";
import { forbidden, notFound, precondition } from "@/lib/errors";
import { dayAfter, databaseClock, momentOfEvent } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import type { RecordAdoption, WithdrawAnswer } from "./input";
import { assertAsksForAnswer, assertCanAnswer, assertDays, dayIn } from "./rules";
import { readOnLines, readTree } from "./standings/queries";

/** How many lines got a new answer; those that had said the same already are not counted. */
export interface AdoptionReceipt {
  readonly recorded: number;
}

/**
 * Records how lines stand to an accepted decision, with one event for each. A former answer stays, replaced at the moment of the
 * new one. Whoever records a waiver allows it. Refuses all of them where one line may not be answered for or need not answer.
 */
export async function recordAdoption(ctx: ActingCtx, input: RecordAdoption): Promise<AdoptionReceipt> {
  return withAuthority(ctx, async (tx) => {
    // The row lock orders answers of several people, and keeps a successor from taking over meanwhile.
    const decision = await loadDecision(tx, ctx, { id: input.decisionId }, "update");
    assertCan(ctx, "record adoption");
    const lines = await lockLines(tx, ctx, input.lineIds);
    assertAsksForAnswer(decision);
    const { pathOf } = await readTree(tx, ctx);
    const { madeFor } = (await readOnLines(tx, ctx, [decision.id]))(decision.id);
    for (const line of lines) assertCanAnswer(line, pathOf(line.id), madeFor);
    assertDays(input, dayIn(ctx.happenedAt ?? (await databaseClock(tx))));
    const former = await currentAnswers(tx, ctx, decision.id, input.lineIds);
    const changed = lines.filter(({ id }) => !isSame(former.get(id), input));
    for (const { id: lineId } of changed) await answer(tx, ctx, input, lineId, former.get(lineId)?.id);
    return { recorded: changed.length };
  });
}

/** Takes a line's own answer back: it stands as the line above it does, or nobody has said how. */
export async function withdrawAnswer(ctx: ActingCtx, input: WithdrawAnswer): Promise<{ readonly number: number }> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: input.decisionId }, "update");
    assertCan(ctx, "record adoption");
    await lockLines(tx, ctx, [input.lineId]);
    const given = (await currentAnswers(tx, ctx, decision.id, [input.lineId])).get(input.lineId);
    if (given === undefined) throw precondition("This product line has no answer of its own to take back.");
    const event = await appendEvent(tx, ctx, decision.id, {
      type: "decision.adoption_withdrawn",
      data: { adoption: given.id, line: input.lineId },
    });
    await replace(tx, ctx, given.id, momentOfEvent(ctx, event));
    return { number: decision.number };
  });
}

async function answer(tx: Tx, ctx: ActingCtx, input: RecordAdoption, lineId: string, former?: string): Promise<void> {
  const { decisionId, stance, reason, dueOn, expiresOn } = input;
  const id = uuid();
  const approvedBy = stance === "waived" ? ctx.memberId : null;
  const event = await appendEvent(tx, ctx, decisionId, {
    type: "decision.adoption_recorded",
    data: { adoption: id, line: lineId, stance, dueOn, expiresOn, approvedBy },
    callsOn: dayAfter(expiresOn),
    texts: reason === "" ? {} : { reason },
  });
  const recordedAt = momentOfEvent(ctx, event);
  if (former !== undefined) await replace(tx, ctx, former, recordedAt);
  await tx.insert(adoptions).values({
    organizationId: ctx.organizationId,
    id,
    decisionId,
    productLineId: lineId,
    stance,
    reason,
    dueOn,
    expiresOn,
    approvedBy,
    recordedBy: ctx.memberId,
    recordedAt,
  });
}

async function replace(tx: Tx, ctx: ActingCtx, id: string, replacedAt: Date): Promise<void> {
  await tx
    .update(adoptions)
    .set({ replacedAt })
    .where(and(eq(adoptions.organizationId, ctx.organizationId), eq(adoptions.id, id)));
}

/** The lines, held against being archived; refuses where one is not here, or not the caller's to answer for. */
async function lockLines(tx: Tx, ctx: ActingCtx, lineIds: readonly string[]) {
  const lines = await tx
    .select({ id: productLines.id, name: productLines.name, archivedAt: productLines.archivedAt })
    .from(productLines)
    .where(and(eq(productLines.organizationId, ctx.organizationId), inArray(productLines.id, [...lineIds])))
    .orderBy(productLines.id)
    .for("key share");
  if (lines.length < lineIds.length) throw notFound("product line");
  const foreign = lines.find((line) => !canAnswerFor(ctx, line.id));
  if (foreign !== undefined)
    throw forbidden(`A lead of ${foreign.name} or an owner says how it stands. ${foreign.name} is not yours.`);
  return lines.map(({ archivedAt, ...line }) => ({ ...line, isArchived: archivedAt !== null }));
}

type Given = Pick<RecordAdoption, "stance" | "reason" | "dueOn" | "expiresOn">;

async function currentAnswers(tx: Tx, ctx: ActingCtx, decisionId: string, lineIds: readonly string[]) {
  const rows = await tx
    .select({
      id: adoptions.id,
      lineId: adoptions.productLineId,
      stance: adoptions.stance,
      reason: adoptions.reason,
      dueOn: adoptions.dueOn,
      expiresOn: adoptions.expiresOn,
    })
    .from(adoptions)
    .where(
      and(
        eq(adoptions.organizationId, ctx.organizationId),
        eq(adoptions.decisionId, decisionId),
        inArray(adoptions.productLineId, [...lineIds]),
        isNull(adoptions.replacedAt),
      ),
    )
    .for("update");
  return new Map(rows.map((row) => [row.lineId, row]));
}

const isSame = (given: Given | undefined, said: Given): boolean =>
  given !== undefined &&
  given.stance === said.stance &&
  given.reason === said.reason &&
  given.dueOn === said.dueOn &&
  given.expiresOn === said.expiresOn;
