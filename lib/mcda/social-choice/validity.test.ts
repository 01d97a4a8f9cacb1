import { expect, test } from "vitest";
import { voteOutcome, type VotingRule } from "./validity";

const rule = (given: Partial<VotingRule> = {}): VotingRule => ({
  quorum: null,
  shareNeeded: null,
  shareOf: "cast",
  ...given,
});
const votes = (inFavour: number, cast: number, eligible: number) => ({ inFavour, cast, eligible });

test("a quorum is reached by as many votes as it names, whatever they say", () => {
  expect(voteOutcome(votes(0, 5, 10), rule({ quorum: 5 }))).toMatchObject({ isValid: true, votesMissing: 0 });
  expect(voteOutcome(votes(4, 4, 10), rule({ quorum: 5 }))).toMatchObject({
    isValid: false,
    votesMissing: 1,
    isCarried: false,
  });
  expect(voteOutcome(votes(1, 1, 10), rule())).toMatchObject({ isValid: true, votesMissing: 0, isCarried: true });
});

test("a share is counted against the votes cast or everybody eligible, and has to be exceeded", () => {
  expect(voteOutcome(votes(6, 10, 20), rule({ shareNeeded: 50 }))).toMatchObject({
    share: { value: 60, reason: null },
    isCarried: true,
  });
  expect(voteOutcome(votes(5, 10, 20), rule({ shareNeeded: 50 })).isCarried).toBe(false);
  expect(voteOutcome(votes(6, 10, 20), rule({ shareNeeded: 50, shareOf: "eligible" }))).toMatchObject({
    share: { value: 30, reason: null },
    isCarried: false,
  });
  expect(voteOutcome(votes(11, 12, 20), rule({ shareNeeded: 50, shareOf: "eligible" })).isCarried).toBe(true);
});

test("everybody is enough where everybody is needed", () => {
  const all = rule({ shareNeeded: 100 });
  expect(voteOutcome(votes(7, 7, 9), all).isCarried).toBe(true);
  expect(voteOutcome(votes(6, 7, 9), all).isCarried).toBe(false);
  expect(voteOutcome(votes(199, 200, 200), rule({ shareNeeded: 99 })).isCarried).toBe(true);
  expect(voteOutcome(votes(198, 200, 200), rule({ shareNeeded: 99 })).isCarried).toBe(false);
});

test("nobody's vote carries nothing", () => {
  expect(voteOutcome(votes(0, 0, 10), rule()).share.reason).toBe("no-answers");
  expect(voteOutcome(votes(0, 0, 10), rule()).isCarried).toBe(false);
  expect(voteOutcome(votes(0, 3, 10), rule()).isCarried).toBe(false);
  expect(voteOutcome(votes(0, 0, 10), rule({ shareOf: "eligible" })).share.value).toBe(0);
  expect(voteOutcome(votes(0, 0, 0), rule({ shareOf: "eligible" })).share.reason).toBe("no-answers");
});

test("more in favour than cast, or more cast than eligible, is a bug", () => {
  for (const given of [votes(2, 1, 3), votes(1, 4, 3), votes(-1, 1, 3), votes(NaN, 1, 3)]) {
    expect(() => voteOutcome(given, rule())).toThrow("0 ≤ in favour ≤ cast ≤ eligible.");
  }
});
