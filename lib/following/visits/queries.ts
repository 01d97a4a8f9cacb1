import { and, desc, eq, gt, isNull, ne, notInArray, or } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { chains, events } from "@/db/schema/history";
import { decisionVisits } from "@/db/schema/reading/following";
import type { Ctx } from "@/lib/access/context";
import { loadDecision } from "@/lib/decisions/queries";
import { readEvents, visibleEvents, type HistoryEvent } from "@/lib/history/queries";
import { NO_CHANGE } from "../rules";

/** What others did to a decision since the reader last looked at its record. */
export interface SinceVisit {
  /** Where its chain stands now: what is remembered when the reader leaves. */
  readonly sequence: number;
  /** When they last looked; null on the first visit, and then nothing counts as new. */
  readonly seenAt: Date | null;
  /** The newest changes, the newest first. */
  readonly events: readonly HistoryEvent[];
  /** There are more than those. */
  readonly hasMore: boolean;
}

/** So many changes are told on the record; its history has all. */
const TOLD = 5;

/** What changed on a decision since the reader's last visit, or NOT_FOUND. */
export async function getSinceVisit(ctx: Ctx, decisionId: string): Promise<SinceVisit> {
  return withOrg(ctx, async (tx) => {
    await loadDecision(tx, ctx, { id: decisionId });
    const [at] = await tx
      .select({ sequence: chains.sequence, seen: decisionVisits.sequence, seenAt: decisionVisits.seenAt })
      .from(chains)
      .leftJoin(
        decisionVisits,
        and(
          eq(decisionVisits.organizationId, chains.organizationId),
          eq(decisionVisits.decisionId, chains.id),
          eq(decisionVisits.memberId, ctx.memberId),
        ),
      )
      .where(and(eq(chains.organizationId, ctx.organizationId), eq(chains.id, decisionId)));
    const sequence = at?.sequence ?? 0;
    const seen = at?.seen ?? null;
    if (seen === null || seen >= sequence) return { sequence, seenAt: at?.seenAt ?? null, events: [], hasMore: false };
    const found = await readEvents(
      tx,
      ctx,
      and(
        eq(events.organizationId, ctx.organizationId),
        eq(events.chainId, decisionId),
        gt(events.sequence, seen),
        or(isNull(events.actorId), ne(events.actorId, ctx.memberId)),
        notInArray(events.type, [...NO_CHANGE]),
        visibleEvents(ctx),
      ),
      [desc(events.sequence)],
      TOLD + 1,
    );
    return { sequence, seenAt: at?.seenAt ?? null, events: found.slice(0, TOLD), hasMore: found.length > TOLD };
  });
}
