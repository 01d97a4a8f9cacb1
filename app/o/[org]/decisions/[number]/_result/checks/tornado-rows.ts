import type { Robustness } from "@/lib/evaluations/results/analysis/queries";
import type { Names } from "@/lib/mcda/sentence";
import { pointsAtWeight } from "@/lib/mcda/robustness/weight-line";

/** What one weight does to the lead: points of leader minus challenger. */
export interface TornadoRow {
  readonly id: string;
  readonly name: string;
  /** Points of 100. */
  readonly weight: number;
  /** The lead without the criterion, and where the axis of weights ends. */
  readonly without: number;
  readonly most: number;
  /** Where another option begins to lead: the weight, and the lead over the challenger there. */
  readonly flip: { readonly weight: number; readonly lead: number; readonly winner: string } | null;
}

/** The lead as each weight goes from 0 to `reach` points of 100, the longest bar first. */
export function tornadoRows({ tornado }: Pick<Robustness, "tornado">, names: Names, reach: number): TornadoRow[] {
  const rows = tornado.map(({ criterionId, weightNow, leader, challenger, flip }): TornadoRow => {
    const pointsOf = ({ now, alone }: typeof leader, weight: number) =>
      pointsAtWeight({ points: now, onCriterion: alone }, weightNow, weight);
    const leadAt = (weight: number) => pointsOf(leader, weight) - pointsOf(challenger, weight);
    return {
      id: criterionId,
      name: names.criteria[criterionId] ?? "",
      weight: 100 * weightNow,
      without: leadAt(0),
      most: leadAt(reach / 100),
      flip: flip && {
        weight: 100 * flip.weightThen,
        lead: leadAt(flip.weightThen),
        winner: names.options[flip.challengerId] ?? "",
      },
    };
  });
  return rows.sort((a, b) => Math.abs(b.most - b.without) - Math.abs(a.most - a.without));
}
