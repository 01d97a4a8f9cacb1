import type { RoundKind } from "@/db/enums";
import { invalid, notFound, precondition } from "@/lib/errors";
import { findClosingObstacles, type ClosingObstacle } from "@/lib/mcda/closing";
import type { Closeness, EvaluationResult } from "@/lib/mcda/evaluate";
import type { DeclaredMeasure, MeasuredValue } from "../matrix/rules";
import { equalWeightsSentence, flipSentence, knockOutSentence, leadSentence, type Names } from "@/lib/mcda/sentence";

/** The outcome of a closed evaluation, as it was frozen. Holds ids and commitments of people, never their names or ballots. */
export interface FrozenResult {
  readonly v: 1;
  readonly evaluation: string;
  readonly decision: string;
  readonly number: number;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly criteria: readonly {
    readonly id: string;
    readonly name: string;
    readonly shortName: string;
    readonly theme: string;
    /** Knock-out: below this score an option may not win; absent where any may. */
    readonly minimumScore?: number;
    /** The declared line and the values that were rated on it; absent where people scored. */
    readonly measure?: DeclaredMeasure & { readonly values: readonly FrozenValue[] };
  }[];
  readonly voters: readonly string[];
  /** How much each of them counted by role, before the cap; absent where all counted alike. */
  readonly voterWeights?: readonly { readonly voter: string; readonly weight: number }[];
  /** Whose weights counted. */
  readonly weighting: "participants" | "steward";
  /** The ballots it follows from, by their commitments in the history. */
  readonly ballots: readonly {
    readonly kind: RoundKind;
    readonly round: number;
    /** Absent where names are hidden. */
    readonly member?: string;
    readonly commitment: string;
  }[];
  /** True when scores could be changed after others were seen. */
  readonly isReopened: boolean;
  /** SHA-256 of the canonical input of the mathematics. */
  readonly inputHash: string;
  readonly result: EvaluationResult;
}

/** What an option was measured at, as it was entered. */
export interface FrozenValue extends MeasuredValue {
  readonly option: string;
}

/** Keys whose text may look like a number and is none, or is shown as it was entered. */
const TEXTS = new Set([
  ...["name", "shortName", "theme", "commitment", "inputHash"],
  ...["unit", "worst", "best", "value", "source"],
]);

/** Reads a frozen result: decimal strings become numbers again. The text is ours; its hash stands in the history. */
export function parseFrozen(text: string): FrozenResult {
  return asFrozen(withNumbers(text));
}

/** Parses canonical JSON, with decimal strings as numbers where they are no text. */
export function withNumbers(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) =>
    typeof value === "string" && !TEXTS.has(key) && /^-?\d+\.\d+$/.test(value) ? Number(value) : value,
  );
}

/** What to call options and criteria in sentences: the short names of criteria. */
export function namesOf(frozen: {
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly criteria: readonly { readonly id: string; readonly shortName: string }[];
}): Names {
  return {
    options: Object.fromEntries(frozen.options.map(({ id, name }) => [id, name])),
    criteria: Object.fromEntries(frozen.criteria.map(({ id, shortName }) => [id, shortName])),
  };
}

/** What closing now would bring. */
export interface ClosingPreview {
  /** What stands in the way, in sentences. Empty when it can close. */
  readonly obstacles: readonly string[];
  readonly closeness: Closeness;
  readonly leaderIds: readonly string[];
  /** Chosen without a word; null when the steward chooses, with a reason. */
  readonly defaultChoice: string | null;
  /** By option that may not win: why, in a sentence. */
  readonly knockOuts: Readonly<Record<string, string>>;
  readonly sentences: {
    readonly lead: string;
    readonly flip: string | null;
    readonly knockOut: string | null;
    /** Who would lead if every vote counted alike; null without role weights. */
    readonly equalWeights: string | null;
  };
}

/** What closing an evaluation in discussion would bring, from its result as it stands now; `quorumGap` is why it is not valid yet. */
export function previewClosing(result: EvaluationResult, names: Names, quorumGap: string | null): ClosingPreview {
  const gaps = findClosingObstacles(result).map((obstacle) => obstacleSentence(obstacle, names));
  return {
    obstacles: [...(quorumGap === null ? [] : [quorumGap]), ...gaps],
    closeness: result.closeness,
    leaderIds: result.leaderIds,
    defaultChoice: defaultChoice(result),
    knockOuts: knockOutsOf(result, names),
    sentences: {
      lead: leadSentence(result, names),
      flip: flipSentence(result, names),
      knockOut: knockOutSentence(result, names),
      equalWeights: equalWeightsSentence(result, names),
    },
  };
}

/** What is chosen when nobody chooses: a clear or single winner. A tie and a close call are left to the steward (rule 31). */
export function defaultChoice(result: EvaluationResult): string | null {
  return result.closeness === "clear" || result.closeness === "single"
    ? (result.leaderIds[0] ?? result.ranking[0]?.optionId ?? null)
    : null;
}

/** Does choosing this option take a reason? Anything but a clear winner does. */
export function choiceNeedsReason(result: EvaluationResult, optionId: string): boolean {
  return defaultChoice(result) !== optionId;
}

/** Is an option below a minimum, so that it keeps its points and has no rank? */
export function isKnockedOut(result: EvaluationResult, optionId: string): boolean {
  return result.version === 2 && result.ranking.some((one) => one.optionId === optionId && one.knockedOutBy.length > 0);
}

/** By option that may not win: why, in a sentence. */
export function knockOutsOf(result: EvaluationResult, names: Names): Readonly<Record<string, string>> {
  if (result.version === 1) return {};
  return Object.fromEntries(
    result.ranking.flatMap((one) => {
      const why = knockOutSentence({ ...result, ranking: [one] }, names);
      return why === null ? [] : [[one.optionId, why]];
    }),
  );
}

/** Refuses an option that is not ranked or may not win, and a choice without the reason it needs. */
export function assertChoice(
  result: EvaluationResult,
  choice: { readonly optionId: string; readonly reason: string },
): void {
  if (!result.ranking.some(({ optionId }) => optionId === choice.optionId)) throw notFound("option");
  // Where no option may win, the steward answers for whichever is taken all the same.
  if (result.closeness !== "none" && isKnockedOut(result, choice.optionId))
    throw precondition("This option is below a minimum and may not win. Choose another, or reopen the evaluation.");
  if (choice.reason !== "" || !choiceNeedsReason(result, choice.optionId)) return;
  const why = result.leaderIds.includes(choice.optionId)
    ? result.closeness === "tie"
      ? "This is a tie, and the numbers do not choose."
      : "This is a close call, and the numbers do not choose."
    : result.closeness === "none"
      ? "By the minimums no option may win."
      : "Another option leads.";
  throw invalid(`${why} Say why this one is chosen; the reason stays visible.`, { reason: "Give a reason." });
}

/** What to do about one obstacle, as a sentence. */
export function obstacleSentence(obstacle: ClosingObstacle, names: Names): string {
  const option = (id: string) => names.options[id] ?? "an option";
  const criterion = (id: string) => names.criteria[id] ?? "a criterion";
  switch (obstacle.kind) {
    case "no-options":
      return "There is no option left. Reopen the evaluation and add options.";
    case "no-criteria":
      return "There is no criterion left. Reopen the evaluation and add criteria.";
    case "no-weights":
      return "No criterion has a weight. Reopen the evaluation and weigh again.";
    case "criterion-not-applicable":
      return `${criterion(obstacle.criterionId)} applies to no option. Drop the criterion.`;
    case "option-not-applicable":
      return `No criterion applies to ${option(obstacle.optionId)}. Drop the option.`;
    case "no-value":
      return `${criterion(obstacle.criterionId)} is measured, and ${option(obstacle.optionId)} has no value. Enter it, or drop the criterion.`;
    case "too-little-weight":
      return `${option(obstacle.optionId)} on ${criterion(obstacle.criterionId)} is scored by ${(100 * obstacle.coverage).toFixed(0)}% of the voter weight and needs ${(100 * obstacle.needed).toFixed(0)}%. Drop the criterion, or open another round on this cell.`;
    case "too-few-answers":
      return `${option(obstacle.optionId)} on ${criterion(obstacle.criterionId)} has ${obstacle.answers} of ${obstacle.needed} scores it needs. Drop the criterion, or open another round on this cell.`;
  }
}

/** A frozen result was written by `closeEvaluation` alone and never changes, so that it has this shape. */
function asFrozen(value: unknown): FrozenResult {
  return value as FrozenResult;
}

/** So much of the matrix is answered, or agreed on, before a result may rest on it without a second look. */
export const ENOUGH_CELLS = 0.8;

/** Is a share of the cells, from 0 to 1, too small to rely on without looking? */
export function isThin(share: number): boolean {
  return share < ENOUGH_CELLS;
}
