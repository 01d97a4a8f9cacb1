import { eq } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { historyChecks } from "@/db/schema/history/checkpoints";
import { assertCan, can } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";

/** That the server read an organization's whole history again, and what came of it. */
export interface HistoryCheck {
  readonly checkedAt: Date;
  /** Null for whoever may not see it: what is found names decisions of every product line, and tells how many there are. */
  readonly came: HistoryCheckCame | null;
}

export interface HistoryCheckCame {
  readonly chains: number;
  readonly events: number;
  readonly checkpoints: number;
  /** In sentences; not all of them where there are many. Empty when everything held. */
  readonly findings: readonly string[];
  readonly found: number;
}

/** The latest check, or null before the first; to owners and admins with what came of it. */
export async function getHistoryCheck(ctx: Ctx): Promise<HistoryCheck | null> {
  assertCan(ctx, "read");
  const { checkedAt, chains, events, checkpoints, findings, found } = historyChecks;
  const [latest] = await withOrg(ctx, (tx) =>
    tx
      .select({ checkedAt, came: { chains, events, checkpoints, findings, found } })
      .from(historyChecks)
      .where(eq(historyChecks.organizationId, ctx.organizationId)),
  );
  if (latest === undefined) return null;
  return can(ctx, "see what checks found").allowed ? latest : { ...latest, came: null };
}
