import { expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { evaluationInWeighting, testEvaluation, weigh } from "@/db/testing/evaluations";
import { testMember } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { openWeighting } from "../../phases/mutations";
import { readTurnout } from "./queries";

test("tells who takes part and has submitted by name while they are few, and leaves the reader out of whom it waits for", async () => {
  const evaluation = await evaluationInWeighting();
  const { steward, ana, ben, evaluationId, roundId } = evaluation;
  await weigh(evaluation, ana);
  const turnout = await withOrg(ben, (tx) => readTurnout(tx, ben, evaluationId, roundId));
  expect(turnout).toEqual({
    invited: 3,
    submitted: 1,
    first: [
      { memberId: ana.memberId, name: "Ana", hasSubmitted: true },
      { memberId: ben.memberId, name: "Ben", hasSubmitted: false },
      { memberId: steward.memberId, name: "Olga Owner", hasSubmitted: false },
    ],
    submittedNames: ["Ana"],
    missing: { count: 1, names: ["Olga Owner"] },
  });
});

test("tells a crowd in numbers, with the first by name", async () => {
  const evaluation = await testEvaluation();
  const { organization, steward, evaluationId } = evaluation;
  const people: Ctx[] = [];
  for (let at = 0; at < 24; at += 1) people.push(await testMember(organization, "member", { name: `Person ${at}` }));
  const round = await openWeighting(steward, { evaluationId, participants: people.map(({ memberId }) => memberId) });
  for (const person of people.slice(0, 21)) await weigh({ ...evaluation, ...round }, person);
  const of = (reader: Ctx) => withOrg(reader, (tx) => readTurnout(tx, reader, evaluationId, round.roundId));
  const turnout = await of(steward);
  expect(turnout).toMatchObject({ invited: 24, submitted: 21, submittedNames: [] });
  expect(turnout.missing).toEqual({ count: 3, names: ["Person 21", "Person 22", "Person 23"] });
  expect(turnout.first.map(({ name }) => name)).toEqual([
    "Person 0",
    "Person 1",
    "Person 10",
    "Person 11",
    "Person 12",
    "Person 13",
    "Person 14",
    "Person 15",
  ]);
});
