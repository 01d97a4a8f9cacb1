import { expect, test } from "vitest";
import { raceApprovals } from "./approvals";
import { raceDeadline } from "./deadline";
import { raceKeys } from "./keys";
import { raceOwners } from "./owners";

// The short form of `npm run trust:races`, which plays them at the size of the promises beside naive code.
test.each([
  ["one key sent 50 times at once has one effect", () => raceKeys(2)],
  ["no ballot is counted after the deadline, and none is lost before it", () => raceDeadline(8)],
  ["nobody approves a text they have not read", () => raceApprovals(20)],
] as const)("%s", async (_guarantee, race) => {
  const { wrong, ways } = await race();
  expect(wrong).toEqual([]);
  // It went every way: where one never was, nothing raced.
  expect(Object.entries(ways).filter(([, times]) => times === 0)).toEqual([]);
});

test("an organization keeps an owner when its owners remove each other", async () => {
  // Which of the two stays is chance, and twenty rounds are few: only that each took one of them counts here.
  const { wrong, ways, rounds } = await raceOwners(20);
  expect(wrong).toEqual([]);
  expect(Object.values(ways).reduce((sum, times) => sum + times, 0)).toBe(rounds);
});
