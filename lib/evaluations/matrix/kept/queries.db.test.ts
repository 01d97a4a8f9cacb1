import { expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { evaluationInDiscussion, score } from "@/db/testing/evaluations";
import { getDiscussion } from "../../discussion/queries";
import { dropCriterion } from "../../discussion/mutations";
import { openSecondRound } from "../../phases/mutations";
import { revealRound } from "../../rounds/mutations";
import { readKeptStanding } from "./queries";

test("a standing is kept while nothing changes, and read anew after every step that changes it", async () => {
  const made = await evaluationInDiscussion();
  const { steward, ana, number, evaluationId, options, criteria } = made;
  const read = () => withOrg(ana, (tx) => readKeptStanding(tx, ana, evaluationId));
  const first = await read();
  expect(await read()).toBe(first);
  expect(first.resultThrough(1)).toBe(first.resultThrough(1));
  const extraCells = [{ criterionId: criteria[0]?.id ?? "", optionId: options[0]?.id ?? "" }];
  const { roundId } = await openSecondRound(steward, { evaluationId, extraCells });
  await score({ ...made, roundId }, ana, "1- --");
  expect((await read()).standing.ballots).toHaveLength(6);
  await revealRound(steward, { evaluationId });
  const second = await read();
  expect(second.standing.ballots).toHaveLength(7);
  expect((await getDiscussion(ana, { number }))?.round).toBe(2);
  await dropCriterion(steward, { evaluationId, criterionId: criteria[1]?.id ?? "", reason: "It says the same" });
  expect((await read()).standing.criteria).toHaveLength(1);
  expect((await getDiscussion(ana, { number }))?.cells).toHaveLength(2);
});
