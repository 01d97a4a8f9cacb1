import { at, EPSILON } from "../numeric";
import { weightSwap } from "./swap";
import { knockedOut, optionsOf, pointsTable, type WhatIfBasis } from "./what-if";

/** Where the weight of one criterion lets another option lead, the others keeping their proportions. */
export interface WhatIfFlip {
  challengerId: string;
  /** 0 to 1; beyond it the challenger leads. */
  weight: number;
}

/** What two lines need: points now and on the criterion alone, 0 to 100. */
export interface WhatIfLine {
  optionId: string;
  points: number;
  onCriterion: number;
}

/** What the weight of one criterion does, from wherever the weights stand. */
export interface WhatIfCriterion {
  flip: WhatIfFlip | null;
  /** Leader and the challenger of `flip`; null where there is no flip. */
  lines: readonly [leader: WhatIfLine, challenger: WhatIfLine] | null;
}

/**
 * Prepares a result for the marks on sliders: what comes back gives, per criterion and under any weights (≥ 0, sum 1, in the result's
 * order), the nearest flip by the closed form of `weightSwap`. Nothing flips while several lead or one may win. Null while a cell is empty.
 */
export function prepareFlips(basis: WhatIfBasis): ((weights: readonly number[]) => WhatIfCriterion[]) | null {
  const table = pointsTable(basis);
  if (table === null) return null;
  const criteria = basis.weights.length;
  const isOut = knockedOut(basis);
  const options = optionsOf(basis)
    .map((optionId, option) => ({ optionId, points: table.slice(option * criteria, (option + 1) * criteria) }))
    .filter(({ optionId }) => !isOut.has(optionId));

  return (weights) => {
    const totals = options.map(({ points }) =>
      points.reduce((total, value, criterion) => total + value * at(weights, criterion), 0),
    );
    const highest = Math.max(...totals);
    const leaders = [...options.keys()].filter((option) => at(totals, option) >= highest - EPSILON);
    const lineOf = (option: number, criterion: number): WhatIfLine => {
      const { optionId, points } = at(options, option);
      return { optionId, points: at(totals, option), onCriterion: at(points, criterion) };
    };
    return basis.weights.map((_, criterion): WhatIfCriterion => {
      const [leader, ...others] = leaders;
      if (leader === undefined || others.length > 0) return { flip: null, lines: null };
      const line = lineOf(leader, criterion);
      let found: (WhatIfCriterion & { distance: number }) | null = null;
      for (const option of options.keys()) {
        if (option === leader) continue;
        const rival = lineOf(option, criterion);
        const difference = line.onCriterion - rival.onCriterion;
        const swap = weightSwap(line.points - rival.points, difference, at(weights, criterion)).value;
        if (swap === null || !swap.overtakes) continue;
        const distance = Math.abs(swap.delta);
        if (found !== null && distance >= found.distance - EPSILON) continue;
        found = { flip: { challengerId: rival.optionId, weight: swap.newWeight }, lines: [line, rival], distance };
      }
      return found === null ? { flip: null, lines: null } : { flip: found.flip, lines: found.lines };
    });
  };
}
