import { and, eq, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { DecisionLinkKind } from "@/db/enums";
import { decisionLinks, decisions } from "@/db/schema/decisions";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { notFound } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { assertStillOpen } from "../properties/rules";
import { loadDecision, type LoadedDecision } from "../queries";
import { addLinkShape, type AddLink, type RemoveLink } from "./input";
import { assertCanLink, linkText, type KeptLink } from "./rules";

/** `isNew` is false when it was so already, and then nothing was written. */
export interface LinkReceipt {
  readonly isNew: boolean;
}

interface PartialLink extends KeptLink {
  readonly isPartial: boolean;
}

/**
 * Says how a decision stands to another one; both show it. Said again with another `isPartial`, the link changes. What supersedes takes
 * effect when the decision is accepted (rule 18), and so is said before, by who may supersede.
 */
export async function addLink(ctx: ActingCtx, input: AddLink): Promise<LinkReceipt> {
  const { decisionId, targetId, kind, isPartial } = addLinkShape.parse(input);
  return withAuthority(ctx, async (tx) => {
    const { decision, target } = await lockEnds(tx, ctx, decisionId, targetId);
    assertMayWrite(ctx, decision, kind);
    const kept = await readKept(tx, ctx, decision.id);
    const before = kept.find((link) => link.from === decision.id && link.kind === kind && link.to === target.id);
    if (before?.isPartial === isPartial) return { isNew: false };
    const others = kept.filter((link) => link !== before);
    assertCanLink(decision, target, { kind, isPartial }, others);
    const { organizationId } = ctx;
    await tx
      .insert(decisionLinks)
      .values({
        organizationId,
        decisionId: decision.id,
        kind,
        targetId: target.id,
        isPartial,
        createdAt: momentOf(ctx),
      })
      .onConflictDoUpdate({
        target: [decisionLinks.organizationId, decisionLinks.decisionId, decisionLinks.kind, decisionLinks.targetId],
        set: { isPartial, isImported: false },
      });
    await tell(tx, ctx, decision, [...others, { from: decision.id, kind, to: target.id, isPartial }], {
      verb: "added",
      kind,
      target: target.id,
    });
    return { isNew: true };
  });
}

/** Takes a link back that this decision names. A file that states it brings it again with its next import. */
export async function removeLink(ctx: ActingCtx, { decisionId, targetId, kind }: RemoveLink): Promise<LinkReceipt> {
  return withAuthority(ctx, async (tx) => {
    const { decision } = await lockEnds(tx, ctx, decisionId, targetId);
    assertMayWrite(ctx, decision, kind);
    const removed = await tx
      .delete(decisionLinks)
      .where(
        and(
          eq(decisionLinks.organizationId, ctx.organizationId),
          eq(decisionLinks.decisionId, decision.id),
          eq(decisionLinks.kind, kind),
          eq(decisionLinks.targetId, targetId),
        ),
      )
      .returning({ targetId: decisionLinks.targetId });
    if (removed.length === 0) throw notFound("link");
    await tell(tx, ctx, decision, await readKept(tx, ctx, decision.id), { verb: "removed", kind, target: targetId });
    return { isNew: true };
  });
}

function assertMayWrite(ctx: ActingCtx, decision: LoadedDecision, kind: DecisionLinkKind): void {
  assertCan(ctx, "edit decisions", decision);
  if (kind !== "supersedes") return;
  assertCan(ctx, "supersede and deprecate", decision);
  assertStillOpen(decision, "what it supersedes stays");
}

/** Locks both ends, in the order of their ids, so that two people who link them from either end come one after the other. */
async function lockEnds(tx: Tx, ctx: ActingCtx, decisionId: string, targetId: string) {
  const lock = (id: string) => loadDecision(tx, ctx, { id }, "update");
  if (decisionId <= targetId) {
    const decision = await lock(decisionId);
    return { decision, target: await lock(targetId) };
  }
  const target = await lock(targetId);
  return { decision: await lock(decisionId), target };
}

async function readKept(tx: Tx, { organizationId }: ActingCtx, decisionId: string): Promise<readonly PartialLink[]> {
  return tx
    .select({
      from: decisionLinks.decisionId,
      kind: decisionLinks.kind,
      to: decisionLinks.targetId,
      isPartial: decisionLinks.isPartial,
    })
    .from(decisionLinks)
    .where(
      and(
        eq(decisionLinks.organizationId, organizationId),
        or(eq(decisionLinks.decisionId, decisionId), eq(decisionLinks.targetId, decisionId)),
      ),
    );
}

/** The event holds every link that the decision names, so that its rows can be checked by the last one alone. */
async function tell(
  tx: Tx,
  ctx: ActingCtx,
  decision: LoadedDecision,
  kept: readonly PartialLink[],
  change: { readonly verb: "added" | "removed"; readonly kind: DecisionLinkKind; readonly target: string },
): Promise<void> {
  const linked = kept
    .filter(({ from, kind }) => from === decision.id && kind !== "starts_again")
    .map(linkText)
    .sort();
  await tx
    .update(decisions)
    .set({ changedAt: momentOf(ctx) })
    .where(and(eq(decisions.organizationId, ctx.organizationId), eq(decisions.id, decision.id)));
  const data = { linked, linkVerb: change.verb, linkKind: change.kind, linkTarget: change.target };
  await appendEvent(tx, ctx, decision.id, { type: "decision.links_changed", data });
}
