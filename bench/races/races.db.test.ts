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
  ["an organization keeps an owner when its owners remove each other", () => raceOwners(20)],
] as const)("%s", async (_guarantee, race) => {
  expect((await race()).wrong).toEqual([]);
});
