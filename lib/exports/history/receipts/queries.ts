import { and, eq, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { events } from "@/db/schema/history";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import type { StreamedFile } from "@/lib/endpoint";
import { notFound } from "@/lib/errors";
import { requireChain } from "@/lib/history/queries";
import { recordIn, recordOf, textIn } from "../lines/rules";
import { receiptText } from "../verifier/receipts/rules";
import type { ReceiptOf } from "./input";

/**
 * A receipt of what the caller did themselves: a vote, a verdict, whatever is an event of a decision they may read. A small text that they
 * keep; verifiers say whether a history holds it. Of an event by somebody else NOT_FOUND.
 */
export function receiptOf(ctx: Ctx, asked: ReceiptOf): StreamedFile {
  assertCan(ctx, "read");
  return {
    chunks: chunksOf(ctx, asked),
    type: "text/plain; charset=utf-8",
    fileName: `ADR-${asked.number}-receipt-${asked.sequence}.txt`,
  };
}

async function* chunksOf(ctx: Ctx, { number, sequence }: ReceiptOf): AsyncGenerator<string> {
  yield await withOrg(ctx, async (tx) => {
    const decision = await requireChain(tx, ctx, { number });
    const [event] = await tx
      .select({ id: events.id, head: events.head, bytes: events.bytes, recordedAt: events.recordedAt })
      .from(events)
      .where(
        and(
          eq(events.organizationId, ctx.organizationId),
          eq(events.chainId, decision?.id ?? ""),
          eq(events.sequence, sequence),
          eq(events.actorId, ctx.memberId),
        ),
      );
    if (decision === null || event === undefined) throw notFound("event");
    const commitments = recordIn(recordOf(event.bytes.toString("utf8")) ?? {}, "commitments");
    return receiptText({
      ...{ organization: ctx.organizationId, chain: decision.id, event: event.id, sequence },
      ...{ head: event.head.toString("hex"), recorded: event.recordedAt.toISOString() },
      commits: Object.keys(commitments).map((name) => `${name} ${textIn(commitments, name)}`),
      note: await readCovering(tx, ctx, decision.id, sequence),
    });
  });
}

/** The first checkpoint whose log holds the chain up to the event or beyond, or null before there is one. */
async function readCovering(tx: Tx, { organizationId }: Ctx, chain: string, sequence: number): Promise<string | null> {
  const { rows } = await tx.execute<{ note: string }>(sql`
    select c.note from checkpoint_entries e
    join checkpoints c on c.organization_id = e.organization_id and c.number = e.checkpoint
    where e.organization_id = ${organizationId} and e.chain_id = ${chain} and e.sequence >= ${sequence}
    order by e.sequence limit 1`);
  return rows[0]?.note ?? null;
}
