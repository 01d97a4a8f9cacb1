import { and, eq, inArray } from "drizzle-orm";
import { withOrg } from "@/db/client";
import type { DecisionStatus } from "@/db/enums";
import { productLines } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { loadDecision } from "@/lib/decisions/queries";
import { listVerdicts, readPanel, subjectOf, type ListedVerdict } from "../queries";
import { isCorrectionPending } from "../rules";
import { countsAtAll, standingOf } from "../standing/rules";

/** A verdict with the names of the lines it serves. */
export interface SealedVerdict extends Omit<ListedVerdict, "sections"> {
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
  /** Of those, the lines on which nobody objected in time, and those that an owner let pass. */
  readonly silentLines: number;
  readonly overriddenLines: number;
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
    const standing = standingOf(await readPanel(tx, ctx, decision.productLineIds, subject), given, subject);
    const verdicts = given
      .filter((verdict) => !isCorrectionPending(decision) || verdict.revision <= subject.revision)
      .map(({ sections, ...verdict }) => ({
        ...verdict,
        counts: countsAtAll({ ...verdict, sections }, subject, standing),
        lineNames: names.filter((line) => verdict.lineIds.includes(line.id)).map((line) => line.name),
      }));
    return {
      status: decision.status,
      revision: subject.revision,
      contentHash: subject.contentHash,
      lines: standing.lines.length,
      approvedLines: standing.approvedLines,
      silentLines: standing.lines.filter((line) => line.by === "silence").length,
      overriddenLines: standing.lines.filter((line) => line.by === "override").length,
      isBlocked: standing.requests.length > 0,
      verdicts: verdicts.toSorted((a, b) => Number(b.counts) - Number(a.counts)),
    };
  });
}
