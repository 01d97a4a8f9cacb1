import { describe, expect, test } from "vitest";
import type { VoteContent } from "../ballots/input";
import type { VoteMethod } from "../rules";
import { countVote, type VoteToCount } from "./rules";

const NO_RULE = { quorum: null, shareNeeded: null, shareOf: "cast" } as const;
const options = ["a", "b", "c"];

function votesOf(method: VoteMethod, votes: readonly VoteContent[], more: Partial<VoteToCount> = {}): VoteToCount {
  const voters = ["1", "2", "3", "4", "5"].map((id) => ({ id, hasLeft: false }));
  const cast = votes.map((vote, at) => ({ member: String(at + 1), vote }));
  return { method, options, voters, rule: NO_RULE, votes: cast, objections: [], ...more };
}
const approve = (...marked: string[]): VoteContent => ({ kind: "approval", marked, reason: "" });
const rank = (text: string): VoteContent => ({
  kind: "ranked",
  ranking: text === "" ? [] : text.split(" ").map((group) => [...group]),
  reason: "",
});
const score = (scores: Record<string, number>): VoteContent => ({ kind: "score", scores, reason: "" });
const stance = (one: "consent" | "stand_aside" | "object"): VoteContent => ({
  kind: "consent",
  stance: one,
  reason: "",
});

describe("approval", () => {
  test("counts marks, and the most carry", () => {
    const result = countVote(votesOf("approval", [approve("a", "b"), approve("b"), approve("c", "b")]));
    expect(result).toMatchObject({ outcome: "carried", leaderIds: ["b"], voters: 3, eligible: 5 });
    expect(result.options.map(({ figure, rank: place }) => [figure, place])).toEqual([
      [1, 2],
      [3, 1],
      [1, 2],
    ]);
  });

  test("ties where two have as many, and nobody's mark carries nothing", () => {
    expect(countVote(votesOf("approval", [approve("a", "b")]))).toMatchObject({
      outcome: "tie",
      leaderIds: ["a", "b"],
    });
    expect(countVote(votesOf("approval", [approve()]))).toMatchObject({ outcome: "none", closeness: "none" });
  });
});

describe("ranked", () => {
  test("elects the Condorcet winner by Schulze, and keeps the table, the paths and the run-off", () => {
    // Tennessee, each ballot for about a tenth of the voters.
    const votes = [rank("a b c"), rank("a b c"), rank("b c a"), rank("c b a"), rank("c b a")];
    const result = countVote(votesOf("ranked", votes));
    expect(result).toMatchObject({ outcome: "carried", leaderIds: ["b"], ranked: { condorcetId: "b" } });
    expect(result.ranked?.preferences).toEqual([
      [0, 2, 2],
      [3, 0, 3],
      [3, 2, 0],
    ]);
    expect(result.ranked?.runoff[0]?.eliminated).toEqual(["b"]);
    expect(result.options.map((one) => one.rank)).toEqual([3, 1, 2]);
  });

  test("counts an option left out as not in favour of it", () => {
    const result = countVote(
      votesOf("ranked", [rank("a"), rank("a b"), rank("")], {
        rule: { quorum: null, shareNeeded: 70, shareOf: "cast" },
      }),
    );
    expect(result.options[0]).toMatchObject({ inFavour: 2 });
    expect(result.outcome).toBe("none");
  });
});

describe("score", () => {
  test("takes the mean, and leaves abstentions out of it", () => {
    const result = countVote(votesOf("score", [score({ a: 5, b: 4 }), score({ b: 3 }), score({ a: 2, b: 3 })]));
    expect(result.options.map(({ figure }) => figure)).toEqual([3.5, 10 / 3, null]);
    expect(result).toMatchObject({ outcome: "carried", leaderIds: ["a"] });
    expect(result.options[2]).toMatchObject({ rank: null, inFavour: 0 });
  });
});

describe("consent", () => {
  const only = { options: ["a"] };

  test("passes unless an objection stands, however few there are", () => {
    const votes = [stance("consent"), stance("stand_aside"), stance("object")];
    const open = votesOf("consent", votes, { ...only, objections: [{ member: "3", state: "open" }] });
    expect(countVote(open)).toMatchObject({ outcome: "none", consent: { standing: 1, answered: 0 } });
    const met = { ...open, objections: [{ member: "3", state: "met" as const }] };
    expect(countVote(met)).toMatchObject({
      outcome: "carried",
      leaderIds: ["a"],
      consent: { consents: 1, standAsides: 1, standing: 0, answered: 1 },
    });
  });

  test("needs somebody who consents", () => {
    expect(countVote(votesOf("consent", [stance("stand_aside")], only))).toMatchObject({ outcome: "none" });
  });
});

describe("quorum and share", () => {
  test("below the quorum the vote is not valid, whoever is first", () => {
    const rule = { ...NO_RULE, quorum: 3 };
    const result = countVote(votesOf("approval", [approve("a"), approve("a")], { rule }));
    expect(result).toMatchObject({ outcome: "invalid", votesMissing: 1, leaderIds: ["a"] });
  });

  test("a share of the people eligible is harder than one of the votes cast", () => {
    const votes = [approve("a"), approve("a")];
    const of = (shareOf: "cast" | "eligible") =>
      countVote(votesOf("approval", votes, { rule: { quorum: null, shareNeeded: 50, shareOf } })).outcome;
    expect(of("cast")).toBe("carried");
    expect(of("eligible")).toBe("none");
  });

  test("of a tie only what has its share carries", () => {
    const votes = [rank("ab"), rank("a b"), rank("b a"), rank("a"), rank("")];
    const result = countVote(votesOf("ranked", votes, { rule: { quorum: null, shareNeeded: 60, shareOf: "cast" } }));
    expect(result).toMatchObject({ outcome: "carried", leaderIds: ["a"] });
  });

  test("who has left stays in the counts and out of quorum and share", () => {
    const voters = ["1", "2", "3"].map((id) => ({ id, hasLeft: id === "1" }));
    const result = countVote(
      votesOf("approval", [approve("a"), approve("b")], { voters, rule: { ...NO_RULE, quorum: 2 } }),
    );
    expect(result).toMatchObject({ voters: 1, eligible: 2, outcome: "invalid" });
    expect(result.options[0]).toMatchObject({ figure: 1, inFavour: 0 });
  });

  test("the order of ballots changes nothing", () => {
    const votes = [rank("a b c"), rank("b a"), rank("c")];
    const forward = votesOf("ranked", votes);
    expect(countVote({ ...forward, votes: [...forward.votes].reverse() })).toEqual(countVote(forward));
  });
});
