import type { Answer, EvaluationInput } from "../evaluate";
import type { Names } from "../sentence";
import story from "./django-or-flask.json";

type Round = "round1" | "round2";

/** The worked example "Django or Flask?" of five people as an evaluation. The weights are the group's, given once. */
export function storyInput(round: Round): EvaluationInput {
  const scoresOf = (criterion: (typeof story.criteria)[number], voter: number): Record<string, Answer> =>
    Object.fromEntries(Object.entries(criterion[round]).map(([optionId, scores]) => [optionId, scores[voter] ?? null]));
  return {
    scale: { low: 1, high: 5 },
    options: story.options,
    criteria: story.criteria.map(({ id, name, theme }) => ({ id, name, theme })),
    voters: story.voters.map((id) => ({ id })),
    weights: { group: Object.fromEntries(story.criteria.map(({ id, weight }) => [id, weight])) },
    answers: Object.fromEntries(
      story.voters.map((id, voter) => [
        id,
        Object.fromEntries(story.criteria.map((criterion) => [criterion.id, scoresOf(criterion, voter)])),
      ]),
    ),
  };
}

/** Its short names. */
export const storyNames: Names = {
  options: Object.fromEntries(story.options.map(({ id, name }) => [id, name])),
  criteria: Object.fromEntries(story.criteria.map(({ id, short }) => [id, short])),
};
