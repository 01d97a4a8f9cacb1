import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { ballots, evaluations } from "@/db/schema/evaluations";
import { evaluationInDiscussion } from "@/db/testing/evaluations";
import { testOrganization } from "@/db/testing/factories";
import { cast, opened, revealed, testVote, voteOn } from "@/db/testing/votes";
import type { Ctx } from "@/lib/access/context";
import { proposeDecision } from "@/lib/approvals/mutations";
import { getRecord } from "@/lib/decisions/record/queries";
import { closeEvaluation, chooseOption } from "../../results/mutations";
import { reopenEvaluation } from "../../phases/mutations";
import { revealRound } from "../../rounds/mutations";
import { getDisagreement } from "../disagreement/queries";
import { openVoting } from "../mutations";
import { meetObjection, withdrawObjection } from "../objections/mutations";
import { getVote } from "../views/queries";
import { chooseAfterVote, closeVote } from "./mutations";
import { recomputeVote } from "./queries";

async function sectionsOf(ctx: Ctx, number: number) {
  const { revision } = await getRecord(ctx, number);
  return Object.fromEntries(revision.sections.map((section) => [section.kind, section.body]));
}
const again = (ctx: Ctx, evaluationId: string) => withOrg(ctx, (tx) => recomputeVote(tx, ctx, evaluationId));

describe("closeVote", () => {
  test.each([
    ["approval", ["01", "0", "2"], 0, "marked on 2 of 3 ballots"],
    ["ranked", ["1 0", "1 2", "0 1"], 1, "preferred to 2 of 2 others"],
    ["score", ["25-", "143", "--5"], 1, "a mean of 4.5 of 5"],
    ["consent", ["yes", "aside", "yes"], 0, "2 of 3 consent, 1 stands aside"],
  ] as const)(
    "by %s freezes the count, chooses what carries and drafts the record",
    async (method, given, winner, said) => {
      const vote = await revealed(await testVote(method), given);
      const { steward, evaluationId, optionIds, number } = vote;
      const closed = await closeVote(steward, { evaluationId });
      expect(closed.chosenOptionId).toBe(optionIds[winner]);
      const sections = await sectionsOf(steward, number);
      expect(sections["outcome"]).toContain("Chosen option: **");
      expect(sections["outcome"]).toContain(said);
      expect(sections["drivers"]).toContain("3 of 3 people eligible voted");
      expect(sections["options"]).toContain("About ");
      const view = await getVote(steward, { number });
      expect(view).toMatchObject({ phase: "closed", closed: { resultHash: closed.resultHash } });
      expect(await again(steward, evaluationId)).toMatchObject({ isEqual: true, hash: closed.resultHash });
    },
  );

  test("is refused to members, to other organizations, before the reveal and of an evaluation on criteria", async () => {
    const vote = await opened(await testVote("approval"));
    const { steward, ana, evaluationId } = vote;
    const { owner: stranger } = await testOrganization();
    await expect(closeVote(ana, { evaluationId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(closeVote(stranger, { evaluationId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(closeVote(steward, { evaluationId })).rejects.toMatchObject({ code: "PRECONDITION" });
    const matrix = await evaluationInDiscussion();
    await expect(closeVote(matrix.steward, matrix)).rejects.toMatchObject({ code: "PRECONDITION" });
    await cast(vote, ana, "0");
    await revealRound(steward, { evaluationId });
    await expect(closeEvaluation(steward, { evaluationId })).rejects.toMatchObject({ code: "PRECONDITION" });
    await closeVote(steward, { evaluationId });
    await expect(
      chooseOption(steward, { evaluationId, optionId: vote.optionIds[1] ?? "", reason: "No" }),
    ).rejects.toMatchObject({
      code: "PRECONDITION",
    });
  });

  test("of a tie takes the steward's choice, with a reason", async () => {
    const vote = await revealed(await testVote("approval"), ["0", "1", null]);
    const { steward, evaluationId, optionIds, number } = vote;
    const [optionId = ""] = optionIds;
    await expect(closeVote(steward, { evaluationId })).rejects.toMatchObject({ code: "INVALID" });
    await expect(closeVote(steward, { evaluationId, choice: { optionId, reason: "" } })).rejects.toMatchObject({
      code: "INVALID",
    });
    await closeVote(steward, { evaluationId, choice: { optionId, reason: "The team knows it." } });
    expect((await sectionsOf(steward, number))["outcome"]).toContain("of those that tie. The team knows it.");
  });

  test("below the quorum ends without an option, with a reason, and the choice can still be made", async () => {
    const vote = await revealed(await testVote("approval", { quorum: 3 }), ["0", "0", null]);
    const { steward, evaluationId, optionIds, number } = vote;
    expect(await getVote(steward, { number })).toMatchObject({
      carried: null,
      result: { outcome: "invalid", votesMissing: 1 },
    });
    await closeVote(steward, { evaluationId, choice: { optionId: null, reason: "Too few voted." } });
    expect((await sectionsOf(steward, number))["outcome"]).toContain("**No option is chosen.** Too few voted.");
    await chooseAfterVote(steward, { evaluationId, optionId: optionIds[0] ?? "", reason: "It cannot wait." });
    expect((await sectionsOf(steward, number))["outcome"]).toContain(
      "although the vote is below its quorum. It cannot wait.",
    );
    await proposeDecision(steward, { decisionId: vote.decisionId });
    await expect(chooseAfterVote(steward, { evaluationId, optionId: null, reason: "No" })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
  });

  test("no option carries where none exceeds the share", async () => {
    const vote = await revealed(await testVote("ranked", { shareNeeded: 70, shareOf: "eligible" }), ["0", "0", "1"]);
    expect(await getVote(vote.steward, vote)).toMatchObject({
      lead: "No option carries: 66.7% of the people eligible are in favour of Django, and more than 70% is needed.",
    });
  });

  test("does not follow any more from ballots that were changed", async () => {
    const vote = await revealed(await testVote("score"), ["5--", "4--", "31-"]);
    const { steward, ana, evaluationId, roundId } = vote;
    await closeVote(steward, { evaluationId });
    await withOrg(steward, (tx) =>
      tx
        .update(ballots)
        .set({ submission: JSON.stringify({ kind: "score", scores: { [vote.optionIds[1] ?? ""]: 5 }, reason: "" }) })
        .where(
          and(
            eq(ballots.organizationId, steward.organizationId),
            eq(ballots.roundId, roundId),
            eq(ballots.memberId, ana.memberId),
          ),
        ),
    );
    expect(await again(steward, evaluationId)).toMatchObject({ isEqual: false });
  });
});

describe("objections", () => {
  test("keep a proposal from being chosen until each is met or withdrawn", async () => {
    const vote = await revealed(await testVote("consent"), ["yes", "no", "no"]);
    const { steward, ana, ben, evaluationId, optionIds, number } = vote;
    const optionId = optionIds[0] ?? "";
    await expect(closeVote(steward, { evaluationId, choice: { optionId, reason: "Anyway" } })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    const { owner: stranger } = await testOrganization();
    const resolution = "We keep a way out for a year.";
    const met = { evaluationId, memberId: ana.memberId, resolution };
    await expect(meetObjection(ben, met)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(meetObjection(stranger, met)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(withdrawObjection(steward, { evaluationId, resolution: "" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await meetObjection(steward, met);
    await expect(meetObjection(steward, met)).rejects.toMatchObject({ code: "PRECONDITION" });
    expect(await getVote(ana, { number })).toMatchObject({
      lead: "Adopt Django has no consent: one objection stands.",
    });
    await withdrawObjection(ben, { evaluationId, resolution: "" });
    expect((await getVote(ana, { number }))?.objections).toMatchObject(
      [
        { name: "Ana", state: "met", resolution },
        { name: "Ben", state: "withdrawn" },
      ].sort((a, b) =>
        (a.name === "Ana" ? ana.memberId : ben.memberId).localeCompare(b.name === "Ana" ? ana.memberId : ben.memberId),
      ),
    );
    await closeVote(steward, { evaluationId });
    const { consequences } = await sectionsOf(steward, number);
    expect(consequences).toContain("**Ana** objected: “It locks us in.” Met: We keep a way out for a year.");
    await expect(withdrawObjection(ana, { evaluationId, resolution: "" })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    expect(await again(steward, evaluationId)).toMatchObject({ isEqual: true });
  });

  test("are not swept away by asking again without whoever objects, nor by another proposal", async () => {
    const vote = await revealed(await testVote("consent"), ["yes", "no", null]);
    const { steward, ana, ben, evaluationId, number } = vote;
    const others = { evaluationId, participants: [steward.memberId, ben.memberId] };
    await expect(openVoting(steward, others)).rejects.toThrow("An objection stands");
    await expect(reopenEvaluation(steward, { evaluationId, reason: "Another proposal" })).rejects.toThrow(
      "An objection stands",
    );
    expect((await getVote(ana, { number }))?.objections).toMatchObject([{ member: ana.memberId, state: "open" }]);
    await meetObjection(steward, { evaluationId, memberId: ana.memberId, resolution: "The proposal names an exit." });
    await expect(openVoting(steward, others)).resolves.toMatchObject({ round: 2 });
  });

  test("left standing, the vote closes without consent", async () => {
    const vote = await revealed(await testVote("consent"), ["yes", "no", null]);
    const { steward, evaluationId } = vote;
    await expect(
      closeVote(steward, { evaluationId, choice: { optionId: null, reason: "We look further." } }),
    ).resolves.toMatchObject({
      chosenOptionId: null,
    });
  });
});

describe("a ranked vote beside an evaluation on criteria", () => {
  test("says so where they lead to different options, and takes the place of its outcome in the record", async () => {
    const matrix = await evaluationInDiscussion();
    const { steward, ana, ben, decisionId, number, organization } = matrix;
    await closeEvaluation(steward, matrix);
    expect(await getDisagreement(ana, number)).toBeNull();
    const made = await voteOn(steward, decisionId, "ranked");
    const vote = await revealed({ organization, steward, ana, ben, decisionId, number, ...made }, [
      "1 0",
      "1 0",
      "0 1",
    ]);
    await closeVote(steward, vote);
    expect(await getDisagreement(ana, number)).toEqual({
      matrix: { number: 1, leaders: ["Django"] },
      vote: { number: 2, leaders: ["Flask"] },
    });
    const { outcome } = await sectionsOf(steward, number);
    expect(outcome).toContain("Chosen option: **Flask**");
    expect(outcome).not.toContain("Points of 100");
    const [row] = await withOrg(steward, (tx) =>
      tx.select({ result: evaluations.result }).from(evaluations).where(eq(evaluations.id, vote.evaluationId)),
    );
    expect(row?.result).not.toContain("Ana");
  });
});
