import { and, eq, inArray } from "drizzle-orm";
import { withOrg } from "@/db/client";
import type { DecisionStatus } from "@/db/enums";
import { productLines } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { loadDecision } from "@/lib/decisions/queries";
import { listVerdicts, subjectOf, type ListedVerdict } from "../queries";
import { counts, isCorrectionPending, standingOf } from "../rules";

/** A verdict with the names of the lines it serves. */
export interface SealedVerdict extends ListedVerdict {
  readonly counts: boolean;
  readonly lineNames: readonly string[];
}

/** How one text of a decision stands with its approvers. */
export interface Seal {
  readonly status: DecisionStatus;
  readonly revision: number;
  /** 64 hexadecimal digits, of the record and the result it cites. */
  readonly contentHash: string;
  readonly lines: number;
  readonly approvedLines: number;
  /** Somebody asked for changes of exactly this text. */
  readonly isBlocked: boolean;
  /** Newest first, those that count before those that are outdated or lifted. */
  readonly verdicts: readonly SealedVerdict[];
}

/**
 * The seal of the text in force, or of the latest where nothing was accepted; null for what was never proposed. While a
 * correction waits, its verdicts are left out: they are about another text.
 */
export async function getSeal(ctx: Ctx, number: number): Promise<Seal | null> {
  return withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { number });
    if (decision.proposedAt === null) return null;
    const subject = await subjectOf(tx, ctx, decision, decision.acceptedRevision ?? decision.latestRevision);
    const given = await listVerdicts(tx, ctx, decision.id);
    const names = await tx
      .select({ id: productLines.id, name: productLines.name })
      .from(productLines)
      .where(
        and(
          eq(productLines.organizationId, ctx.organizationId),
          inArray(productLines.id, [...new Set(given.flatMap((verdict) => verdict.lineIds))]),
        ),
      )
      .orderBy(productLines.name);
    const standing = standingOf(decision.productLineIds, given, subject);
    const verdicts = given
      .filter((verdict) => !isCorrectionPending(decision) || verdict.revision <= subject.revision)
      .map((verdict) => ({
        ...verdict,
        counts: counts(verdict, subject),
        lineNames: names.filter((line) => verdict.lineIds.includes(line.id)).map((line) => line.name),
      }));
    return {
      status: decision.status,
      revision: subject.revision,
      contentHash: subject.contentHash,
      lines: standing.lines.length,
      approvedLines: standing.approvedLines,
      isBlocked: standing.requests.length > 0,
      verdicts: verdicts.toSorted((a, b) => Number(b.counts) - Number(a.counts)),
    };
  });
}
