import { describe, expect, test } from "vitest";
import { readBallot } from "../vectors/social-choice";
import { approval } from "./approval";
import { placements, type OptionScore } from "./ballots";
import { borda } from "./borda";
import { consent } from "./consent";
import { instantRunoff } from "./instant-runoff";
import { condorcetWinner, copeland, preferenceTable } from "./pairwise";
import { schulze } from "./schulze";
import { scoreVote } from "./score";

const ABC = ["A", "B", "C"];
const read = (...texts: string[]) => texts.map(readBallot);
const scoresOf = (scores: readonly OptionScore[]) => scores.map(({ score }) => score);

describe("ballots", () => {
  test("place ties together and what is left out last", () => {
    expect(placements(ABC, read("B>A=C*2"))).toEqual([{ positions: [1, 0, 1], last: 2, voters: 2 }]);
    expect(placements(ABC, [{ ranking: [["C"]] }])).toEqual([{ positions: [1, 1, 0], last: 1, voters: 1 }]);
    expect(placements(ABC, [{ ranking: [[], ["C"], [], ["A"]] }])).toEqual([
      { positions: [1, 2, 0], last: 2, voters: 1 },
    ]);
  });

  test("name options of the vote, each once, and stand for somebody", () => {
    expect(() => placements(ABC, read("A>A"))).toThrow("An option is named once.");
    expect(() => placements(["A", "A"], [])).toThrow("An option is named once.");
    expect(() => placements(ABC, read("A>X"))).toThrow("A ballot names options of the vote.");
    for (const voters of [0, -1, NaN, Infinity]) {
      expect(() => placements(ABC, [{ ranking: [["A"]], voters }])).toThrow("A ballot has voters.");
    }
  });
});

describe("approval", () => {
  test("counts marks, by what each voter counts; nobody's mark ties all", () => {
    expect(scoresOf(approval(ABC, [["A", "B"], ["B"]], [3, 1]).scores)).toEqual([3, 4, 0]);
    expect(approval(ABC, []).winners).toEqual(ABC);
    expect(approval(ABC, [[], ["C"]]).winners).toEqual(["C"]);
    expect(approval([], []).winners).toEqual([]);
    expect(() => approval(ABC, [["A"]], [])).toThrow("One weight per ballot.");
    expect(() => approval(ABC, [["A", "A"]])).toThrow(RangeError);
    expect(() => approval(["A", "A"], [])).toThrow(RangeError);
    expect(() => approval(ABC, [["D"]])).toThrow(RangeError);
  });
});

describe("Borda", () => {
  test("shares the points of tied and of left-out places", () => {
    expect(scoresOf(borda(ABC, read("A=B>C")).scores)).toEqual([1.5, 1.5, 0]);
    expect(scoresOf(borda(ABC, read("A")).scores)).toEqual([2, 0.5, 0.5]);
    expect(scoresOf(borda(ABC, read("A>B*3", "C"), 1).scores)).toEqual([10.5, 7.5, 6]);
    expect(borda(ABC, []).winners).toEqual(ABC);
  });

  test("can beat the favourite of an absolute majority", () => {
    const ballots = read("A>B>C*3", "B>C>A*2");
    expect(condorcetWinner(ABC, preferenceTable(ABC, ballots))).toBe("A");
    expect(borda(ABC, ballots).winners).toEqual(["B"]);
  });
});

describe("pairs", () => {
  test("a ranked option beats one that is left out, and ties count for neither", () => {
    expect(preferenceTable(ABC, read("A=B*2", "C>B*1"))).toEqual([
      [0, 0, 2],
      [1, 0, 2],
      [1, 1, 0],
    ]);
  });

  test("no winner without a majority over everybody", () => {
    const winner = (...texts: string[]) => condorcetWinner(ABC, preferenceTable(ABC, read(...texts)));
    expect(winner("A>B>C", "B>A>C")).toBeNull();
    expect(winner("A>B>C", "B>C>A", "C>A>B")).toBeNull();
    expect(winner("A>B>C", "A>C>B", "B>C>A")).toBe("A");
    expect(winner("C>B>A")).toBe("C");
    expect(condorcetWinner([], [])).toBeNull();
    expect(condorcetWinner(["A"], [[0]])).toBe("A");
  });

  test("Copeland gives one point per option beaten and half a point per tie", () => {
    const found = copeland(ABC, preferenceTable(ABC, read("A>B>C", "B>A>C")));
    expect(scoresOf(found.scores)).toEqual([1.5, 1.5, 0]);
    expect(found.winners).toEqual(["A", "B"]);
  });
});

describe("Schulze", () => {
  test("lists tied options together, and several potential winners", () => {
    expect(schulze(ABC, read("A=B>C"))).toMatchObject({ ranking: [["A", "B"], ["C"]], winners: ["A", "B"] });
    expect(schulze(ABC, [])).toMatchObject({ ranking: [ABC], winners: ABC });
    expect(schulze([], [])).toEqual({ preferences: [], strengths: [], ranking: [], winners: [] });
  });

  test("a path is as strong as its weakest won comparison, and a lost one is no path", () => {
    const found = schulze(ABC, read("A>B>C*4", "B>C>A*3", "C>A>B*2"));
    expect(found.preferences).toEqual([
      [0, 6, 4],
      [3, 0, 7],
      [5, 2, 0],
    ]);
    expect(found.strengths).toEqual([
      [0, 6, 6],
      [5, 0, 7],
      [5, 5, 0],
    ]);
    expect(found.ranking).toEqual([["A"], ["B"], ["C"]]);
    expect(schulze(ABC, read("A>B>C")).strengths).toEqual([
      [0, 1, 1],
      [0, 0, 1],
      [0, 0, 0],
    ]);
  });
});

describe("instant run-off", () => {
  test("ends with a majority of what is not exhausted", () => {
    const found = instantRunoff(ABC, read("A*4", "B>A*3", "C*2"));
    expect(found.rounds.map(({ exhausted, eliminated }) => ({ exhausted, eliminated }))).toEqual([
      { exhausted: 0, eliminated: ["C"] },
      { exhausted: 2, eliminated: [] },
    ]);
    expect(found.rounds.map(({ tallies }) => scoresOf(tallies))).toEqual([
      [4, 3, 2],
      [4, 3],
    ]);
    expect(found.winners).toEqual(["A"]);
  });

  test("the lowest leave together, and all that remain may tie", () => {
    const found = instantRunoff(["A", "B", "C", "D"], read("A*3", "B*3", "C>A*1", "D>B*1"));
    expect(found.rounds.map(({ eliminated }) => eliminated)).toEqual([["C", "D"], []]);
    expect(found.winners).toEqual(["A", "B"]);
    expect(instantRunoff(ABC, [])).toEqual({
      rounds: [{ tallies: ABC.map((optionId) => ({ optionId, score: 0 })), exhausted: 0, eliminated: [] }],
      winners: ABC,
    });
    expect(instantRunoff([], [])).toEqual({ rounds: [], winners: [] });
  });

  test("half of the votes are no majority", () => {
    const found = instantRunoff(ABC, read("A*4", "B*3", "C>B*1"));
    expect(found.rounds).toHaveLength(2);
    expect(found.winners).toEqual(["A", "B"]);
    expect(instantRunoff(ABC, read("A*5", "B*3", "C>B*1")).rounds).toHaveLength(1);
  });

  test("a tie at the top of a ballot splits its voice, until one of them is out", () => {
    const found = instantRunoff(ABC, read("A=B>C*2", "C*3", "A*1", "B>C*1.5"));
    expect(scoresOf(found.rounds[0]?.tallies ?? [])).toEqual([2, 2.5, 3]);
    expect(scoresOf(found.rounds[1]?.tallies ?? [])).toEqual([3.5, 3]);
    expect(found.rounds[1]?.exhausted).toBe(1);
    expect(found.winners).toEqual(["B"]);
  });

  test("may drop the Condorcet winner", () => {
    const ballots = read("A>B>C*4", "C>B>A*3", "B>A>C*2");
    expect(condorcetWinner(ABC, preferenceTable(ABC, ballots))).toBe("B");
    expect(instantRunoff(ABC, ballots).winners).toEqual(["A"]);
  });
});

describe("score voting", () => {
  const scale = { low: 1, high: 5 };

  test("takes the mean of those who scored an option; who did not abstains", () => {
    const found = scoreVote(ABC, [{ A: 5, B: 4 }, { A: 2 }], scale);
    expect(found.means).toEqual([
      { optionId: "A", mean: 3.5, answers: 2 },
      { optionId: "B", mean: 4, answers: 1 },
      { optionId: "C", mean: null, answers: 0 },
    ]);
    expect(found.winners).toEqual(["B"]);
    expect(scoreVote(ABC, [{ A: 5 }, { A: 2 }], scale, [3, 1]).means[0]?.mean).toBe(4.25);
    expect(
      scoreVote(
        ABC,
        [
          { A: 1, B: 5 },
          { A: 5, B: 1 },
        ],
        scale,
      ).winners,
    ).toEqual(["A", "B"]);
    expect(scoreVote(ABC, [], scale).winners).toEqual([]);
  });

  test("takes scores on the scale, for options of the vote", () => {
    for (const score of [0.9, 5.1, NaN])
      expect(() => scoreVote(ABC, [{ A: score }], scale)).toThrow("A score lies on the scale.");
    expect(() => scoreVote(ABC, [{ D: 3 }], scale)).toThrow("A ballot names options of the vote.");
  });
});

describe("consent", () => {
  test("stands while an objection does, however many were answered", () => {
    const objections = [
      { optionId: "A", state: "met" },
      { optionId: "A", state: "withdrawn" },
      { optionId: "B", state: "met" },
      { optionId: "B", state: "open" },
    ] as const;
    expect(consent(ABC, objections)).toEqual([
      { optionId: "A", standing: 0, answered: 2, hasConsent: true },
      { optionId: "B", standing: 1, answered: 1, hasConsent: false },
      { optionId: "C", standing: 0, answered: 0, hasConsent: true },
    ]);
    expect(() => consent(ABC, [{ optionId: "D", state: "open" }])).toThrow("An objection names an option of the vote.");
  });
});
