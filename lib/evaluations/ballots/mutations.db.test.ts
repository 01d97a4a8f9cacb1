import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { ballots, rounds } from "@/db/schema/evaluations";
import { events } from "@/db/schema/history";
import {
  evaluationInScoring,
  evaluationInWeighting,
  score,
  scoresOf,
  testEvaluation,
  weigh,
} from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { commitmentOf } from "@/lib/history/hash";
import { getDiscussion } from "../discussion/queries";
import { readStanding } from "../matrix/queries";
import { evaluationInput } from "../matrix/rules";
import { openScoring, openSecondRound, resumeScoring, setStewardWeights } from "../phases/mutations";
import { addParticipant } from "../participants/mutations";
import { revealRound } from "../rounds/mutations";
import { changeSettings } from "../settings/mutations";
import { ballotShape } from "./input";
import { saveBallotDraft, submitBallot } from "./mutations";
import { getMyBallot } from "./queries";

const past = (ctx: Ctx, roundId: string) =>
  withOrg(ctx, (tx) =>
    tx
      .update(rounds)
      .set({ deadlineAt: new Date("2001-01-01T00:00:00Z"), deadlineZone: "UTC" })
      .where(and(eq(rounds.organizationId, ctx.organizationId), eq(rounds.id, roundId))),
  );

describe("submitBallot", () => {
  test("answers with the event that commits to the ballot, and the ballot opens that commitment", async () => {
    const scoring = await evaluationInScoring();
    const { ana, decisionId, roundId } = scoring;
    const receipt = await score(scoring, ana, "5a n1", "Because");
    const [row] = await withOrg(ana, (tx) =>
      tx
        .select({
          submission: ballots.submission,
          salt: ballots.salt,
          commitment: ballots.commitment,
          sequence: ballots.eventSequence,
          bytes: events.bytes,
          head: events.head,
        })
        .from(ballots)
        .innerJoin(
          events,
          and(
            eq(events.organizationId, ballots.organizationId),
            eq(events.chainId, decisionId),
            eq(events.sequence, ballots.eventSequence),
          ),
        )
        .where(
          and(
            eq(ballots.organizationId, ana.organizationId),
            eq(ballots.roundId, roundId),
            eq(ballots.memberId, ana.memberId),
          ),
        ),
    );
    if (!row?.salt || row.submission === null) throw new Error("There is no submission.");
    expect(row.sequence).toBe(receipt.sequence);
    expect(row.head.toString("hex")).toBe(receipt.head);
    const commitment = commitmentOf(row.salt, row.submission).toString("hex");
    expect(row.commitment?.toString("hex")).toBe(commitment);
    expect(JSON.parse(row.bytes.toString())).toMatchObject({
      type: "evaluation.ballot_submitted",
      actor: ana.memberId,
      commitments: { ballot: commitment },
    });
    expect(row.bytes.toString()).not.toContain("Because");
    expect(await getMyBallot(ana, { number: scoring.number })).toMatchObject({
      draftSavedAt: null,
      submitted: { receipt: { sequence: receipt.sequence, head: receipt.head } },
    });
  });

  test("again replaces what was submitted, and a draft after it changes nothing that counts", async () => {
    const scoring = await evaluationInScoring();
    const { steward, ana, number, roundId } = scoring;
    await score(scoring, ana, "11 11");
    await score(scoring, ana, "54 32");
    await saveBallotDraft(ana, { number, roundId, ballot: scoresOf(scoring, "2- --") });
    const mine = await getMyBallot(ana, { number });
    expect(mine?.content).toEqual(scoresOf(scoring, "24 32"));
    expect(mine?.submitted?.content).toEqual(scoresOf(scoring, "54 32"));
    await revealRound(steward, { evaluationId: scoring.evaluationId });
    const discussion = await getDiscussion(ana, { number });
    expect(discussion?.cells.map((cell) => cell.mean)).toEqual([5, 3, 4, 2]);
  });

  test("keeps abstaining, not applicable and unanswered apart: none of them is a score", async () => {
    const scoring = await evaluationInScoring();
    const { steward, ana, ben, number } = scoring;
    await score(scoring, steward, "42 42");
    await score(scoring, ana, "an 42");
    await score(scoring, ben, "aa 42");
    await revealRound(steward, { evaluationId: scoring.evaluationId });
    const cells = (await getDiscussion(ana, { number }))?.cells ?? [];
    expect(cells[0]).toMatchObject({ mean: 4, answers: 1, abstentions: 2, notApplicable: 0 });
    expect(cells[2]).toMatchObject({ mean: 2, answers: 1, abstentions: 1, notApplicable: 1 });
    const [first, ...others] = cells[2]?.votes.map((vote) => vote.answer) ?? [];
    expect([first, ...others.map(String).sort()]).toEqual([2, "abstain", "not-applicable"]);
  });

  test("names the cells that are still open, and refuses cells that are not there", async () => {
    const scoring = await evaluationInScoring();
    const { ana, criteria, options } = scoring;
    await expect(score(scoring, ana, "5- 31")).rejects.toMatchObject({
      code: "INVALID",
      message: "One cell is still open: score it, or abstain.",
      fields: { [`${criteria[0]?.id}:${options[1]?.id}`]: "Score it, or abstain." },
    });
    const other = await evaluationInScoring();
    await expect(
      score({ ...other, roundId: scoring.roundId, number: scoring.number }, ana, "55 55"),
    ).rejects.toMatchObject({ code: "INVALID" });
  });

  test("keeps how sure one is, the favourites and, in a second round, what changed a score, and shows them after the reveal", async () => {
    const evaluation = await evaluationInScoring();
    const { steward, ana, ben, number, roundId, evaluationId, criteria, options } = evaluation;
    const [speed = ""] = criteria.map(({ id }) => id);
    const [django = "", flask = ""] = options.map(({ id }) => id);
    const first = scoresOf(evaluation, "11 33");
    await submitBallot(ana, {
      number,
      roundId,
      ballot: { ...first, confidence: { [speed]: { [django]: "low" } }, favourites: [flask, django] },
    });
    for (const voter of [steward, ben]) await score(evaluation, voter, "55 33");
    await revealRound(steward, { evaluationId });
    const second = await openSecondRound(steward, { evaluationId, extraCells: [] });
    const again = { ...evaluation, ...second };
    const own = await getMyBallot(ana, { number });
    expect(own?.earlierFavourites).toEqual([flask, django]);
    const change = { [speed]: { [django]: "The benchmark of last week" } };
    await submitBallot(ana, { number, roundId: second.roundId, ballot: { ...scoresOf(again, "41"), changes: change } });
    await revealRound(steward, { evaluationId });
    const discussion = await getDiscussion(ben, { number });
    const cell = discussion?.cells.find((one) => one.criterionId === speed && one.optionId === django);
    expect(cell?.votes.find(({ memberId }) => memberId === ana.memberId)).toMatchObject({
      answer: 4,
      changedFrom: 1,
      change: "The benchmark of last week",
    });
    const result = await withOrg(ben, async (tx) => evaluationInput(await readStanding(tx, ben, evaluationId)));
    expect(result.favourites).toEqual({ [ana.memberId]: [flask, django] });
  });

  test("needs the reasons that the settings ask for", async () => {
    const evaluation = await testEvaluation();
    const { steward, ana, evaluationId, number, criteria } = evaluation;
    await changeSettings(steward, { evaluationId, settings: { weighting: "steward", reasonRule: "extreme" } });
    await setStewardWeights(steward, { evaluationId, points: Object.fromEntries(criteria.map(({ id }) => [id, 50])) });
    const { roundId } = await resumeScoring(steward, { evaluationId, participants: [ana.memberId] });
    const of = { ...evaluation, roundId };
    await expect(score(of, ana, "51 33")).rejects.toMatchObject({
      code: "INVALID",
      message: "2 scores still need a reason.",
    });
    await expect(score(of, ana, "51 33", "Seen in billing")).resolves.toMatchObject({
      sequence: expect.any(Number) as number,
    });
    expect((await getMyBallot(ana, { number }))?.submitted).not.toBeNull();
  });

  test("takes weights that add up to 100, and no others", async () => {
    const weighting = await evaluationInWeighting();
    const { ana, criteria, number, roundId } = weighting;
    await expect(weigh(weighting, ana, [60, 30])).rejects.toMatchObject({
      code: "INVALID",
      message: "Give 100 points in all: 10 left to give.",
    });
    await expect(weigh(weighting, ana, [60, 50])).rejects.toMatchObject({
      message: "Give 100 points in all: 10 too many.",
    });
    await expect(score(weighting, ana, "55 55")).rejects.toMatchObject({ code: "INVALID" });
    const points = { [criteria[0]?.id ?? ""]: 100 };
    await expect(submitBallot(ana, { number, roundId, ballot: { kind: "weighting", points } })).resolves.toHaveProperty(
      "sequence",
    );
  });

  test("is for participants only: refused to other members and stakeholders, unknown to other organizations", async () => {
    const scoring = await evaluationInScoring();
    const { organization, steward, evaluationId } = scoring;
    const member = await testMember(organization, "member");
    const stakeholder = await testMember(organization, "stakeholder");
    const { owner: stranger } = await testOrganization();
    await expect(score(scoring, member, "11 11")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(score(scoring, stakeholder, "11 11")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(score(scoring, stranger, "11 11")).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await getMyBallot(member, { number: scoring.number })).toBeNull();
    await addParticipant(steward, { evaluationId, memberId: member.memberId });
    await expect(score(scoring, member, "11 11")).resolves.toHaveProperty("sequence");
  });

  test("never lands in another round, another decision, a round past its deadline or one revealed", async () => {
    const weighting = await evaluationInWeighting();
    const { steward, ana, ben, evaluationId, number } = weighting;
    await weigh(weighting, ana);
    const scoring = { ...weighting, ...(await openScoring(steward, { evaluationId })) };
    await expect(weigh(weighting, ben)).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(score({ ...scoring, number: number + 1 }, ana, "11 11")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await score(scoring, ana, "11 11");
    await past(ana, scoring.roundId);
    await expect(score(scoring, ben, "11 11")).rejects.toThrow("past its deadline");
    const draft = saveBallotDraft(ben, { number, roundId: scoring.roundId, ballot: scoresOf(scoring, "1") });
    await expect(draft).rejects.toMatchObject({ code: "PRECONDITION" });
    expect(await getMyBallot(ben, { number })).toMatchObject({ state: "locked" });
    await revealRound(steward, { evaluationId });
    await expect(score(scoring, ben, "11 11")).rejects.toMatchObject({ code: "PRECONDITION" });
  });
});

describe("saveBallotDraft", () => {
  test("keeps an unfinished ballot, is no event and never counts", async () => {
    const scoring = await evaluationInScoring();
    const { steward, ana, ben, number, roundId, evaluationId, decisionId } = scoring;
    const count = () =>
      withOrg(ana, (tx) =>
        tx.$count(events, and(eq(events.organizationId, ana.organizationId), eq(events.chainId, decisionId))),
      );
    const before = await count();
    await saveBallotDraft(ana, { number, roundId, ballot: scoresOf(scoring, "1- --", "Half a thought") });
    expect(await count()).toBe(before);
    const mine = await getMyBallot(ana, { number });
    expect([mine?.submitted, mine?.draftSavedAt instanceof Date]).toEqual([null, true]);
    await score(scoring, ben, "33 33");
    await revealRound(steward, { evaluationId });
    expect((await getDiscussion(ana, { number }))?.cells[0]).toMatchObject({ answers: 1, mean: 3 });
  });

  test("sets what it names, clears what it names as nothing, and leaves the rest as another tab saved it", async () => {
    const scoring = await evaluationInScoring();
    const { ana, number, roundId, criteria, options } = scoring;
    await saveBallotDraft(ana, { number, roundId, ballot: scoresOf(scoring, "1- --", "One tab") });
    const second = await saveBallotDraft(ana, { number, roundId, ballot: scoresOf(scoring, "-- 4-", "Another") });
    const both = scoresOf(scoring, "1- 4-");
    const [speed, safety] = criteria.map(({ id }) => id);
    const django = options[0]?.id ?? "";
    const reasons = { [speed ?? ""]: { [django]: "One tab" }, [safety ?? ""]: { [django]: "Another" } };
    expect(second.ballot).toEqual({ ...both, reasons });
    const cleared = { kind: "scoring" as const, answers: { [speed ?? ""]: { [django]: null } }, reasons: {} };
    await saveBallotDraft(ana, { number, roundId, ballot: cleared });
    expect((await getMyBallot(ana, { number }))?.content).toEqual({
      kind: "scoring",
      answers: {
        [safety ?? ""]: { [django]: 4 },
      },
      reasons,
    });
  });

  test("loses nothing of two tabs that save at the same moment", async () => {
    const scoring = await evaluationInScoring();
    const { ana, number, roundId } = scoring;
    for (const [one, two, both] of [
      ["1- --", "-- -2", "1- -2"],
      ["-3 --", "-- 4-", "13 42"],
    ] as const) {
      const saves = [one, two].map((scores) =>
        saveBallotDraft(ana, { number, roundId, ballot: scoresOf(scoring, scores) }),
      );
      await Promise.all(saves);
      expect((await getMyBallot(ana, { number }))?.content).toEqual(scoresOf(scoring, both));
    }
  });

  test("goes on from what was submitted when there is no draft", async () => {
    const scoring = await evaluationInScoring();
    const { ana, number, roundId } = scoring;
    await score(scoring, ana, "54 32");
    const { ballot } = await saveBallotDraft(ana, { number, roundId, ballot: scoresOf(scoring, "-- -5") });
    expect(ballot).toEqual(scoresOf(scoring, "54 35"));
  });

  test("is refused to strangers, non-participants and for a ballot of another kind", async () => {
    const scoring = await evaluationInScoring();
    const { organization, ana, number, roundId } = scoring;
    const { owner: stranger } = await testOrganization();
    const member = await testMember(organization, "member");
    const ballot = scoresOf(scoring, "1");
    await expect(saveBallotDraft(stranger, { number, roundId, ballot })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(saveBallotDraft(member, { number, roundId, ballot })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const weights = { kind: "weighting" as const, points: {} };
    await expect(saveBallotDraft(ana, { number, roundId, ballot: weights })).rejects.toMatchObject({ code: "INVALID" });
  });
});

test("a ballot with a score off the scale, or a reason beyond 2,000 characters, does not come in", () => {
  const [criterion, option, roundId] = [
    "01920000-0000-7000-8000-000000000001",
    "01920000-0000-7000-8000-000000000002",
    "01920000-0000-7000-8000-000000000003",
  ];
  const ballot = (answer: unknown, reason = "") => ({
    number: "7",
    roundId,
    ballot: {
      kind: "scoring",
      answers: { [criterion]: { [option]: answer } },
      reasons: { [criterion]: { [option]: reason } },
    },
  });
  expect(ballotShape.safeParse(ballot(3, "x".repeat(2000))).success).toBe(true);
  for (const answer of [0, 6, 2.5, null, "maybe"]) expect(ballotShape.safeParse(ballot(answer)).success).toBe(false);
  expect(ballotShape.safeParse(ballot(3, "x".repeat(2001))).success).toBe(false);
});
