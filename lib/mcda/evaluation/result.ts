import type { Reason, Scale } from "../numeric";

/**
 * How sure the first place is. `undecided` while scores or weights are missing, `single` with one option that may win, `none` when
 * every option is below a minimum (from version 2 on).
 */
export type Closeness = "clear" | "close" | "tie" | "single" | "undecided" | "none";

/** How far the ratings of one cell lie apart, by r_wg: low from .70, mixed from .40, else high. */
export type SpreadLevel = "low" | "mixed" | "high";

/** The numbers the method was run with, so that a stored result can be recomputed. */
export interface EvaluationParameters {
  scale: Scale;
  /** How the ratings of a cell become one. */
  cells: "mean";
  /** Equality of two totals, in scale units. */
  epsilon: number;
  /** A smallest swap under this many percentage points is close. */
  closeBelow: number;
  /** r_wg from which spread is low, and mixed. */
  lowSpreadFrom: number;
  mixedSpreadFrom: number;
  /** A cell whose ratings lie this far apart is contested, in scale units. */
  contestedRange: number;
  /** Closing needs this share of the voters in each cell (0 to 1), and this many answers or all voters. */
  minimumCoverage: number;
  minimumAnswers: number;
}

/** The numbers of version 2. */
export interface EvaluationParametersTwo extends EvaluationParameters {
  /** The largest share of all voter weight that one person holds, 0 to 1. */
  largestShare: number;
  /** A leader who is first in less than this share of the resamples is close, 0 to 1. */
  closeShareBelow: number;
  resamples: number;
  generator: string;
  /** 32 hexadecimal digits, derived from the input. */
  seed: string;
}

export interface CriterionWeight {
  criterionId: string;
  /** 0 to 1; all sum to 1. Null when nobody gave weights. 0 for a criterion that applies to no option. */
  weight: number | null;
  /** Spread of the individual weights, 0 to 1; null below two people. */
  standardDeviation: number | null;
  /** How many people gave weights. */
  voters: number;
  /** False when every answer on the criterion is "not applicable": it then leaves the totals. */
  isApplicable: boolean;
}

export interface CellResult {
  optionId: string;
  criterionId: string;
  /** In scale units; null when nobody scored. */
  mean: number | null;
  median: number | null;
  /** With V − 1; null below two ratings, like range, agreement and level. */
  standardDeviation: number | null;
  range: number | null;
  /** r_wg, 0 to 1. */
  agreement: number | null;
  level: SpreadLevel | null;
  /** r_wg below .70, or a range of 3 or more: what a second round covers. */
  isContested: boolean;
  answers: number;
  abstentions: number;
  notApplicable: number;
  /** Answers of the voters who are still here over their number, 0 to 1. */
  coverage: number;
  /** By voter id. */
  votes: { voterId: string; score: number }[];
}

/** A minimum that an option does not reach, in scale units. */
export interface MissedMinimum {
  criterionId: string;
  mean: number;
  minimum: number;
}

export interface RankedOption {
  optionId: string;
  /** Competition rank (1, 2, 2, 4); null while empty cells could still change it, and for an option that may not win. */
  rank: number | null;
  /** 0 to 100 on the fixed scale; null while a weighted cell is empty. */
  points: number | null;
  /** The same in scale units. */
  total: number | null;
  /** Points per criterion; with every cell answered they sum to `points`. An empty cell has none. */
  contributions: { criterionId: string; points: number | null }[];
  /** The same per theme, in the order in which themes first appear; empty cells count nothing. */
  themes: { theme: string; points: number }[];
  /** Where the points can end, whatever the empty cells receive; null when none is empty. */
  interval: { low: number; high: number } | null;
  /** Points over the criteria answered for every option, renormalised: comparable although cells are empty. */
  comparablePoints: number | null;
}

/** Who leads when one thing is different, and by how many points; both empty while that is undecided. */
export interface Standing {
  leaderIds: string[];
  margin: number | null;
  points: { optionId: string; points: number | null }[];
}

export interface LeftOut extends Standing {
  /** The voter, criterion or option that is left out. */
  id: string;
  /** True when the first place is another without it. */
  isPivotal: boolean;
}

export interface IndividualResult {
  voterId: string;
  /** False when the voter gave no weights and the group's are used. */
  hasOwnWeights: boolean;
  /** Over the criteria this voter scored for every option, renormalised; null where there is none. */
  points: { optionId: string; points: number | null }[];
  winnerIds: string[];
}

/** The weight of one criterion at which another option draws level; beyond it, that option wins. Weights 0 to 1. */
export interface Swap {
  challengerId: string;
  criterionId: string;
  weightNow: number;
  weightThen: number;
  /** weightThen − weightNow in percentage points, −100 to 100. */
  delta: number;
}

export interface GroupAgreement {
  /** Cells with low spread and no wide range. */
  agreedCells: number;
  /** Cells with high spread: they still divide the group. */
  dividedCells: number;
  cells: number;
  /** Contested cells, the widest spread times weight first: the order in which to talk about them. */
  contested: { optionId: string; criterionId: string; spreadTimesWeight: number }[];
  /** Kendall's W over the individual rankings, and how many voters it counts. Coarse with two or three options. */
  kendallW: number | null;
  kendallVoters: number;
  /** Krippendorff's alpha over all cells. */
  alphaInterval: number | null;
  alphaOrdinal: number | null;
}

/** What closing looks at in one cell, of the voters who are still here. */
export interface Gate {
  criterionId: string;
  optionId: string;
  answers: number;
  coverage: number;
  isOpen: boolean;
}

/**
 * The outcome of an evaluation. Plain JSON without NaN or Infinity; equal input gives equal output, whatever the order
 * of voters. It names the version of its method, and each version is computed for as long as a result names it.
 */
export type EvaluationResult = EvaluationResultOne | EvaluationResultTwo;

/** What version 2 adds. */
export interface EvaluationResultTwo extends Omit<EvaluationResultOne, "version" | "parameters" | "ranking"> {
  version: 2;
  parameters: EvaluationParametersTwo;
  /** With the minimums that each option misses: such an option keeps its points and has no rank. */
  ranking: (RankedOption & { knockedOutBy: MissedMinimum[] })[];
  /** SHA-256 of the canonical input, lower-case hex. */
  inputHash: string;
  /** Criteria whose rating follows from a measured value, by id. */
  measuredIds: string[];
  /** What each voter counts, 0 to 1 and 1 in all, by voter id; null when no role weights were given. */
  voterShares: { voterId: string; share: number }[] | null;
  /** The outcome with equal voter weights; null when no role weights were given. */
  equalWeights: (Standing & { isOtherWinner: boolean }) | null;
  /** How often each option is first among resampled voters, 0 to 1, or why that cannot be said. Ties are shared. */
  bestShare: { optionId: string; share: number }[] | null;
  bestShareReason: Reason | null;
}

export interface EvaluationResultOne {
  method: "weighted-sum";
  version: 1;
  parameters: EvaluationParameters;
  /** How many take part or have scored. */
  voters: number;
  /** How many of them have left since; absent when nobody has. */
  leftVoters?: number;
  weights: CriterionWeight[];
  cells: CellResult[];
  /** The best first; options of equal rank in the order given, those that may not win last. */
  ranking: RankedOption[];
  /** Everybody on rank 1; empty while undecided. */
  leaderIds: string[];
  /** Points between the first and the next; 0 for a tie, null for a single option or while undecided. */
  margin: number | null;
  closeness: Closeness;
  /** The smallest change of one weight that changes the winner, or why there is none. */
  swap: Swap | null;
  swapReason: Reason | null;
  /** Per criterion its smallest swap; null where no weight of it changes the winner. */
  swaps: { criterionId: string; swap: Swap | null; reason: Reason | null }[];
  /** The nearest tie when all weights may change together: Euclidean distance, 0 to 1; "at least" when not feasible. */
  jointChange: { challengerId: string; distance: number; isFeasible: boolean } | null;
  /** The outcome with the median in each cell. */
  medianInsteadOfMean: Standing;
  individual: IndividualResult[];
  leaveOneVoterOut: LeftOut[];
  leaveOneCriterionOut: LeftOut[];
  leaveOneOptionOut: LeftOut[];
  dominance: { dominantId: string; dominatedId: string }[];
  agreement: GroupAgreement;
  /** Answered cells of the voters who are still here over all their cells, 0 to 1. */
  coverage: number;
  gates: Gate[];
}
