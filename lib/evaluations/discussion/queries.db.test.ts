import { describe, expect, test } from "vitest";
import { evaluationInDiscussion, score, scoresOf, testEvaluation, weigh } from "@/db/testing/evaluations";
import { submitBallot } from "../ballots/mutations";
import { addEvidence } from "../evidence/mutations";
import { hideNames } from "../names/mutations";
import { openScoring, openSecondRound, openWeighting } from "../phases/mutations";
import { revealRound } from "../rounds/mutations";
import { cellKey } from "../rules";
import { changeSettings } from "../settings/mutations";
import { convergedWithoutReason } from "./convergence/rules";
import { getDiscussion } from "./queries";

/** Ana alone is below the others on the first cell, and leads to Django only by the steward and Ben. */
const DIVIDED = ["53 33", "14 33", "53 33"] as const;

type Made = Awaited<ReturnType<typeof evaluationInDiscussion>>;

const firstCell = ({ criteria, options }: Pick<Made, "criteria" | "options">) =>
  cellKey(criteria[0]?.id ?? "", options[0]?.id ?? "");

describe("whose scores the result hangs on", () => {
  test("is said by name after the reveal: without whom another would lead, and who stands alone on a cell", async () => {
    const made = await evaluationInDiscussion(["51 33", "15 33", "15 33"]);
    const seen = await getDiscussion(made.ana, { number: made.number });
    // Flask leads by two of three; without either of them both options tie.
    expect(seen?.pivotal).toMatchObject({ leaderIds: [made.options[1]?.id], count: 2, opening: 0 });
    expect(seen?.pivotal?.named.map(({ person }) => person.name).sort()).toEqual(["Ana", "Ben"]);
    expect(seen?.pivotal?.named[0]?.leaderIds).toHaveLength(2);
    const [voice, ...others] = seen?.voices.get(firstCell(made)) ?? [];
    expect(others).toEqual([]);
    expect(voice).toMatchObject({ score: 5, meanWithout: 1, isAlone: true, hasReason: false });
    expect(voice?.person?.memberId).toBe(made.steward.memberId);
  });

  test("is nobody where whoever is left out the same option leads", async () => {
    const { ana, number } = await evaluationInDiscussion();
    expect((await getDiscussion(ana, { number }))?.pivotal).toMatchObject({ count: 0, named: [], opening: 0 });
  });

  test("tells apart without whom a cell would be empty", async () => {
    const { ana, number } = await evaluationInDiscussion(["3a 3a", "42 42", "3a 3a"]);
    expect((await getDiscussion(ana, { number }))?.pivotal).toMatchObject({ count: 0, opening: 1 });
  });

  test("is a number alone where names are hidden: no person, no pseudonym, for whoever asks", async () => {
    const made = await testEvaluation();
    const { steward, ana, ben, evaluationId, number } = made;
    await hideNames(steward, { evaluationId });
    const participants = [steward, ana, ben].map(({ memberId }) => memberId);
    const weighting = await openWeighting(steward, { evaluationId, participants });
    for (const voter of [steward, ana, ben]) await weigh({ ...made, ...weighting }, voter);
    const scoring = { ...made, ...(await openScoring(steward, { evaluationId })) };
    for (const [voter, scores] of [
      [steward, "51 33"],
      [ana, "15 33"],
      [ben, "15 33"],
    ] as const)
      await score(scoring, voter, scores);
    await revealRound(steward, { evaluationId });
    for (const reader of [steward, ana]) {
      const seen = await getDiscussion(reader, { number });
      expect(seen?.pivotal).toMatchObject({ count: 2, named: [] });
      expect(seen?.voices.get(firstCell(made))).toEqual([
        { person: null, score: 5, meanWithout: 1, isAlone: true, hasReason: false },
      ]);
    }
  });
});

describe("what came together without a new reason", () => {
  /** A second round in which Ana comes over to the others, with what she says of it. */
  async function again(change?: string) {
    const made = await evaluationInDiscussion([...DIVIDED]);
    const { steward, ana, evaluationId } = made;
    const second = { ...made, ...(await openSecondRound(steward, { evaluationId, extraCells: [] })) };
    const ballot = scoresOf(second, "5-");
    const criterionId = made.criteria[0]?.id ?? "";
    const optionId = made.options[0]?.id ?? "";
    const changes = change === undefined ? undefined : { [criterionId]: { [optionId]: change } };
    await submitBallot(ana, { ...second, ballot: { ...ballot, ...(changes && { changes }) } });
    await revealRound(steward, { evaluationId });
    return { ...made, criterionId, optionId };
  }

  const silentKeys = async ({ ana, number }: Made) => {
    const seen = await getDiscussion(ana, { number });
    const { cells = [], since = null } = seen?.converged ?? {};
    return [...convergedWithoutReason(cells, since, seen === null ? [] : [seen.lastEvidence])];
  };

  test("is known after the second round, and not after the first", async () => {
    const made = await again();
    expect(await silentKeys(made)).toEqual([firstCell(made)]);
    expect((await getDiscussion(made.ana, { number: made.number, round: 1 }))?.converged).toEqual({
      cells: [],
      since: null,
    });
  });

  test("is nothing once somebody said what changed their score", async () => {
    expect(await silentKeys(await again("Ben showed the figures."))).toEqual([]);
  });

  test("is nothing once evidence was added to the cell since the first reveal", async () => {
    const made = await again();
    const { steward, evaluationId, criterionId, optionId } = made;
    const fact = { kind: "note", url: "", body: "Twice as fast.", confidence: "high", validUntil: null } as const;
    await addEvidence(steward, { evaluationId, criterionId, optionId, ...fact });
    expect(await silentKeys(made)).toEqual([]);
  });
});

test("below its quorum the discussion says so and what can be done, and with enough ballots nothing", async () => {
  const made = await testEvaluation();
  const { steward, ana, ben, evaluationId, number } = made;
  await changeSettings(steward, { evaluationId, settings: { quorum: 2 } });
  const participants = [steward, ana, ben].map(({ memberId }) => memberId);
  const weighting = await openWeighting(steward, { evaluationId, participants });
  await weigh({ ...made, ...weighting }, ana);
  const first = { ...made, ...(await openScoring(steward, { evaluationId })) };
  await score(first, ana, "53 33");
  await revealRound(steward, { evaluationId });
  const extraCells = [{ criterionId: made.criteria[0]?.id ?? "", optionId: made.options[0]?.id ?? "" }];
  expect((await getDiscussion(ben, { number }))?.quorumGap).toBe(
    "Of the 2 ballots that make this vote valid one has been submitted. Open another round, with time for those who have not scored. The quorum can no longer be lowered.",
  );
  const second = { ...made, ...(await openSecondRound(steward, { evaluationId, extraCells })) };
  await score(second, ben, "4-");
  await revealRound(steward, { evaluationId });
  expect((await getDiscussion(ben, { number }))?.quorumGap).toBeNull();
});
