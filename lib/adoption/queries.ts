import { withOrg } from "@/db/client";
import { canAnswerFor } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { loadDecision } from "@/lib/decisions/queries";
import { databaseClock } from "@/lib/history/clock";
import { dayIn, standingOf, type DecisionOnLines, type Standing } from "./rules";
import { readOnLines, readTree, type AdoptingLine, type LineTree } from "./standings/queries";

/** How one line stands to one decision, as this reader may know it. */
export interface LineStanding {
  readonly line: Pick<AdoptingLine, "id" | "name" | "slug" | "depth">;
  readonly standing: Standing;
  /** The decision names this line, rather than one above it. */
  readonly isNamed: boolean;
  /** The line above that answered for it; null where it answered itself, or that line's name is hidden. */
  readonly inheritedFrom: string | null;
  readonly isInherited: boolean;
  readonly mayAnswer: boolean;
}

/** How the lines stand to one decision. */
export interface DecisionAdoption {
  readonly lines: readonly LineStanding[];
  /** The day on which this is true, as an ISO date in UTC. */
  readonly today: string;
}

/** How every line that the reader may see and that an accepted decision applies to stands to it, in the order of the tree; or NOT_FOUND. */
export async function getDecisionAdoption(ctx: Ctx, decisionId: string): Promise<DecisionAdoption> {
  return withOrg(ctx, async (tx) => {
    await loadDecision(tx, ctx, { id: decisionId });
    const tree = await readTree(tx, ctx);
    const onLines = await readOnLines(tx, ctx, [decisionId]);
    const today = dayIn(await databaseClock(tx));
    const lines = tree.lines
      .filter((line) => line.isVisible && !line.isArchived)
      .map((line) => lineStanding(ctx, tree, line, onLines(decisionId), today))
      .filter(({ standing }) => standing.kind !== "elsewhere");
    return { lines, today };
  });
}

/** One cell: how a line stands. Of an answer that came down from a line the reader may not see, the words are left out. */
export function lineStanding(
  ctx: Ctx,
  tree: LineTree,
  line: AdoptingLine,
  onLines: DecisionOnLines,
  today: string,
): LineStanding {
  const standing = standingOf(tree.pathOf(line.id), onLines, today);
  const isInherited = standing.kind === "answered" && standing.lineId !== line.id;
  const from = isInherited ? tree.lines.find(({ id }) => id === standing.lineId) : undefined;
  const isHidden = isInherited && from?.isVisible !== true;
  return {
    line: { id: line.id, name: line.name, slug: line.slug, depth: line.depth },
    standing: isHidden ? { ...standing, answer: { ...standing.answer, reason: "" } } : standing,
    isNamed: onLines.madeFor.has(line.id),
    inheritedFrom: isHidden ? null : (from?.name ?? null),
    isInherited,
    mayAnswer: canAnswerFor(ctx, line.id) && (standing.kind === "missing" || standing.kind === "answered"),
  };
}
