import { describe, expect, test } from "vitest";
import { evaluate } from "@/lib/mcda/evaluate";
import { answersThrough, evaluationInput, type Standing, type StandingBallot } from "../../matrix/rules";
import { convergedCells, convergedWithoutReason } from "./rules";

interface Said {
  readonly reason?: string;
  readonly change?: string;
}

const VOTERS = ["ana", "ben", "eva"];

/** One scoring ballot on one criterion and two options; `said` stands at the first option. */
function ballot(round: number, memberId: string, scores: readonly [number, number?], said: Said = {}): StandingBallot {
  const [first, second] = scores;
  return {
    kind: "scoring",
    round,
    memberId,
    commitment: "",
    content: {
      kind: "scoring",
      answers: { speed: { django: first, ...(second !== undefined && { flask: second }) } },
      reasons: { speed: said.reason === undefined ? {} : { django: said.reason } },
      changes: { speed: said.change === undefined ? {} : { django: said.change } },
    },
  };
}

const criterion = { name: "Speed", shortName: "Speed", theme: "", question: "", decidedBy: "", situation: "" };

function converged(second: readonly StandingBallot[], asked: readonly string[] | null = ["speed:django"]) {
  const first = [
    ballot(1, "ana", [1, 5], { reason: "It is slow." }),
    ballot(1, "ben", [5, 1]),
    ballot(1, "eva", [4, 4]),
  ];
  const ballots = [...first, ...second];
  const standing: Standing = {
    methodVersion: 2,
    options: ["django", "flask"].map((id, position) => ({ id, position, name: id, summary: "" })),
    criteria: [{ ...criterion, id: "speed", position: 0, anchors: [], minimumScore: null, measure: null, values: {} }],
    voterIds: VOTERS,
    leftIds: [],
    ballots,
    stewardWeights: { speed: 100 },
  };
  const after = (round: number) => ({
    result: evaluate(evaluationInput(standing, round)),
    book: answersThrough(ballots, round),
  });
  return convergedCells(VOTERS, 2, asked, after(1), after(2));
}

describe("a contested cell that came together", () => {
  test("is unexplained where nobody said anything new, also where an old reason was given again", () => {
    const cell = { criterionId: "speed", optionId: "django", isExplained: false };
    expect(converged([ballot(2, "ana", [4])])).toEqual([cell]);
    expect(converged([ballot(2, "ana", [4], { reason: " It is slow. " }), ballot(2, "ben", [5])])).toEqual([cell]);
    expect(converged([ballot(2, "ana", [4], { change: "  " })])).toEqual([cell]);
  });

  test("is explained by one new reason, or by what somebody says changed their score", () => {
    expect(converged([ballot(2, "ana", [4], { reason: "The new release is not." })])).toMatchObject([
      { isExplained: true },
    ]);
    expect(converged([ballot(2, "ana", [4], { change: "Ben’s figures." })])).toMatchObject([{ isExplained: true }]);
    // Also by somebody who stayed where they were.
    expect(converged([ballot(2, "ana", [4]), ballot(2, "ben", [5], { reason: "See the figures." })])).toMatchObject([
      { isExplained: true },
    ]);
  });

  test("is none where the spread stayed, and none that was not asked about", () => {
    expect(converged([ballot(2, "ana", [1])])).toEqual([]);
    expect(converged([ballot(2, "ana", [4, 2])], [])).toEqual([]);
    expect(converged([ballot(2, "ana", [4, 2]), ballot(2, "ben", [5, 3])], null)).toMatchObject([
      { optionId: "django" },
      { optionId: "flask" },
    ]);
  });
});

describe("herding", () => {
  const since = new Date("2026-10-21T09:00:00Z");
  const later = new Date("2026-10-21T09:00:01Z");
  const silent = { criterionId: "speed", optionId: "django", isExplained: false };

  test("is what came together without a word on a ballot, in the thread or as evidence since the reveal before", () => {
    const keys = (last: readonly ReadonlyMap<string, Date>[]) => [...convergedWithoutReason([silent], since, last)];
    expect(keys([])).toEqual(["speed:django"]);
    expect(keys([new Map([["speed:django", since]]), new Map([["speed:flask", later]])])).toEqual(["speed:django"]);
    expect(keys([new Map(), new Map([["speed:django", later]])])).toEqual([]);
    expect(keys([new Map([["speed:django", later]]), new Map()])).toEqual([]);
  });

  test("is nothing that was explained, and nothing after a first round", () => {
    expect(convergedWithoutReason([{ ...silent, isExplained: true }], since, []).size).toBe(0);
    expect(convergedWithoutReason([silent], null, []).size).toBe(0);
  });
});
