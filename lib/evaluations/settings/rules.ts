import type { REASON_RULES, Role, SHARE_BASES, WEIGHTING_METHODS } from "@/db/enums";

export type WeightingMethod = (typeof WEIGHTING_METHODS)[number];
export type ReasonRule = (typeof REASON_RULES)[number];
export type ShareBasis = (typeof SHARE_BASES)[number];

/** How one evaluation is run. Chosen while it is set up, and known to everybody before anybody votes. */
export interface EvaluationSettings {
  readonly weighting: WeightingMethod;
  /** Themes are weighed first, then the criteria within each. */
  readonly weighsThemesFirst: boolean;
  readonly reasonRule: ReasonRule;
  /** Voters say with each score how sure they are. */
  readonly asksConfidence: boolean;
  /** Voters rank the options as a whole, after scoring; kept apart from the scores. */
  readonly asksFavourites: boolean;
  /** So many ballots make the vote valid; null asks for none. */
  readonly quorum: number | null;
  /** Percent that has to be exceeded, of `shareOf`; null asks for none. */
  readonly shareNeeded: number | null;
  readonly shareOf: ShareBasis | null;
  /** How much a vote counts by role, 1 to 10; null counts everybody alike. */
  readonly roleWeights: Partial<Readonly<Record<Role, number>>> | null;
}

/** Each way of weighting, as it is offered. */
export const WEIGHTING_WORDS: Readonly<Record<WeightingMethod, { readonly name: string; readonly hint: string }>> = {
  points: {
    name: "100 points",
    hint: "Everybody shares out 100 points. Quick, and easy to explain.",
  },
  swing: {
    name: "Swing",
    hint: "Which step from worst to best matters most? It gets 100, the others less. Weights then follow what is really at stake.",
  },
  rank: {
    name: "Drag to rank",
    hint: "Everybody only orders the criteria; the weights follow from the order (rank-order centroid).",
  },
  pairwise: {
    name: "Pair by pair",
    hint: "Two criteria at a time, with a live check of contradictions. At most nine in a group.",
  },
  steward: {
    name: "Given by the steward",
    hint: "Nobody weighs: the steward gives the weights before scoring opens, as an event everybody sees.",
  },
};

/** What differs between two settings, by name; empty when nothing does. */
export function changedSettings(
  before: EvaluationSettings,
  after: EvaluationSettings,
): Partial<Readonly<Record<keyof EvaluationSettings, EvaluationSettings[keyof EvaluationSettings]>>> {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => !same(value, valueOf(before, name))));
}

function valueOf(settings: EvaluationSettings, name: string): unknown {
  return Object.entries(settings).find(([key]) => key === name)?.[1];
}
