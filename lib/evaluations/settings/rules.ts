import { ROLES, type REASON_RULES, type Role, type SHARE_BASES, type WEIGHTING_METHODS } from "@/db/enums";
import { precondition } from "@/lib/errors";
import { shareCap } from "@/lib/mcda/evaluation/version-two/voter-weights";

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

/** What a change of settings looks at besides them. */
interface State {
  readonly methodVersion: number;
  /** Has anybody submitted a ballot already? */
  readonly hasBallots: boolean;
  /** Have scores been seen? */
  readonly isReopened: boolean;
}

/** Refuses what would fit the rules to votes that are known (rule 32), and role weights that the first version never knew. */
export function assertFair(before: EvaluationSettings, after: EvaluationSettings, state: State): void {
  const isReweighed = JSON.stringify(before.roleWeights) !== JSON.stringify(after.roleWeights);
  if (isReweighed && state.methodVersion === 1)
    throw precondition("This evaluation was begun before votes could count by role. Begin another one for that.");
  if (state.isReopened && after.weighting === "steward" && before.weighting !== "steward")
    throw precondition("Scores have been seen, so the steward can no longer give the weights alone. The group weighs.");
  if (!state.hasBallots) return;
  if (isReweighed)
    throw precondition("How much a vote counts is known before anybody votes. People have voted: it stays as it is.");
  if ((after.quorum ?? 0) < (before.quorum ?? 0))
    throw precondition("People have voted, so the quorum can no longer be lowered.");
  if (isShareEased(before, after))
    throw precondition("People have voted, so the share that is needed can no longer be lowered.");
}

/** Would less be enough to carry? A share of the people eligible asks for at least as much as the same share of the votes cast. */
function isShareEased(before: EvaluationSettings, after: EvaluationSettings): boolean {
  if (before.shareNeeded === null) return false;
  return (
    (after.shareNeeded ?? 0) < before.shareNeeded || (before.shareOf === "eligible" && after.shareOf !== "eligible")
  );
}

/** "A lead’s vote counts 2, everybody else’s 1. Nobody’s share of all votes is above 33% …" Null where every vote counts alike. */
export function roleWeightWords(roleWeights: EvaluationSettings["roleWeights"], voters: number): string | null {
  const counting = ROLES.flatMap((role) => {
    const weight = roleWeights?.[role] ?? 1;
    return weight === 1 ? [] : [`${role === "owner" || role === "admin" ? "an" : "a"} ${role}’s vote counts ${weight}`];
  });
  if (counting.length === 0) return null;
  const said = counting.join(", ");
  const cap = Math.floor(100 * shareCap(voters));
  // A third each is what three people have anyway.
  const few = voters > 3 ? "" : " With so few voters all count alike.";
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}, everybody else’s 1. Nobody’s share of all votes is above ${cap}%; where others leave a cell empty it can be more. The result with equal votes stands beside.${few}`;
}

function valueOf(settings: EvaluationSettings, name: string): unknown {
  return Object.entries(settings).find(([key]) => key === name)?.[1];
}
