import { expect, test } from "vitest";
import { assertQuorumPossible, assertQuorumReachable, quorumWords, whyNoQuorum } from "./rules";

test("a quorum counts submitted ballots", () => {
  expect(whyNoQuorum(null, 0, 9)).toBeNull();
  expect(whyNoQuorum(5, 5, 9)).toBeNull();
  expect(whyNoQuorum(5, 1, 9)).toBe(
    "Of the 5 ballots that make this vote valid one has been submitted. Open another round, with time for those who have not scored. The quorum can no longer be lowered.",
  );
  expect(whyNoQuorum(5, 0, 4)).toContain("none has been submitted. Reopen the evaluation and name more people.");
  expect(quorumWords(5, 6)).toBe("6 of 5 needed");
  expect(quorumWords(null, 6)).toBeNull();
});

test("a quorum above the number of people who could take part is refused where it is set", () => {
  expect(() => assertQuorumPossible(4, 3)).toThrow(
    "3 people could take part here, so 4 ballots never come in. Ask for fewer, or invite more people to the organization first.",
  );
  expect(() => assertQuorumPossible(2, 1)).toThrow("One person could take part here");
  expect(() => assertQuorumPossible(3, 3)).not.toThrow();
  expect(() => assertQuorumPossible(null, 0)).not.toThrow();
});

test("nobody begins with fewer people than make the vote valid", () => {
  expect(() => assertQuorumReachable(3, 2)).toThrow("The quorum is 3 ballots, and 2 are named.");
  expect(() => assertQuorumReachable(2, 1)).toThrow("1 is named");
  expect(() => assertQuorumReachable(2, 2)).not.toThrow();
  expect(() => assertQuorumReachable(null, 0)).not.toThrow();
});
