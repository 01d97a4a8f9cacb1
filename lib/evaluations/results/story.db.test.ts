import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { evaluationInDiscussion, evaluationInWeighting, score, weigh } from "@/db/testing/evaluations";
import { testMember } from "@/db/testing/factories";
import { proposeDecision } from "@/lib/approvals/mutations";
import { getRecord } from "@/lib/decisions/record/queries";
import { getMyBallot } from "../ballots/queries";
import { setCellStance } from "../discussion/mutations";
import { getDiscussion } from "../discussion/queries";
import { readOpenBallots } from "../lists/queries";
import { getEvaluation } from "../overview/queries";
import { openScoring, openSecondRound } from "../phases/mutations";
import { revealRound } from "../rounds/mutations";
import { closeEvaluation } from "./mutations";
import { getResult, recompute } from "./queries";

describe("a whole evaluation", () => {
  test("leads from weights over blind scores, discussion and a second round to a frozen result and a drafted record", async () => {
    const weighting = await evaluationInWeighting();
    const { steward, ana, ben, evaluationId, number, criteria, options } = weighting;
    const [speed, safety] = criteria;
    const [django, flask] = options;
    if (!speed || !safety || !django || !flask) throw new Error("The matrix has two rows and two columns.");
    await weigh(weighting, steward, [60, 40]);
    await weigh(weighting, ana, [80, 20]);
    expect(await getEvaluation(ben, { number })).toMatchObject({
      phase: "weighting",
      round: { submitted: 2, mine: { hasSubmitted: false } },
    });
    expect(await withOrg(ben, (tx) => readOpenBallots(tx, ben))).toMatchObject([
      { kind: "weighting", answered: 0, total: 2, submitted: 2, participants: 3 },
    ]);

    const scoring = { ...weighting, ...(await openScoring(steward, { evaluationId })) };
    const weights = (await getMyBallot(ben, { number }))?.criteria.map(({ weight }) => Math.round((weight ?? 0) * 100));
    expect(weights).toEqual([70, 30]);
    await score(scoring, steward, "51 42", "Seen before");
    await score(scoring, ana, "51 43", "Quick to learn");
    const receipt = await score(scoring, ben, "54 43", "Flask is fast too");
    expect(receipt.head).toMatch(/^[0-9a-f]{64}$/);
    expect(await getDiscussion(ana, { number })).toBeNull();
    await revealRound(steward, { evaluationId });

    const discussion = await getDiscussion(ana, { number });
    expect(discussion).toMatchObject({
      round: 1,
      phase: "discussion",
      lead: "The group agrees on 3 of 4 cells. One is contested, strongly.",
    });
    const contested = discussion?.cells.find((cell) => cell.rank === 1);
    expect(contested).toMatchObject({ criterionId: speed.id, optionId: flask.id, mean: 2, range: 3 });
    expect(contested?.votes[0]).toMatchObject({ answer: 4, reason: "Flask is fast too", changedFrom: null });
    expect(contested?.votes.map((vote) => vote.answer)).toEqual([4, 1, 1]);
    await setCellStance(ana, { evaluationId, criterionId: speed.id, optionId: flask.id, stance: "agree_to_differ" });

    const second = { ...weighting, ...(await openSecondRound(steward, { evaluationId, extraCells: [] })) };
    expect(second.round).toBe(2);
    const mine = await getMyBallot(ben, { number });
    expect(mine?.criteria.map(({ id, optionIds }) => [id, optionIds])).toEqual([[speed.id, [flask.id]]]);
    expect(mine?.earlier[safety.id]?.[flask.id]).toMatchObject({ answer: 3, round: 1 });
    await score(second, ben, "-3", "You have a point");
    await revealRound(steward, { evaluationId });
    const after = await getDiscussion(ben, { number });
    const moved = after?.cells.find((cell) => cell.criterionId === speed.id && cell.optionId === flask.id);
    expect(moved?.isInLatestRound).toBe(true);
    expect(moved?.mean).toBeCloseTo(5 / 3, 9);
    expect(moved?.movement).toBeCloseTo(-1 / 3, 9);
    expect(moved?.votes[0]).toMatchObject({ answer: 3, changedFrom: 4, round: 2 });
    expect(after?.cells.find((cell) => cell.criterionId === safety.id)).toMatchObject({
      isInLatestRound: false,
      movement: 0,
    });
    expect(await getDiscussion(ben, { number, round: 1 })).toMatchObject({
      round: 1,
      rounds: [{ submitted: 3 }, { submitted: 1 }],
    });

    expect((await getDiscussion(steward, { number }))?.closing).toMatchObject({
      obstacles: [],
      closeness: "clear",
      defaultChoice: django.id,
    });
    const closed = await closeEvaluation(steward, { evaluationId });
    expect(closed).toMatchObject({ chosenOptionId: django.id, revision: 2 });
    const result = await getResult(ben, { number });
    expect(result).toMatchObject({
      resultHash: closed.resultHash,
      choice: { optionId: django.id, reason: "" },
      firstRound: { closeness: "clear" },
    });
    expect(result?.sentences.lead).toMatch(/^Django leads Flask by /);
    expect(result?.sentences.knockOut).toBeNull();
    expect(result?.frozen.result).toMatchObject({ version: 2, inputHash: result?.frozen.inputHash });
    expect(result?.frozen.result.ranking[0]?.points).toBeCloseTo((100 * (0.7 * 4 + 0.3 * 3)) / 4, 9);
    expect(await withOrg(steward, (tx) => recompute(tx, steward, evaluationId))).toMatchObject({
      isEqual: true,
      hash: closed.resultHash,
    });
    const sections = new Map(
      (await getRecord(steward, number)).revision.sections.map((section) => [section.kind, section.body]),
    );
    expect(sections.get("drivers")).toContain("- **Speed**, 70%: Speed?");
    expect(sections.get("options")).toContain("### Django");
    expect(sections.get("outcome")).toMatch(/^Chosen option: \*\*Django\*\*\./);
    expect(sections.get("outcome")).toContain("| 1 | Django | 92.5 |");
    expect(sections.get("consequences")).toContain("You have a point");
    expect(await withOrg(ben, (tx) => readOpenBallots(tx, ben))).toEqual([]);
  });

  test("is seen by stakeholders once it is closed, and not before", async () => {
    const { organization, steward, decisionId, evaluationId, number } = await evaluationInDiscussion();
    const stakeholder = await testMember(organization, "stakeholder");
    const reads = [getEvaluation, getDiscussion, getResult];
    for (const read of reads) await expect(read(stakeholder, { number })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await closeEvaluation(steward, { evaluationId });
    await proposeDecision(steward, { decisionId });
    for (const read of reads) expect(await read(stakeholder, { number })).not.toBeNull();
  });
});
