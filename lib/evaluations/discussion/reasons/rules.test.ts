import { expect, test } from "vitest";
import type { CellVote } from "../rules";
import { FIRST_REASONS, PAGE, reasonsAfter, reasonsWorthHearing } from "./rules";

const vote = (memberId: string, answer: CellVote["answer"], given: Partial<CellVote> = {}): CellVote => ({
  ...{ memberId, answer, reason: "", round: 1, confidence: null, change: "", changedFrom: null },
  ...given,
});

test("the ends are heard with or without a reason, then who changed, then who gave one, and last what is no score", () => {
  const votes = [
    vote("high", 5),
    vote("low", 1),
    vote("silent", 3),
    vote("said", 3, { reason: "So" }),
    vote("changed", 2, { changedFrom: 4 }),
    vote("abstained", "abstain", { reason: "Not mine" }),
  ];
  const { shown, isUnanimous } = reasonsWorthHearing(votes);
  expect(shown.map(({ memberId }) => memberId)).toEqual(["high", "low", "changed", "said", "abstained"]);
  expect(isUnanimous).toBe(false);
  expect(reasonsWorthHearing([vote("a", 3), vote("b", 3)])).toEqual({ shown: [], isUnanimous: true });
});

test("pages follow each other without a gap, and nobody's end is empty", () => {
  const votes = Array.from({ length: 130 }, (_, at) => vote(`v${at}`, 3, { reason: "So" }));
  const first = reasonsAfter(votes, `v${FIRST_REASONS - 1}`);
  expect(first).toHaveLength(PAGE);
  const second = reasonsAfter(votes, first.at(-1)?.memberId ?? "");
  const third = reasonsAfter(votes, second.at(-1)?.memberId ?? "");
  expect([...first, ...second, ...third].map(({ memberId }) => memberId)).toEqual(
    votes.slice(FIRST_REASONS).map(({ memberId }) => memberId),
  );
  expect(reasonsAfter(votes, "v129")).toEqual([]);
  expect(reasonsAfter(votes, "somebody else")).toEqual([]);
});
