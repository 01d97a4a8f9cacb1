import { and, eq, inArray, ne } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { decisions } from "@/db/schema/decisions";
import type { Ctx } from "@/lib/access/context";
import { numbersNamed, type NamedDecision } from "@/lib/adr/text/named-decisions";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";

/** A decision that a text names. */
export type Named = Pick<NamedDecision, "number" | "title">;

/**
 * The decisions, other than the one they belong to, that texts name as "ADR-12" or "#12" and the reader may see; at most 100. What they
 * may not see is told like what does not exist. Texts that name none cost no query.
 */
export async function readNamed(
  tx: Tx,
  ctx: Ctx,
  decisionId: string,
  texts: readonly string[],
): Promise<readonly Named[]> {
  const numbers = numbersNamed(texts);
  if (numbers.length === 0) return [];
  return tx
    .select({ number: decisions.number, title: decisions.title })
    .from(decisions)
    .where(
      and(
        eq(decisions.organizationId, ctx.organizationId),
        inArray(decisions.number, [...numbers]),
        ne(decisions.id, decisionId),
        visibleDecisions(ctx),
      ),
    )
    .orderBy(decisions.number);
}
