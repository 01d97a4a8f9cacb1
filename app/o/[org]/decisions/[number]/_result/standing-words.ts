import { listed } from "@/app/_ui/text/format";
import { shownMargin, type Names } from "@/lib/mcda/sentence";

/** Where options stand; `points` (0 to 100) of the leader at least. */
export interface Place {
  readonly leaderIds: readonly string[];
  readonly margin: number | null;
  readonly points: readonly { readonly optionId: string; readonly points: number | null }[];
}

/** Who leads and by how much, short: "Django by 4.5", "Tie of Django and Hybrid", "Open". */
export function standingWords(place: Place, names: Names): string {
  const { leaderIds } = place;
  const leaders = leaderIds.map((id) => names.options[id] ?? "");
  if (leaders.length === 0) return "Open";
  if (leaders.length > 1) return `Tie of ${listed(leaders)}`;
  const by = marginText(place);
  return by === null ? (leaders[0] ?? "") : `${leaders[0]} by ${by}`;
}

/** The lead as a figure of one decimal, as the sentence about the same standing has it; null where nobody leads another. */
export function marginText({ leaderIds, margin, points }: Place): string | null {
  const own = points.find(({ optionId }) => optionId === leaderIds[0])?.points ?? null;
  if (margin === null || own === null) return null;
  if (leaderIds.length > 1) return "0.0";
  const shown = shownMargin(own, margin);
  return shown < 0.05 ? "<0.1" : shown.toFixed(1);
}

/** Do both lead to the same first place? */
export function sameLeaders(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}
