import { describe, expect, test } from "vitest";
import { matrixOf, score, testEvaluation, weigh } from "@/db/testing/evaluations";
import { getDiscussion } from "../discussion/queries";
import { openScoring, openWeighting } from "../phases/mutations";
import { revealRound } from "../rounds/mutations";
import { updateSetup } from "../setup/mutations";
import type { Ctx } from "@/lib/access/context";
import { getRecord } from "@/lib/decisions/record/queries";
import { chooseOption, closeEvaluation } from "./mutations";
import { getResult } from "./queries";

const SCORES = { flaskBelow: ["35 41", "35 41", "35 42"], allBelow: ["35 11", "35 11", "35 12"] } as const;

/** Django and Flask in discussion on Speed and Safety, where no option below 3 on Safety may win. Flask leads on points. */
async function inDiscussion(scores: readonly string[]) {
  const made = await testEvaluation();
  const { steward, ana, ben, evaluationId } = made;
  const anchors = ["worst", "poor", "fair", "good", "best"];
  const safety = { kind: "save-criterion" as const, id: made.criteria[1]?.id, name: "Safety", theme: "All", anchors };
  await updateSetup(steward, { evaluationId, changes: [{ ...safety, question: "Safety?", minimumScore: 3 }] });
  const of = { ...made, ...(await matrixOf(steward, evaluationId)) };
  const voters = [steward, ana, ben];
  const participants = voters.map(({ memberId }) => memberId);
  const weighting = { ...of, ...(await openWeighting(steward, { evaluationId, participants })) };
  for (const voter of voters) await weigh(weighting, voter, [80, 20]);
  const scoring = { ...of, ...(await openScoring(steward, { evaluationId })) };
  for (const [at, voter] of voters.entries()) await score(scoring, voter, scores[at] ?? "");
  await revealRound(steward, { evaluationId });
  const [django = "", flask = ""] = of.options.map(({ id }) => id);
  return { ...of, django, flask };
}

async function recordOf(ctx: Ctx, number: number): Promise<string> {
  const { revision } = await getRecord(ctx, number);
  return revision.sections.map(({ body }) => body).join("\n");
}

describe("an option below a minimum", () => {
  test("keeps its points, has no rank and cannot win, and everybody reads why", async () => {
    const { steward, evaluationId, number, django, flask } = await inDiscussion(SCORES.flaskBelow);
    const closing = (await getDiscussion(steward, { number }))?.closing;
    const why = "Flask is knocked out: Safety is 1.3, below the minimum of 3.";
    expect(closing).toMatchObject({ closeness: "single", defaultChoice: django, knockOuts: { [flask]: why } });
    const choice = { optionId: flask, reason: "We like it" };
    await expect(closeEvaluation(steward, { evaluationId, choice })).rejects.toMatchObject({ code: "PRECONDITION" });
    await closeEvaluation(steward, { evaluationId });
    const result = await getResult(steward, { number });
    const [first, last] = result?.frozen.result.ranking ?? [];
    expect(first).toMatchObject({ optionId: django, rank: 1 });
    expect(last).toMatchObject({ optionId: flask, rank: null });
    expect(last?.points).toBeGreaterThan(first?.points ?? 100);
    expect(result?.sentences).toMatchObject({ knockOut: why });
    expect(result?.frozen.criteria[1]).toMatchObject({ minimumScore: 3 });
    const record = await recordOf(steward, number);
    for (const said of [why, "No option below 3 may win.", "points of 100, may not win"])
      expect(record).toContain(said);
  });

  test("leaves no winner when all are: the steward closes without one, or takes one with a reason", async () => {
    const { steward, evaluationId, number, django } = await inDiscussion(SCORES.allBelow);
    const choose = (reason: string) => ({ evaluationId, choice: { optionId: django, reason } });
    await expect(closeEvaluation(steward, choose(""))).rejects.toThrow("no option may win");
    await closeEvaluation(steward, { evaluationId });
    const result = await getResult(steward, { number });
    expect(result).toMatchObject({ choice: null, frozen: { result: { closeness: "none", leaderIds: [] } } });
    expect(result?.sentences.lead).toContain("No option may win");
    await chooseOption(steward, { evaluationId, optionId: django, reason: "For half a year only" });
    expect(await recordOf(steward, number)).toContain("although it is below a minimum");
  });
});
