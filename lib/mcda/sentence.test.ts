import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate";
import { storyInput, storyNames } from "./examples/story";
import {
  agreementSentence,
  equalWeightsSentence,
  flipSentence,
  isClearCall,
  leadSentence,
  marginWords,
  sharePercent,
  shownMargin,
} from "./sentence";
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

describe("figures in sentences", () => {
  test("a lead is what the points differ by as they are shown", () => {
    expect((75.14 - 51.69).toFixed(1)).toBe("23.5");
    expect(marginWords(75.14, 75.14 - 51.69)).toBe("23.4 points");
    expect(shownMargin(50, 50)).toBe(50);
    expect(marginWords(70.02, 0.01)).toBe("less than 0.1 points");
  });

  test("a share is rounded down, and a float is no reason to lose a percent", () => {
    expect(Math.floor(100 * 0.57)).toBe(56);
    expect([0.57, 0.7999, 1, 0].map(sharePercent)).toEqual(["57%", "79%", "100%", "0%"]);
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

  test("says that nothing is scored where everything is measured", () => {
    const agreement = { ...story.agreement, agreedCells: 0, cells: 0, contested: [] };
    expect(agreementSentence({ ...story, agreement })).toBe("No cell is scored by people.");
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

describe("the words of a sentence", () => {
  const lead = (...of: Parameters<typeof evaluationOf>) => leadSentence(evaluate(evaluationOf(...of)), unnamed);

  test("say what is missing, the first thing first", () => {
    const input = evaluationOf(
      [
        [
          [4, null],
          [null, 3],
        ],
      ],
      [[50, 50]],
    );
    expect(leadSentence(evaluate(input), unnamed)).toBe("The ranking is open: 2 of 4 cells have no score.");
    expect(leadSentence(evaluate({ ...input, options: [] }), unnamed)).toBe(
      "The ranking is open: there are no options.",
    );
    expect(leadSentence(evaluate({ ...input, criteria: [] }), unnamed)).toBe(
      "The ranking is open: there are no criteria.",
    );
    expect(lead([[[4], [null]]], [])).toBe("The ranking is open: nobody has submitted weights.");
  });

  test("list two with and, and more with commas before", () => {
    expect(lead([[[3], [3], [3]]], [[1]])).toBe("o0, o1 and o2 tie at 50.0 points of 100.");
    expect(
      lead(
        [
          [[5], [3], [3], [3]],
          [[5], [3], [3], [3]],
        ],
        [[1]],
      ),
    ).toBe("o0 leads o1, o2 and o3 by 50.0 points of 100: a clear lead.");
  });

  test("call a lead of less than 0.05 points less than 0.1, and one of 0.05 points 0.1", () => {
    const by = (gap: number) =>
      lead(
        [
          [[3 + gap / 25], [3]],
          [[3 + gap / 25], [3]],
        ],
        [[1]],
      );
    expect(by(0.049)).toBe("o0 leads o1 by less than 0.1 points of 100: a clear lead.");
    expect(by(0.0501)).toBe("o0 leads o1 by 0.1 points of 100: a clear lead.");
  });

  test("call nothing clear that one voter said alone", () => {
    expect(isClearCall({ closeness: "clear", voters: 2 })).toBe(true);
    expect(isClearCall({ closeness: "clear", voters: 1 })).toBe(false);
    expect(isClearCall({ closeness: "close", voters: 2 })).toBe(false);
  });

  test("are the names given, and ids where there is none", () => {
    const input = evaluationOf(
      [
        [
          [5, 1],
          [1, 2],
        ],
      ],
      [[52, 48]],
    );
    const names = { options: { o0: "Django" }, criteria: { c1: "Cost" } };
    expect(leadSentence(evaluate(input), names)).toBe(
      "Django leads o1 by 40.0 points of 100, by one person’s ballot alone.",
    );
    expect(flipSentence(evaluate(input), names)).toBe(
      "o1 wins if c0 falls from 52 to less than 20.0; nothing smaller changes the winner.",
    );
    const other = evaluate(
      evaluationOf(
        [
          [
            [1, 5],
            [2, 1],
          ],
        ],
        [[48, 52]],
      ),
    );
    expect(flipSentence(other, { options: {}, criteria: { c0: "Cost" } })).toBe(
      "o1 wins if Cost rises from 48 to more than 80.0; nothing smaller changes the winner.",
    );
  });
});

describe("the words about agreement", () => {
  const far = [1, 5];
  const near = [3, 3];
  const mixed = [2, 3.5];
  /** What two people agree on whose ratings of each cell are these. */
  const said = (cells: readonly (readonly number[])[]) =>
    agreementSentence(
      evaluate(
        evaluationOf(
          [0, 1].map((voter) => cells.map((cell) => [cell[voter] ?? null])),
          [[1]],
        ),
      ),
    );

  test("count contested cells, and how many strongly", () => {
    expect(said([near, near])).toBe("The group agrees on all 2 cells.");
    expect(said([mixed, near])).toBe("The group agrees on 1 of 2 cells. One is contested.");
    expect(said([mixed, mixed, near])).toBe("The group agrees on 1 of 3 cells. Two are contested.");
    expect(said([far])).toBe("The group agrees on none of 1 cells. One is contested, strongly.");
    expect(said([far, far, near])).toBe("The group agrees on 1 of 3 cells. Two are contested, all strongly.");
    expect(said([far, mixed, near])).toBe("The group agrees on 1 of 3 cells. Two are contested, one of them strongly.");
  });

  test("count in figures beyond twelve", () => {
    expect(said(Array.from({ length: 13 }, () => mixed))).toBe(
      "The group agrees on none of 13 cells. 13 are contested.",
    );
  });

  test("say what a round settled, which is contested before and agreed after", () => {
    const round = (cells: readonly (readonly (number | null)[])[]) =>
      evaluate(
        evaluationOf(
          [0, 1].map((voter) => cells.map((cell) => [cell[voter] ?? null])),
          [[1]],
        ),
      );
    const before = round([far, far, near, far]);
    const after = round([near, far, near, [3, null]]);
    expect(agreementSentence(after, before)).toBe(
      "The group agrees on 2 of 4 cells. One is contested, strongly; this round settled one.",
    );
    expect(agreementSentence(round([near, near]), round([far, near]))).toBe(
      "The group agrees on all 2 cells. This round settled one.",
    );
    expect(agreementSentence(before, before)).toBe(
      "The group agrees on 1 of 4 cells. Three are contested, all strongly.",
    );
  });
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
