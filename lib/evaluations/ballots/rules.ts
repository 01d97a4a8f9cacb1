import { invalid } from "@/lib/errors";
import { cellKey } from "../rules";
import type { ReasonRule } from "../settings/rules";
import type { BallotAnswer, ScoresContent, WeightsContent } from "./input";

/** What every allocation adds up to. */
export const POINTS_TO_GIVE = 100;

interface Identified {
  readonly id: string;
}

/** The cells of one round for one person: criterion by criterion, each with the options to score. */
export interface BallotColumn {
  readonly criterionId: string;
  readonly optionIds: readonly string[];
}

/**
 * The columns of a round of the criteria that people answer; `cells` are its keys (`criterion:option`), null for all of them.
 * Columns without a cell are left out.
 */
export function ballotColumns(
  options: readonly Identified[],
  criteria: readonly Identified[],
  cells: readonly string[] | null,
): BallotColumn[] {
  const covered = cells === null ? null : new Set(cells);
  return criteria
    .map((criterion) => ({
      criterionId: criterion.id,
      optionIds: options.map((option) => option.id).filter((id) => covered?.has(cellKey(criterion.id, id)) ?? true),
    }))
    .filter((column) => column.optionIds.length > 0);
}

/** Cells of `columns` without an answer, as keys; an abstention is an answer. */
export function unansweredCells(columns: readonly BallotColumn[], answers: ScoresContent["answers"]): string[] {
  return columns.flatMap(({ criterionId, optionIds }) =>
    optionIds
      .filter((optionId) => answers[criterionId]?.[optionId] === undefined)
      .map((optionId) => cellKey(criterionId, optionId)),
  );
}

/** What a scoring ballot is checked against: its cells, the options that may be favoured, and when a reason is required. */
export interface ScoresAsked {
  readonly columns: readonly BallotColumn[];
  readonly optionIds: readonly string[];
  readonly reasonRule: ReasonRule;
}

/** Refuses scores that leave a cell open, lack a reason they need, or name what the round does not ask for. */
export function assertCompleteScores({ columns, optionIds, reasonRule }: ScoresAsked, ballot: ScoresContent): void {
  const { answers, reasons, confidence = {}, changes = {}, favourites = [] } = ballot;
  const covered = new Set(
    columns.flatMap(({ criterionId, optionIds }) => optionIds.map((id) => cellKey(criterionId, id))),
  );
  const named = [...keysOf(answers), ...keysOf(reasons), ...keysOf(confidence), ...keysOf(changes)];
  if (named.some((key) => !covered.has(key)))
    throw invalid("This ballot names a cell that the round does not cover. Reload to see what is asked.");
  if (favourites.some((id) => !optionIds.includes(id)))
    throw invalid("This ballot favours an option that is not there. Reload to see what is asked.");
  const open = unansweredCells(columns, answers);
  if (open.length > 0)
    throw invalid(
      open.length === 1
        ? "One cell is still open: score it, or abstain."
        : `${open.length} cells are still open: score them, or abstain.`,
      Object.fromEntries(open.map((key) => [key, "Score it, or abstain."])),
    );
  const silent = scoresLackingReason(reasonRule, ballot);
  if (silent.length > 0)
    throw invalid(
      silent.length === 1 ? "One score still needs a reason." : `${silent.length} scores still need a reason.`,
      Object.fromEntries(silent.map((key) => [key, "Say why."])),
    );
}

/** Does this answer need a reason by the rule? Only a score ever does. */
export function needsReason(rule: ReasonRule, answer: BallotAnswer | undefined): boolean {
  return typeof answer === "number" && (rule === "always" || (rule === "extreme" && asksForReason(answer)));
}

/** The cells whose score needs a reason by the rule and has none, as keys. */
export function scoresLackingReason(rule: ReasonRule, { answers, reasons }: ScoresContent): string[] {
  return Object.entries(answers).flatMap(([criterionId, row]) =>
    Object.entries(row).flatMap(([optionId, answer]) =>
      needsReason(rule, answer) && (reasons[criterionId]?.[optionId] ?? "").trim() === ""
        ? [cellKey(criterionId, optionId)]
        : [],
    ),
  );
}

function keysOf(rows: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string[] {
  return Object.entries(rows).flatMap(([criterionId, row]) => Object.keys(row).map((id) => cellKey(criterionId, id)));
}

/** Refuses points that name another criterion or do not add up to 100. A criterion left out gets 0. */
export function assertFullWeights(criteria: readonly Identified[], points: WeightsContent["points"]): void {
  const known = new Set(criteria.map((criterion) => criterion.id));
  if (Object.keys(points).some((id) => !known.has(id)))
    throw invalid("This ballot weighs a criterion that is not there. Reload to see what is asked.");
  const given = Object.values(points).reduce((sum, value) => sum + value, 0);
  if (given === POINTS_TO_GIVE) return;
  const [distance, remedy] =
    given < POINTS_TO_GIVE ? [POINTS_TO_GIVE - given, "left to give"] : [given - POINTS_TO_GIVE, "too many"];
  throw invalid(`Give ${POINTS_TO_GIVE} points in all: ${distance} ${remedy}.`, {
    points: `${given} of ${POINTS_TO_GIVE} points.`,
  });
}

/** Does this answer ask for a reason? The ends of the scale do; whether it is required, the rule says. */
export function asksForReason(answer: BallotAnswer | undefined): boolean {
  return answer === 1 || answer === 5;
}

/** How many scores ask for a reason and have none. */
export function scoresWithoutReason({ answers, reasons }: ScoresContent): number {
  return Object.entries(answers).flatMap(([criterionId, row]) =>
    Object.entries(row).filter(
      ([optionId, answer]) => asksForReason(answer) && (reasons[criterionId]?.[optionId] ?? "").trim() === "",
    ),
  ).length;
}

/**
 * These points in the same proportions, as whole points that add up to 100: the largest remainders are rounded up, the
 * first of equal ones first. Without any points everybody gets the same.
 */
export function scaledToFull(
  criteria: readonly Identified[],
  points: WeightsContent["points"],
): WeightsContent["points"] {
  const given = criteria.map(({ id }) => points[id] ?? 0);
  const total = given.reduce((sum, value) => sum + value, 0);
  if (total === 0) return spreadEvenly(criteria);
  const exact = given.map((value) => (value * POINTS_TO_GIVE) / total);
  const left = POINTS_TO_GIVE - exact.reduce((sum, value) => sum + Math.floor(value), 0);
  const raised = new Set(
    exact
      .map((value, at) => ({ at, remainder: value - Math.floor(value) }))
      .sort((one, other) => other.remainder - one.remainder || one.at - other.at)
      .slice(0, left)
      .map(({ at }) => at),
  );
  return Object.fromEntries(criteria.map(({ id }, at) => [id, Math.floor(exact[at] ?? 0) + (raised.has(at) ? 1 : 0)]));
}

/**
 * The options in a person's own order for one criterion: the same on every visit, another for another person or criterion,
 * so that no option is always seen first. Fisher–Yates on a 32-bit generator seeded from the three names.
 */
export function inOwnOrder<T>(options: readonly T[], memberId: string, evaluationId: string, position: number): T[] {
  const next = generator(`${memberId}:${evaluationId}:${position}`);
  const order = [...options];
  for (let last = order.length - 1; last > 0; last--) {
    const [picked] = order.splice(Math.floor(next() * (last + 1)), 1);
    if (picked !== undefined) order.push(picked);
  }
  return order;
}

/** Numbers in [0, 1) that follow from `seed` alone: FNV-1a into mulberry32. Not for secrets. */
function generator(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The points shared out evenly in whole numbers; what remains goes one each to the first criteria. */
export function spreadEvenly(criteria: readonly Identified[]): WeightsContent["points"] {
  const share = Math.floor(POINTS_TO_GIVE / criteria.length);
  const more = POINTS_TO_GIVE - share * criteria.length;
  return Object.fromEntries(criteria.map((criterion, at) => [criterion.id, share + (at < more ? 1 : 0)]));
}
