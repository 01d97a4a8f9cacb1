import { eq } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { historyChecks } from "@/db/schema/history/checkpoints";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";

/** What the server found when it last read an organization's whole history. */
export interface HistoryCheck {
  readonly checkedAt: Date;
  readonly chains: number;
  readonly events: number;
  readonly checkpoints: number;
  /** In sentences; not all of them where there are many. Empty when everything held. */
  readonly findings: readonly string[];
  readonly found: number;
}

/** The latest check, or null before the first. */
export async function getHistoryCheck(ctx: Ctx): Promise<HistoryCheck | null> {
  assertCan(ctx, "read");
  const { checkedAt, chains, events, checkpoints, findings, found } = historyChecks;
  const [latest] = await withOrg(ctx, (tx) =>
    tx
      .select({ checkedAt, chains, events, checkpoints, findings, found })
      .from(historyChecks)
      .where(eq(historyChecks.organizationId, ctx.organizationId)),
  );
  return latest ?? null;
}
