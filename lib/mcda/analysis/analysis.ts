import type { EvaluationResult, Standing, Swap } from "../evaluation/result";
import type { Reason } from "../numeric";
import type { Simulated } from "../smaa/simulate";

/** How weights are drawn: all weightings, those in the group's order, around the group's, or one member's after the other's. */
export type WeightScheme = "uniform" | "ordinal" | "around-the-group" | "members";

/** How scores are drawn: groups of resampled voters, normal around each mean, or not at all where fewer than two have scored. */
export type ScoreScheme = "resampled" | "normal" | "fixed";

export interface AnalysisOptions {
  /** Draws of weights per scheme; 10,000 keeps a share within .01 (Tervonen & Lahdelma 2007). */
  readonly draws?: number;
  /** Draws of scores, taken in turn. */
  readonly resamples?: number;
  /** Default: normal where voters said how sure they are, which widens it, else resampled. */
  readonly scores?: Exclude<ScoreScheme, "fixed">;
}

/** The numbers an analysis was run with. */
export interface AnalysisParameters {
  draws: number;
  resamples: number;
  scores: ScoreScheme;
  generator: string;
  /** Dropped at each end of a cell's ratings for the trimmed mean, as a share of them. */
  trimmedShare: number;
  /** Criteria move together whose votes correlate more than this over all options, */
  correlatedAbove: number;
  /** more than this where people differ about an option, */
  correlatedWithin: number;
  /** and that have so many votes in common, by one person on one option. */
  correlatedFrom: number;
  /** How TOPSIS makes criteria comparable. */
  topsis: "vector";
}

/** What one scheme of weights says, or why it cannot: figures in the order of `optionIds` and `criterionIds`. */
export interface Weighting {
  scheme: WeightScheme;
  /** The sum of the Dirichlet's shapes, for weights around the group's. */
  concentration: number | null;
  simulated: Simulated | null;
  reason: Reason | null;
}

/** Points of one option as the weight of one criterion goes to 0, is as now, and takes all. */
export interface Ends {
  optionId: string;
  without: number;
  now: number;
  alone: number;
}

/** One bar of the tornado: what the weight of one criterion does to leader and nearest challenger. */
export interface TornadoBar {
  criterionId: string;
  weightNow: number;
  leader: Ends;
  challenger: Ends;
  /** How many points the margin changes when the criterion goes; the longest bar first. */
  range: number;
  flip: Swap | null;
}

/** The change of one cell's mean that makes its option draw level: of the leader down, of a challenger up. */
export interface ScoreSwap {
  optionId: string;
  criterionId: string;
  /** In scale units; null where the criterion has no weight. */
  change: number | null;
  /** Would the mean then still be on the scale? */
  isReachable: boolean;
}

/** What one voter does to the lead. */
export interface Influence {
  voterId: string;
  /** Another option is first without this voter. */
  isPivotal: boolean;
  /** Points by which the leader's lead changes without this voter; null while that is undecided. */
  change: number | null;
}

/** Two criteria whose votes go up and down together: perhaps one thing counted twice. */
export interface CorrelatedPair {
  criterionIds: [string, string];
  /** Pearson's r over all votes. */
  correlation: number;
  /** The same with the mean of each option taken off. */
  within: number;
  /** How many votes they have in common. */
  votes: number;
}

/** Whom another method would choose from the same input. */
export interface OtherMethod {
  method: "topsis" | "borda" | "schulze";
  winnerIds: string[];
  /** None of its winners leads here; null where there is nothing to compare. */
  isOtherWinner: boolean | null;
  reason: Reason | null;
}

/** Whom people would choose from the gut, asked last, beside whom the matrix names. */
export interface GutVote {
  voters: number;
  /** The winners by Schulze's method. */
  winnerIds: string[];
  ranking: string[][];
  /** True when none of them leads here: a criterion may be missing. Null while nobody leads. */
  disagrees: boolean | null;
}

/** Everything the result screen shows. Plain JSON; equal input gives equal output, whatever the order of voters. */
export interface Analysis {
  method: "robustness";
  /** 2 since weights are drawn by ziggurats and criteria are correlated vote by vote. Analyses are computed when they are read. */
  version: 2;
  parameters: AnalysisParameters;
  /** 32 hexadecimal digits, derived from the input; each scheme draws from its own, derived from this and its name. */
  seed: string;
  inputHash: string;
  optionIds: string[];
  criterionIds: string[];
  /** By the version of the method that the input names. */
  result: EvaluationResult;
  weightings: Weighting[];
  bestShare: { optionId: string; share: number }[] | null;
  bestShareReason: Reason | null;
  tornado: TornadoBar[];
  /** The nearest tie when all weights change together, with those weights in the order of `criterionIds`. */
  jointChange: (NonNullable<EvaluationResult["jointChange"]> & { newWeights: number[] }) | null;
  scoreSwaps: ScoreSwap[];
  /** The outcome with the trimmed mean in each cell, or why there is none. */
  trimmedInsteadOfMean: Standing | null;
  trimmedReason: Reason | null;
  influence: Influence[];
  correlated: CorrelatedPair[] | null;
  correlatedReason: Reason | null;
  otherMethods: OtherMethod[];
  /** Null when nobody named a favourite. */
  gutVote: GutVote | null;
}
