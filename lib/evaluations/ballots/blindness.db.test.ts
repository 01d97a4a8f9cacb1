import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import {
  evaluationInDiscussion,
  evaluationInScoring,
  evaluationInWeighting,
  score,
  scoresOf,
  weigh,
  type TestEvaluation,
} from "@/db/testing/evaluations";
import { testMember } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { getRecord } from "@/lib/decisions/record/queries";
import { getHistory } from "@/lib/history/queries";
import { getDiscussion } from "../discussion/queries";
import { readReasons } from "../discussion/reasons/queries";
import { getEvaluationFile } from "../files/queries";
import { readOpenBallots } from "../lists/queries";
import { getEvaluation } from "../overview/queries";
import { openScoring, openSecondRound } from "../phases/mutations";
import { writePremortem } from "../premortems/mutations";
import { listPremortems } from "../premortems/queries";
import { getResult } from "../results/queries";
import { revealRound } from "../rounds/mutations";
import { getVote } from "../votes/views/queries";
import { saveBallotDraft } from "./mutations";
import { getMyBallot } from "./queries";

const CANARY = "canary-4b1d";

/** Everything the evaluation's screens would send this person, as text. */
async function sentTo(ctx: Ctx, { number }: Pick<TestEvaluation, "number">): Promise<string> {
  const all = [
    await getEvaluation(ctx, { number }),
    await getMyBallot(ctx, { number }),
    await getDiscussion(ctx, { number }),
    await getResult(ctx, { number }),
    await withOrg(ctx, (tx) => readOpenBallots(tx, ctx)),
  ];
  return JSON.stringify(all);
}

describe("before the reveal", () => {
  test("what others are sent is the same whatever somebody's weights are", async () => {
    const weighting = await evaluationInWeighting();
    const { steward, ana, ben } = weighting;
    await weigh(weighting, ana, [99, 1]);
    const before = [await sentTo(ben, weighting), await sentTo(steward, weighting)];
    await weigh(weighting, ana, [0, 100]);
    expect([await sentTo(ben, weighting), await sentTo(steward, weighting)]).toEqual(before);
  });

  test("what others are sent is the same whatever somebody's scores, reasons and drafts are", async () => {
    const scoring = await evaluationInScoring();
    const { steward, ana, ben, number, roundId, organization } = scoring;
    const admin = await testMember(organization, "admin");
    const watchers = [ben, steward, admin];
    const seen = () => Promise.all(watchers.map((watcher) => sentTo(watcher, scoring)));
    await score(scoring, ana, "11 11", CANARY);
    const before = await seen();
    await score(scoring, ana, "55 5a", `other ${CANARY}`);
    await saveBallotDraft(ana, { number, roundId, ballot: scoresOf(scoring, "3- n-", `draft ${CANARY}`) });
    const after = await seen();
    expect(after).toEqual(before);
    expect(after.join("")).not.toContain(CANARY);
    expect(await sentTo(ana, scoring)).toContain(`draft ${CANARY}`);
  });

  test("a second round hides the first one's scores again, and its own", async () => {
    const discussion = await evaluationInDiscussion(["11 11", "55 55", "33 33"]);
    const { steward, ana, ben, evaluationId } = discussion;
    const second = { ...discussion, ...(await openSecondRound(steward, { evaluationId, extraCells: [] })) };
    await score(second, ana, "11 11", CANARY);
    const before = await sentTo(ben, second);
    await score(second, ana, "22 4a", `other ${CANARY}`);
    const after = await sentTo(ben, second);
    expect(after).toBe(before);
    expect(after).not.toContain(CANARY);
    expect(await getDiscussion(ben, { number: second.number })).toBeNull();
  });

  test("in a second round no other way leads to the first one's scores and reasons", async () => {
    const scoring = await evaluationInScoring();
    const { steward, ana, ben, number, evaluationId, options, criteria } = scoring;
    const cell = { criterionId: criteria[0]?.id ?? "", optionId: options[0]?.id ?? "" };
    for (const [at, voter] of [steward, ana, ben].entries())
      await score(scoring, voter, ["51 41", "15 14", "33 33"][at] ?? "", `${at} ${CANARY}`);
    await revealRound(steward, { evaluationId });
    await writePremortem(ana, { evaluationId, optionId: cell.optionId, body: CANARY });
    const asked = { number, evaluation: 1, ...cell, round: 1, after: ana.memberId };
    expect(JSON.stringify(await getDiscussion(ben, { number }))).toContain(CANARY);
    await openSecondRound(steward, { evaluationId, extraCells: [cell] });
    for (const watcher of [ben, steward]) {
      expect(await readReasons(watcher, asked)).toEqual([]);
      await expect(listPremortems(watcher, evaluationId)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(getEvaluationFile(watcher, { number })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(getEvaluationFile(watcher, { number, evaluation: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
      expect(await getVote(watcher, { number })).toBeNull();
      expect(JSON.stringify(await getHistory(watcher, number, {}))).not.toContain(CANARY);
      expect(JSON.stringify(await getRecord(watcher, number))).not.toContain(CANARY);
    }
  });

  test("who has submitted is shown as a fact, without a moment", async () => {
    const scoring = await evaluationInScoring();
    await score(scoring, scoring.ana, "11 11");
    const overview = await getEvaluation(scoring.ben, { number: scoring.number });
    expect(overview).toMatchObject({
      participants: [
        { memberId: scoring.ana.memberId, name: "Ana", hasSubmitted: true },
        { memberId: scoring.ben.memberId, name: "Ben", hasSubmitted: false },
        { memberId: scoring.steward.memberId, name: "Olga Owner", hasSubmitted: false },
      ],
    });
    const keys = overview !== null && "participants" in overview ? overview.participants.flatMap(Object.keys) : [];
    const invitation = ["ground", "invitedRole", "invitedLine", "weight"];
    expect(new Set(keys)).toEqual(new Set(["memberId", "name", "hasSubmitted", ...invitation]));
  });

  test("a draft of weights is nobody's business even after others' weights were revealed", async () => {
    const weighting = await evaluationInWeighting();
    const { steward, ana, ben, number, roundId, criteria, evaluationId } = weighting;
    await weigh(weighting, steward, [30, 70]);
    const points = Object.fromEntries(criteria.map(({ id }) => [id, 47]));
    await saveBallotDraft(ana, { number, roundId, ballot: { kind: "weighting", points } });
    await openScoring(steward, { evaluationId });
    expect(await sentTo(ben, weighting)).not.toContain('":47');
  });
});
