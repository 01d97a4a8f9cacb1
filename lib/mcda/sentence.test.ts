import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate";
import { storyInput, storyNames } from "./examples/story";
import { heatBucket } from "./heat";
import { agreementSentence, equalWeightsSentence, flipSentence, leadSentence } from "./sentence";
import { evaluationOf } from "./vectors/vector";

const story = evaluate(storyInput("round2"));
const unnamed = { options: {}, criteria: {} };

describe("the sentence about the lead", () => {
  test("names the leader, the next, the points between them and how close it is", () => {
    expect(leadSentence(story, storyNames)).toBe("Django leads Hybrid by 1.5 points of 100: a close call.");
    const ballot = [
      [5, 5],
      [1, 1],
      [1, 1],
    ];
    const clear = evaluate(evaluationOf([ballot, ballot], [[50, 50]]));
    expect(leadSentence(clear, unnamed)).toBe("o0 leads o1 and o2 by 100.0 points of 100: a clear lead.");
  });

  test("calls no lead of a single voter clear, and a close call close", () => {
    const far = evaluate(evaluationOf([[[5], [2]]], [[100]]));
    expect(leadSentence(far, unnamed)).toBe("o0 leads o1 by 75.0 points of 100, by one person’s ballot alone.");
    const near = evaluate(
      evaluationOf(
        [
          [
            [5, 1],
            [1, 5],
          ],
        ],
        [[52, 48]],
      ),
    );
    expect(leadSentence(near, unnamed)).toBe("o0 leads o1 by 4.0 points of 100: a close call.");
  });

  test("says a tie, a single option, and what is still missing", () => {
    const tie = evaluate(
      evaluationOf(
        [
          [
            [3, 3],
            [3, 3],
          ],
        ],
        [[70, 30]],
      ),
    );
    expect(leadSentence(tie, unnamed)).toBe("o0 and o1 tie at 50.0 points of 100.");
    const single = evaluate(evaluationOf([[[4, 3]]], [[50, 50]]));
    expect(leadSentence(single, unnamed)).toBe("o0 is the only option: 62.5 points of 100.");
    const gap = evaluate(
      evaluationOf(
        [
          [
            [4, null],
            [3, 3],
          ],
        ],
        [[50, 50]],
      ),
    );
    expect(leadSentence(gap, unnamed)).toBe("The ranking is open: 1 of 4 cells has no score.");
    expect(leadSentence(evaluate(evaluationOf([[[4], [3]]], [])), unnamed)).toBe(
      "The ranking is open: nobody has submitted weights.",
    );
  });

  test("never shows a lead as nothing", () => {
    const hair = evaluate(
      evaluationOf(
        [
          [
            [3, 3],
            [3, 4],
          ],
          [
            [3, 3],
            [3, 3],
          ],
        ],
        [[10000, 1]],
      ),
    );
    expect(leadSentence(hair, unnamed)).toBe("o1 leads o0 by less than 0.1 points of 100: a clear lead.");
  });
});

describe("the sentence about the flip", () => {
  test("names the smallest change of one weight and its direction", () => {
    expect(flipSentence(story, storyNames)).toBe(
      "Hybrid wins if Flexibility rises from 8 to more than 11.0; nothing smaller changes the winner.",
    );
    const falling = evaluate(
      evaluationOf(
        [
          [
            [5, 1, 3],
            [1, 2, 3],
          ],
        ],
        [[40, 5, 55]],
      ),
    );
    expect(flipSentence(falling, unnamed)).toBe(
      "o1 wins if c0 falls from 40 to less than 2.0; nothing smaller changes the winner.",
    );
  });

  test("says when no single weight changes the winner, and nothing about a tie", () => {
    const dominated = evaluate(
      evaluationOf(
        [
          [
            [5, 5],
            [1, 1],
          ],
        ],
        [[50, 50]],
      ),
    );
    expect(flipSentence(dominated, unnamed)).toBe("No change of a single weight changes the winner.");
    const tie = evaluate(evaluationOf([[[3], [3]]], [[100]]));
    expect(flipSentence(tie, unnamed)).toBeNull();
  });

  test("shows as many decimals as it takes to tell both weights apart", () => {
    const near = evaluate(
      evaluationOf(
        [
          [
            [3, 4],
            [4, 3],
          ],
        ],
        [[49.999, 50.001]],
      ),
    );
    expect(flipSentence(near, unnamed)).toContain("rises from 49.999 to more than 50.000");
  });
});

describe("the sentence about agreement", () => {
  test("counts the cells the group agrees on, those that are contested, and what the round settled", () => {
    expect(agreementSentence(story)).toBe(
      "The group agrees on 30 of 42 cells. Twelve are contested, three of them strongly.",
    );
    expect(agreementSentence(story, evaluate(storyInput("round1")))).toBe(
      "The group agrees on 30 of 42 cells. Twelve are contested, three of them strongly; this round settled one.",
    );
  });

  test("says that one person alone cannot agree", () => {
    expect(agreementSentence(evaluate(evaluationOf([[[4], [3]]], [[100]])))).toBe(
      "Agreement needs at least two people.",
    );
    const all = evaluate(
      evaluationOf(
        [
          [[4], [3]],
          [[4], [3]],
        ],
        [[100]],
      ),
    );
    expect(agreementSentence(all)).toBe("The group agrees on all 2 cells.");
  });
});

test("a mean takes the shade of its nearest half step, and none when nobody scored", () => {
  expect([1, 1.24, 1.25, 2.6, 3.8, 4.74, 4.75, 5].map(heatBucket)).toEqual([10, 10, 15, 25, 40, 45, 50, 50]);
  expect([0, 7, null].map(heatBucket)).toEqual([10, 50, null]);
});

test("says who would lead if every vote counted alike", () => {
  const input = (weights: readonly (number | undefined)[], scores: readonly [number, number][]) => {
    const base = evaluationOf(
      scores.map(([a, b]) => [[a], [b]]),
      [[100]],
    );
    const voters = base.voters.map((voter, at) => ({ ...voter, ...(weights[at] && { weight: weights[at] }) }));
    return { ...base, version: 2 as const, voters };
  };
  const said = (...of: Parameters<typeof input>) => equalWeightsSentence(evaluate(input(...of)), unnamed);
  const scores: [number, number][] = [
    [1, 5],
    [5, 2],
    [3, 3],
    [3, 3],
  ];
  expect(said([], scores)).toBeNull();
  expect(equalWeightsSentence(story, unnamed)).toBeNull();
  expect(
    said(
      [2, 1, 1, 1],
      [
        [5, 1],
        [5, 1],
        [5, 1],
        [5, 1],
      ],
    ),
  ).toBe("If every vote counted alike, o0 would lead too, by 100.0 points.");
  expect(said([1, 10, 1, 1], scores)).toBe("If every vote counted alike, o1 would lead instead, by 6.3 points.");
  expect(
    said(
      [10, 1, 1, 1],
      [
        [1, 3],
        [3, 1],
        [2, 2],
        [2, 2],
      ],
    ),
  ).toBe("If every vote counted alike, o0 and o1 would tie instead.");
});
