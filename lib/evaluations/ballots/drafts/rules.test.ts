import { describe, expect, it } from "vitest";
import type { BallotContent, ScoresContent } from "../input";
import { changesBetween, isSameBallot, joinedChanges, withChanges } from "./rules";

const scores = (answers: ScoresContent["answers"], reasons: ScoresContent["reasons"] = {}): ScoresContent => ({
  kind: "scoring",
  answers,
  reasons,
});
const before = scores({ speed: { django: 4, flask: 2 }, safety: { django: 5 } }, { speed: { flask: "Slow" } });
const after = scores({ speed: { django: 4, flask: 3 }, cost: { flask: "abstain" } }, { cost: { flask: "Unknown" } });

describe("changes of a ballot", () => {
  it("name exactly what differs, and take away what is gone", () => {
    expect(changesBetween(before, after)).toEqual({
      kind: "scoring",
      answers: { speed: { flask: 3 }, safety: { django: null }, cost: { flask: "abstain" } },
      reasons: { speed: { flask: null }, cost: { flask: "Unknown" } },
    });
  });

  it("lead from the one ballot to the other, also from none", () => {
    for (const from of [before, null]) expect(withChanges(from, changesBetween(from, after))).toEqual(after);
    const weights: BallotContent = { kind: "weighting", points: { speed: 60, safety: 40 } };
    const other: BallotContent = { kind: "weighting", points: { speed: 60, cost: 0 } };
    expect(withChanges(weights, changesBetween(weights, other))).toEqual(other);
  });

  it("also name how sure one is, what changed a score, and the favourites as one list", () => {
    const from: ScoresContent = { ...before, confidence: { speed: { django: "low" } }, favourites: ["django"] };
    const to: ScoresContent = {
      ...after,
      confidence: { speed: { django: "high" } },
      changes: { speed: { flask: "The benchmark" } },
      favourites: ["flask", "django"],
    };
    expect(withChanges(from, changesBetween(from, to))).toEqual(to);
    expect(withChanges(to, changesBetween(to, before))).toEqual(before);
    expect(isSameBallot(from, { ...from, favourites: ["flask"] })).toBe(false);
    expect(isSameBallot(from, { ...from, confidence: {} })).toBe(false);
    const joined = joinedChanges(changesBetween(before, to), changesBetween(to, { ...to, favourites: [] }));
    expect(withChanges(before, joined)).toEqual({ ...to, favourites: [] });
  });

  it("of two tabs both stay, and the newer counts where they meet", () => {
    const one = changesBetween(before, scores({ ...before.answers, cost: { django: 1, flask: 1 } }, before.reasons));
    const two = changesBetween(before, scores({ ...before.answers, cost: { flask: 5 } }, {}));
    const both = scores({ ...before.answers, cost: { django: 1, flask: 5 } });
    expect(withChanges(withChanges(before, one), two)).toEqual(both);
    expect(withChanges(before, joinedChanges(one, two))).toEqual(both);
  });

  it("keep that something was taken away when they are joined", () => {
    const cleared = changesBetween(before, scores({ speed: before.answers["speed"] ?? {} }));
    const joined = joinedChanges(cleared, changesBetween(before, before));
    expect(withChanges(before, joined)).toEqual(scores({ speed: { django: 4, flask: 2 } }));
  });
});

it("two ballots are the same when they say the same, whatever the order of their cells", () => {
  expect(isSameBallot(before, scores({ safety: { django: 5 }, speed: { flask: 2, django: 4 } }, before.reasons))).toBe(
    true,
  );
  expect(isSameBallot(before, scores(before.answers, { speed: { flask: "Slower" } }))).toBe(false);
  expect(isSameBallot(null, { kind: "weighting", points: {} })).toBe(true);
});
