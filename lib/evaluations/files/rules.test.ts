import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText } from "@/lib/mcda/hash/canonical";
import { inputHash } from "@/lib/mcda/hash/input";
import { evaluate } from "@/lib/mcda/evaluate";
import type { BallotAnswer, ScoresContent } from "../ballots/input";
import { evaluationInput, type MatrixCriterion, type Standing, type StandingBallot } from "../matrix/rules";
import { parseFrozen, type FrozenResult } from "../results/rules";
import { evaluationFileShape, type EvaluationFile } from "./input";
import { fileOf, recomputeFile } from "./rules";

const answer: fc.Arbitrary<BallotAnswer> = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 1, arbitrary: fc.constantFrom<BallotAnswer>("abstain", "not-applicable") },
);
const exactly = (length: number) => ({ minLength: length, maxLength: length });
const idOf = (kind: string, at: number) => `${kind}-${at.toString().padStart(4, "0")}`;

/** A closed evaluation as it stands: one or two rounds, weights by people or the steward, all that version 2 knows here and there. */
const standings: fc.Arbitrary<Standing> = fc
  .record({
    options: fc.integer({ min: 2, max: 5 }),
    criteria: fc.integer({ min: 1, max: 7 }),
    voters: fc.integer({ min: 1, max: 12 }),
  })
  .chain(({ options, criteria, voters }) =>
    fc
      .record({
        methodVersion: fc.constantFrom(1, 2),
        scores: fc.array(fc.array(fc.array(answer, exactly(options)), exactly(criteria)), exactly(voters)),
        second: fc.option(fc.array(answer, exactly(voters))),
        points: fc.array(fc.array(fc.integer({ min: 1, max: 100 }), exactly(criteria)), exactly(voters)),
        byFraction: fc.boolean(),
        isGiven: fc.boolean(),
        minimum: fc.option(fc.integer({ min: 2, max: 4 })),
        values: fc.option(fc.array(fc.integer({ min: -20, max: 120 }), exactly(options))),
        roles: fc.option(fc.array(fc.integer({ min: 1, max: 10 }), exactly(voters))),
        sure: fc.option(fc.constantFrom("low", "medium", "high")),
        hasLeft: fc.boolean(),
      })
      .map((drawn) => standingOf(drawn, options, criteria, voters)),
  );

interface Drawn {
  readonly methodVersion: number;
  readonly scores: readonly (readonly (readonly BallotAnswer[])[])[];
  readonly second: readonly BallotAnswer[] | null;
  readonly points: readonly (readonly number[])[];
  readonly byFraction: boolean;
  readonly isGiven: boolean;
  readonly minimum: number | null;
  readonly values: readonly number[] | null;
  readonly roles: readonly number[] | null;
  readonly sure: "low" | "medium" | "high" | null;
  readonly hasLeft: boolean;
}

function standingOf(drawn: Drawn, options: number, criteria: number, voters: number): Standing {
  const optionIds = Array.from({ length: options }, (_, at) => idOf("option", at));
  const criterionIds = Array.from({ length: criteria }, (_, at) => idOf("criterion", at));
  // In an order of their own, as ids are: pseudonyms must not depend on it.
  const voterIds = Array.from({ length: voters }, (_, at) => idOf("member", (at * 7919) % 9973));
  const isMeasured = (at: number) => drawn.values !== null && at === criteria - 1 && criteria > 1;
  const pointsOf = (row: readonly number[]) =>
    Object.fromEntries(row.map((value, k) => [criterionIds[k] ?? "", drawn.byFraction ? value / 7 : value]));
  const given = drawn.points.map(pointsOf);
  const ballots = voterIds.flatMap((memberId, v): StandingBallot[] => {
    const rows = drawn.scores[v] ?? [];
    const scores: ScoresContent = {
      kind: "scoring",
      answers: Object.fromEntries(
        rows.flatMap((row, k) =>
          isMeasured(k)
            ? []
            : [[criterionIds[k] ?? "", Object.fromEntries(row.map((one, o) => [optionIds[o] ?? "", one]))]],
        ),
      ),
      reasons: { [criterionIds[0] ?? ""]: { [optionIds[0] ?? ""]: "Because it was so." } },
      ...(drawn.sure !== null && { confidence: { [criterionIds[0] ?? ""]: { [optionIds[0] ?? ""]: drawn.sure } } }),
      favourites: v % 2 === 0 ? optionIds : [...optionIds].reverse(),
    };
    const again = drawn.second?.[v];
    const ballot = { memberId, commitment: "" };
    return [
      ...(drawn.isGiven
        ? []
        : [
            {
              ...ballot,
              kind: "weighting" as const,
              round: 1,
              content: { kind: "weighting" as const, points: given[v] ?? {} },
            },
          ]),
      { ...ballot, kind: "scoring", round: 1, content: scores },
      ...(again === undefined
        ? []
        : [
            {
              ...ballot,
              kind: "scoring" as const,
              round: 2,
              content: {
                kind: "scoring" as const,
                answers: { [criterionIds[0] ?? ""]: { [optionIds[0] ?? ""]: again } },
                reasons: {},
              },
            },
          ]),
    ];
  });
  return {
    methodVersion: drawn.methodVersion,
    options: optionIds.map((id, position) => ({ id, position, name: `Option ${position}`, summary: "" })),
    criteria: criterionIds.map((id, position): MatrixCriterion => ({
      ...{ id, position, name: `Criterion ${position}`, shortName: `C${position}`, theme: `T${position % 2}` },
      ...{ question: "", decidedBy: "", situation: "", anchors: ["a", "b", "c", "d", "e"] },
      minimumScore: position === 0 ? drawn.minimum : null,
      measure: isMeasured(position) ? { unit: "ms", worst: "100", best: "0.5" } : null,
      values: isMeasured(position)
        ? Object.fromEntries(
            optionIds.map((id, o) => [id, { value: `${drawn.values?.[o] ?? 0}.25`, source: "A trial" }]),
          )
        : {},
    })),
    voterIds,
    leftIds: drawn.hasLeft ? voterIds.slice(1, 2) : [],
    ballots,
    stewardWeights: drawn.isGiven ? (given[0] ?? null) : null,
    ...(drawn.roles !== null &&
      drawn.methodVersion === 2 && {
        voterWeights: Object.fromEntries(voterIds.map((id, v) => [id, drawn.roles?.[v] ?? 1])),
      }),
  };
}

/** The file as it is handed out: written from the frozen text, sent as JSON, and read again. */
function downloaded(standing: Standing): { readonly file: EvaluationFile; readonly frozen: FrozenResult } {
  const input = evaluationInput(standing);
  const text = canonicalText({
    v: 1,
    evaluation: "e",
    decision: "d",
    number: 1,
    options: standing.options.map(({ id, name }) => ({ id, name })),
    criteria: standing.criteria.map(({ id, name, shortName, theme }) => ({ id, name, shortName, theme })),
    voters: standing.voterIds,
    weighting: standing.stewardWeights === null ? "participants" : "steward",
    ballots: [],
    isReopened: false,
    inputHash: inputHash(input),
    result: evaluate(input),
  });
  const frozen = parseFrozen(text);
  const written = fileOf({
    decision: { number: 12, title: "Django or Flask?" },
    closedAt: new Date("2026-10-22T12:00:00Z"),
    standing,
    frozen,
    resultHash: "a".repeat(64),
    choice: null,
  });
  return { frozen, file: evaluationFileShape.parse(JSON.parse(JSON.stringify(written))) };
}

describe("a downloaded evaluation", () => {
  it("recomputes to the frozen result on 200 generated ones: the ranking exactly, every number within 1e-9", () => {
    let compared = 0;
    fc.assert(
      fc.property(standings, (standing) => {
        const { file, frozen } = downloaded(standing);
        const again = recomputeFile(file);
        const order = (result: Pick<FrozenResult["result"], "ranking">) =>
          JSON.stringify(result.ranking.map(({ optionId, rank }) => [optionId, rank]));
        expect(order(again.result)).toBe(order(frozen.result));
        expect(again).toMatchObject({ isSameRanking: true, isSameResult: true });
        compared += 1;
      }),
      { numRuns: 200, seed: 1997 },
    );
    expect(compared).toBe(200);
  });

  it("holds no member's id, wherever one might stand", () => {
    fc.assert(
      fc.property(standings, (standing) => {
        expect(JSON.stringify(downloaded(standing).file)).not.toContain("member-");
      }),
      { numRuns: 50, seed: 7 },
    );
  });

  it("is found out when a score, a weight, a minimum or the result was changed", () => {
    const [standing] = fc.sample(
      standings.filter(
        ({ methodVersion, ballots, stewardWeights }) =>
          methodVersion === 2 &&
          ballots.length > 4 &&
          stewardWeights === null &&
          ballots.every(({ round }) => round === 1),
      ),
      { numRuns: 1, seed: 3 },
    );
    if (standing === undefined) throw new Error("There is such an evaluation.");
    const { file } = downloaded(standing);
    const [first] = file.ballots;
    const [criterionId = "", row = {}] = Object.entries(first?.answers ?? {})[0] ?? [];
    const [optionId = ""] = Object.keys(row);
    const changed = row[optionId] === 5 ? 1 : 5;
    const answers = { ...first?.answers, [criterionId]: { ...row, [optionId]: changed } };
    const forged: EvaluationFile[] = [
      { ...file, ballots: file.ballots.map((ballot, at) => (at === 0 ? { ...ballot, answers } : ballot)) },
      { ...file, ballots: file.ballots.slice(1) },
      { ...file, result: { ...file.result, margin: 99 } },
      { ...file, result: { ...file.result, ranking: [...file.result.ranking].reverse() } },
    ];
    for (const one of forged) expect(recomputeFile(one).isSameRanking && recomputeFile(one).isSameResult).toBe(false);
  });
});
