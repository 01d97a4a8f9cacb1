import type { DecisionLinkKind, DecisionStatus } from "@/db/enums";
import { precondition } from "@/lib/errors";

/** How a link reads from the decision that names it. */
export const NAMING = {
  supersedes: "supersedes",
  starts_again: "starts again",
  amends: "amends",
  depends_on: "depends on",
  conflicts_with: "conflicts with",
  relates_to: "relates to",
} as const satisfies Record<DecisionLinkKind, string>;

/** How a link reads from the decision that is named. */
export const NAMED = {
  supersedes: "superseded by",
  starts_again: "started again as",
  amends: "amended by",
  depends_on: "needed by",
  conflicts_with: "conflicts with",
  relates_to: "related to",
} as const satisfies Record<DecisionLinkKind, string>;

/** So many others one decision can name. */
const MOST_LINKS = 50;

/** Of these it makes no difference which end says it. */
const MUTUAL: ReadonlySet<DecisionLinkKind> = new Set(["conflicts_with", "relates_to"]);
/** Only these can be meant of a part. */
const OF_A_PART: ReadonlySet<DecisionLinkKind> = new Set(["supersedes", "amends"]);

interface End {
  readonly id: string;
  readonly number: number;
  readonly status: DecisionStatus;
}

/** A link that is there already. */
export interface KeptLink {
  readonly from: string;
  readonly kind: DecisionLinkKind;
  readonly to: string;
}

/** May these two be linked so? `kept` are the links of the decision, from either end. Throws a sentence that says why not. */
export function assertCanLink(
  decision: End,
  target: End,
  { kind, isPartial }: { readonly kind: DecisionLinkKind; readonly isPartial: boolean },
  kept: readonly KeptLink[],
): void {
  if (target.id === decision.id) throw precondition(`A decision cannot say of itself that it ${NAMING[kind]} it.`);
  if (isPartial && !OF_A_PART.has(kind))
    throw precondition("Only what supersedes or amends another can mean a part of it.");
  if (kept.filter(({ from }) => from === decision.id).length >= MOST_LINKS)
    throw precondition(`A decision names at most ${MOST_LINKS} others. Remove a link first.`);
  if (kind === "supersedes" && target.status !== "accepted" && target.status !== "deprecated")
    throw precondition(`ADR-${target.number} is ${target.status}. Only what is in force can be superseded.`);
  const isReversed = kept.some((link) => link.kind === kind && link.from === target.id && link.to === decision.id);
  if (!isReversed) return;
  throw precondition(
    MUTUAL.has(kind)
      ? `ADR-${target.number} says so already, and it shows on both.`
      : `ADR-${target.number} ${NAMING[kind]} this one already. Take that back first.`,
  );
}

/** As events tell it: "kind target", with " in part" behind it where only a part is meant. */
export function linkText(link: {
  readonly kind: DecisionLinkKind;
  readonly to: string;
  readonly isPartial: boolean;
}): string {
  return `${link.kind} ${link.to}${link.isPartial ? " in part" : ""}`;
}
