import { at, EPSILON } from "../numeric";

/** What an option is worth and what it costs. */
export interface CostedOption {
  /** Points of 100, or any unit in which more is better; without cost criteria, so that cost counts once. */
  benefit: number;
  /** Present value in currency. */
  cost: number;
}

/** Whether an option is worth considering. */
export interface FrontierPlace {
  /** No other option is at least as good and at most as dear, and better in one of the two. */
  isEfficient: boolean;
  /** Indices of the options that dominate it, ascending. */
  dominatedBy: number[];
}

/** What one step up the frontier buys. */
export interface FrontierStep {
  from: number;
  to: number;
  extraBenefit: number;
  extraCost: number;
  /** Currency per unit of benefit: is it worth that much? */
  price: number;
}

/** The efficient options, and what more benefit costs along them (Goodwin & Wright, ch. 3). */
export interface EfficientFrontier {
  /** One entry per option. */
  places: FrontierPlace[];
  /** From the cheapest efficient option to the best one. */
  steps: FrontierStep[];
}

/** The frontier of benefit against cost. Options within EPSILON of each other in both are alike, and stay together. */
export function efficientFrontier(options: readonly CostedOption[]): EfficientFrontier {
  const places = options.map((option) => {
    const dominatedBy = [...options.keys()].filter((other) => dominates(at(options, other), option));
    return { isEfficient: dominatedBy.length === 0, dominatedBy };
  });
  const efficient = [...options.keys()].filter((option) => at(places, option).isEfficient);
  const upward = efficient.sort((one, other) => at(options, one).cost - at(options, other).cost);
  const steps = upward.slice(1).flatMap((to, index) => {
    const from = at(upward, index);
    const extraBenefit = at(options, to).benefit - at(options, from).benefit;
    const extraCost = at(options, to).cost - at(options, from).cost;
    return extraBenefit <= EPSILON ? [] : [{ from, to, extraBenefit, extraCost, price: extraCost / extraBenefit }];
  });
  return { places, steps };
}

function dominates(one: CostedOption, other: CostedOption): boolean {
  const isAsGood = one.benefit >= other.benefit - EPSILON && one.cost <= other.cost + EPSILON;
  return isAsGood && (one.benefit > other.benefit + EPSILON || one.cost < other.cost - EPSILON);
}
