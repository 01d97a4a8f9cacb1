import type { DecisionLinkKind } from "@/db/enums";

interface LinkStyle {
  readonly word: string;
  readonly stroke: string;
  /** As SVG has it; undefined for a solid line. */
  readonly dash: string | undefined;
  readonly width: number;
  /** The arrow points to what is named; mutual links have none. */
  readonly hasArrow: boolean;
}

/** How each kind of link is drawn: by its pattern, so that colour can be lost. */
export const LINK_STYLES: Readonly<Record<DecisionLinkKind, LinkStyle>> = {
  supersedes: { word: "supersedes", stroke: "var(--color-ink-2)", dash: undefined, width: 1.75, hasArrow: true },
  starts_again: { word: "starts again", stroke: "var(--color-ink-3)", dash: "10 3 2 3", width: 1.25, hasArrow: true },
  amends: { word: "amends", stroke: "var(--color-ink-3)", dash: "7 4", width: 1.5, hasArrow: true },
  depends_on: { word: "depends on", stroke: "var(--color-ink-3)", dash: "2 3", width: 1.75, hasArrow: true },
  conflicts_with: {
    word: "conflicts with",
    stroke: "var(--color-critical)",
    dash: undefined,
    width: 1.75,
    hasArrow: false,
  },
  relates_to: { word: "relates to", stroke: "var(--color-ink-4)", dash: undefined, width: 1, hasArrow: false },
};
