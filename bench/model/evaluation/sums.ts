import { cellsOf, type Answer, type Evaluation, type Result } from "./state";

const EPSILON = 1e-9;
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;

/** By person what they last said in a revealed round: a later round replaces what it asked for (rule 28). */
export function standingAnswers({ rounds }: Evaluation): ReadonlyMap<string, ReadonlyMap<string, Answer>> {
  const standing = new Map<string, Map<string, Answer>>();
  for (const { kind, state, ballots } of rounds)
    if (kind === "scoring" && state === "revealed")
      for (const [name, { answers }] of Object.entries(ballots))
        standing.set(name, new Map([...(standing.get(name) ?? []), ...Object.entries(answers)]));
  return standing;
}

/** Points by person: the steward's, where they were set, else those of the last weighting that has any. */
export function standingWeights({ rounds, stewardWeights }: Evaluation): readonly Readonly<Record<string, number>>[] {
  if (stewardWeights !== null) return [stewardWeights];
  const weighed = rounds.filter(
    ({ kind, state, ballots }) => kind === "weighting" && state === "revealed" && Object.keys(ballots).length > 0,
  );
  return Object.values(weighed.at(-1)?.ballots ?? {}).map(({ points }) => points);
}

/** The ratings of one cell, of everybody whose rounds stand. */
function ratings(evaluation: Evaluation, cell: string, of: readonly string[] | null = null): readonly number[] {
  return [...standingAnswers(evaluation)].flatMap(([name, answers]) => {
    const answer = answers.get(cell);
    return typeof answer === "number" && (of === null || of.includes(name)) ? [answer] : [];
  });
}

/** Rule 28: r_wg = 1 − s² / 2 on five levels, at least 0; contested below .70, or with a range of 3. */
export function contestedCells(evaluation: Evaluation): readonly string[] {
  return cellsOf(evaluation).filter((cell) => {
    const given = ratings(evaluation, cell);
    if (given.length < 2) return false;
    const middle = mean(given);
    const variance = sum(given.map((one) => (one - middle) ** 2)) / (given.length - 1);
    return Math.max(0, 1 - variance / 2) < 0.7 - EPSILON || Math.max(...given) - Math.min(...given) >= 3;
  });
}

/** Rule 30: min(2, participants) answers and 60 % of the participants in each cell, and something to compare. */
export function canClose(evaluation: Evaluation): boolean {
  const { participants, options, criteria } = evaluation;
  const needed = Math.max(1, Math.min(2, participants.length));
  const isAnswered = (cell: string) => {
    const { length } = ratings(evaluation, cell, participants);
    return length >= needed && length >= 0.6 * participants.length - EPSILON;
  };
  return options.length > 0 && criteria.length > 0 && cellsOf(evaluation).every(isAnswered);
}

/** Rule 31, by the weighted sum: what the ballots come to. */
export function resultOf(evaluation: Evaluation): Omit<Result, "chosen"> {
  const { options, criteria } = evaluation;
  const given = standingWeights(evaluation)
    .map((points) => ({ points, all: sum(criteria.map((criterion) => points[criterion] ?? 0)) }))
    .filter(({ all }) => all > 0);
  const weights = criteria.map((criterion) => mean(given.map(({ points, all }) => (points[criterion] ?? 0) / all)));
  const means = options.map((option) =>
    criteria.map((criterion) => mean(ratings(evaluation, `${criterion}:${option}`))),
  );
  const totals = means.map((row) => sum(row.map((one, at) => one * (weights[at] ?? 0))));
  const top = Math.max(...totals);
  const leaders = options.filter((_option, at) => top - (totals[at] ?? 0) <= EPSILON);
  if (options.length === 1) return { closeness: "single", leaders };
  if (leaders.length > 1) return { closeness: "tie", leaders };
  const lead = totals.indexOf(top);
  const swaps = means.flatMap((row, other) => {
    const gap = top - (totals[other] ?? 0);
    return other === lead
      ? []
      : weights.flatMap((weight, at) => {
          const apart = gap - ((means[lead]?.[at] ?? 0) - (row[at] ?? 0));
          const shift = (gap * (1 - weight)) / apart;
          const isPossible = Math.abs(apart) > EPSILON && shift >= -weight - EPSILON && shift <= 1 - weight + EPSILON;
          return isPossible ? [Math.abs(shift)] : [];
        });
  });
  return { closeness: Math.min(Infinity, ...swaps) < 0.05 - EPSILON ? "close" : "clear", leaders };
}
