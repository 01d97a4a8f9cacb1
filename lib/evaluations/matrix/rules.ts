import type { CONFIDENCES, RoundKind } from "@/db/enums";
import type { Answer, EvaluationInput, Measure } from "@/lib/mcda/evaluate";
import type { BallotAnswer, BallotContent } from "../ballots/input";

export type Confidence = (typeof CONFIDENCES)[number];

/** The lowest and the highest score. Fixed before anybody scores. */
export const SCALE = { low: 1, high: 5 } as const;

/** The version of the method that a new evaluation follows. One that was begun keeps its own (rule 21). */
export const METHOD_VERSION = 2;

/** Under this name the steward's weights stand in the mathematics, so that a later steward changes nothing. */
const STEWARD_WEIGHTS = "steward";

export interface MatrixOption {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly summary: string;
}

export interface MatrixCriterion {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly shortName: string;
  readonly theme: string;
  readonly question: string;
  readonly decidedBy: string;
  readonly situation: string;
  /** Five texts, for scores 1 to 5. */
  readonly anchors: readonly string[];
  /** Knock-out: an option whose mean is below this score may not win; null where any may. */
  readonly minimumScore: number | null;
  /** How a value becomes a rating; null where people score. */
  readonly measure: DeclaredMeasure | null;
  /** By option, once it is known. Empty where people score. */
  readonly values: Readonly<Record<string, MeasuredValue>>;
}

/** The line on which a measured criterion is rated: `worst` is rated 1 and `best` 5. Decimal strings, as they were entered. */
export interface DeclaredMeasure {
  readonly unit: string;
  readonly worst: string;
  /** Below `worst` for a cost. */
  readonly best: string;
}

export interface MeasuredValue {
  /** A decimal string in the criterion's unit, as it was entered. */
  readonly value: string;
  /** Where it comes from; may be empty. */
  readonly source: string;
}

/** A submitted ballot of a revealed round that has not been voided. */
export interface StandingBallot {
  readonly kind: RoundKind;
  readonly round: number;
  readonly memberId: string;
  readonly content: BallotContent;
  /** SHA-256(salt ‖ canonical ballot), lower-case hex. */
  readonly commitment: string;
}

/** Everything an outcome follows from: the matrix without removed rows, who counts, and what they submitted. */
export interface Standing {
  /** Which version of the method it follows; 1 knows neither minimums nor measures nor role weights. */
  readonly methodVersion: number;
  readonly options: readonly MatrixOption[];
  readonly criteria: readonly MatrixCriterion[];
  /** Current participants, and who left after a round that stands. By pseudonym where names are hidden, here and below. */
  readonly voterIds: readonly string[];
  /** Those who have left: their scores stay in the means, and quorum and coverage do without them (rule 24). None where names are hidden. */
  readonly leftIds: readonly string[];
  /** By round, earlier ones first. */
  readonly ballots: readonly StandingBallot[];
  readonly stewardWeights: Readonly<Record<string, number>> | null;
  /** How much each voter's role counts, by member; absent where all count alike. */
  readonly voterWeights?: Readonly<Record<string, number>>;
}

/** The voters who still take part, as the standing names them. */
export function currentVoters({ voterIds, leftIds }: Standing): string[] {
  const left = new Set(leftIds);
  return voterIds.filter((id) => !left.has(id));
}

/** What one person last said about one cell, and in which round. */
export interface GivenAnswer {
  readonly answer: BallotAnswer;
  readonly reason: string;
  readonly round: number;
  /** How sure they were; null where they did not say. */
  readonly confidence: Confidence | null;
  /** What changed their score since an earlier round; empty where nothing was said. */
  readonly change: string;
}

/** Answers by member, criterion and option. */
export type AnswerBook = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, GivenAnswer>>>;

/** The answers after scoring round `through`: a later round replaces what it touched, and the rest keeps its first score (rule 28). */
export function answersThrough(ballots: readonly StandingBallot[], through = Number.POSITIVE_INFINITY): AnswerBook {
  const book = new Map<string, Map<string, Map<string, GivenAnswer>>>();
  for (const { content, memberId, round } of ballots) {
    if (content.kind !== "scoring" || round > through) continue;
    const own = entryOf(book, memberId, () => new Map<string, Map<string, GivenAnswer>>());
    for (const [criterionId, byOption] of Object.entries(content.answers)) {
      const row = entryOf(own, criterionId, () => new Map<string, GivenAnswer>());
      for (const [optionId, answer] of Object.entries(byOption))
        row.set(optionId, {
          answer,
          round,
          reason: content.reasons[criterionId]?.[optionId] ?? "",
          confidence: content.confidence?.[criterionId]?.[optionId] ?? null,
          change: content.changes?.[criterionId]?.[optionId] ?? "",
        });
    }
  }
  return book;
}

/** The answer of one person to one cell, or null while there is none. */
export function answerAt(
  book: AnswerBook,
  memberId: string,
  criterionId: string,
  optionId: string,
): GivenAnswer | null {
  return book.get(memberId)?.get(criterionId)?.get(optionId) ?? null;
}

/** Points by person: the steward's alone where they were set, else those of the latest weighting round that has any. */
export function standingWeights({ ballots, stewardWeights }: Standing): EvaluationInput["weights"] {
  if (stewardWeights !== null) return { [STEWARD_WEIGHTS]: stewardWeights };
  const rounds = ballots.filter((ballot) => ballot.kind === "weighting");
  const latest = Math.max(0, ...rounds.map((ballot) => ballot.round));
  return Object.fromEntries(
    rounds.flatMap(({ content, memberId, round }) =>
      round === latest && content.kind === "weighting" ? [[memberId, content.points]] : [],
    ),
  );
}

/** What `evaluate` takes: the standing as of scoring round `through`, or of all. */
export function evaluationInput(standing: Standing, through?: number): EvaluationInput {
  const book = answersThrough(standing.ballots, through);
  const answers: Record<string, Record<string, Record<string, Answer>>> = {};
  for (const [memberId, byCriterion] of book) {
    answers[memberId] = Object.fromEntries(
      [...byCriterion].map(([criterionId, row]) => [
        criterionId,
        Object.fromEntries([...row].map(([optionId, given]) => [optionId, given.answer])),
      ]),
    );
  }
  const input = {
    scale: SCALE,
    options: standing.options.map(({ id, name }) => ({ id, name })),
    criteria: standing.criteria.map(({ id, name, theme }) => ({ id, name, theme })),
    voters: standing.voterIds.map((id) => ({ id, ...(standing.leftIds.includes(id) && { hasLeft: true as const }) })),
    weights: standingWeights(standing),
    answers,
  };
  if (standing.methodVersion !== METHOD_VERSION) return input;
  return inputOfTwo(input, standing, confidenceIn(book), favouritesThrough(standing.ballots, through));
}

/** What only version 2 reads. Absent things stay absent, so that the canonical text does not grow by them. */
function inputOfTwo(
  input: EvaluationInput,
  { criteria, voterWeights }: Standing,
  confidence: EvaluationInput["confidence"],
  favourites: NonNullable<EvaluationInput["favourites"]>,
): EvaluationInput {
  return {
    ...input,
    version: METHOD_VERSION,
    criteria: input.criteria.map((criterion, at) => ({
      ...criterion,
      ...(isGiven(criteria[at]?.minimumScore) && { minimum: criteria[at].minimumScore }),
      ...(isGiven(criteria[at]?.measure) && {
        measure: asMeasure(criteria[at].measure, criteria[at].values, input.options),
      }),
    })),
    voters: input.voters.map((voter) => ({
      ...voter,
      ...(isGiven(voterWeights?.[voter.id]) && { weight: voterWeights[voter.id] }),
    })),
    ...(confidence !== undefined && { confidence }),
    ...(Object.keys(favourites).length > 0 && { favourites }),
  };
}

/** How sure people were of the scores that stand; undefined when nobody was asked. */
function confidenceIn(book: AnswerBook): EvaluationInput["confidence"] {
  const said = [...book].map(([memberId, byCriterion]) => {
    const rows = [...byCriterion].map(([criterionId, row]) => {
      const sure = [...row].flatMap(([optionId, { confidence }]) =>
        confidence === null ? [] : [[optionId, confidence] as const],
      );
      return [criterionId, Object.fromEntries(sure)] as const;
    });
    return [memberId, Object.fromEntries(rows.filter(([, row]) => Object.keys(row).length > 0))] as const;
  });
  const given = said.filter(([, rows]) => Object.keys(rows).length > 0);
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

/** The options each person would choose as a whole, best first, as they last said it. */
export function favouritesThrough(
  ballots: readonly StandingBallot[],
  through = Number.POSITIVE_INFINITY,
): Record<string, readonly string[]> {
  return Object.fromEntries(
    ballots.flatMap(({ content, memberId, round }) =>
      content.kind === "scoring" && round <= through && (content.favourites ?? []).length > 0
        ? [[memberId, content.favourites ?? []]]
        : [],
    ),
  );
}

/** The declared line in numbers, with the values of the options that are there. */
function asMeasure(
  { worst, best }: DeclaredMeasure,
  values: MatrixCriterion["values"],
  options: EvaluationInput["options"],
): Measure {
  const known = options.flatMap(({ id }) =>
    values[id] === undefined ? [] : [[id, Number(values[id].value)] as const],
  );
  return { worst: Number(worst), best: Number(best), values: Object.fromEntries(known) };
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

/** The numbers of the scoring rounds that stand, in order. */
export function scoringRounds(ballots: readonly StandingBallot[]): number[] {
  return [...new Set(ballots.filter((ballot) => ballot.kind === "scoring").map((ballot) => ballot.round))].sort(
    (a, b) => a - b,
  );
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

/** Criteria by theme, in the order in which themes first appear. */
export function byTheme<T extends { readonly theme: string }>(
  criteria: readonly T[],
): readonly { readonly theme: string; readonly criteria: readonly T[] }[] {
  const themes = [...new Set(criteria.map(({ theme }) => theme))];
  return themes.map((theme) => ({ theme, criteria: criteria.filter((criterion) => criterion.theme === theme) }));
}
