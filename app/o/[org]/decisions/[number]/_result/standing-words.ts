import type { Names } from "@/lib/mcda/sentence";
import { listed } from "@/app/_ui/text/format";

interface Place {
  readonly leaderIds: readonly string[];
  readonly margin: number | null;
}

/** Who leads and by how much, short: "Django by 4.5", "Tie of Django and Hybrid", "Open". */
export function standingWords({ leaderIds, margin }: Place, names: Names): string {
  const leaders = leaderIds.map((id) => names.options[id] ?? "");
  if (leaders.length === 0) return "Open";
  if (leaders.length > 1) return `Tie of ${listed(leaders)}`;
  return margin === null ? (leaders[0] ?? "") : `${leaders[0]} by ${margin.toFixed(1)}`;
}

/** Do both lead to the same first place? */
export function sameLeaders(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}
