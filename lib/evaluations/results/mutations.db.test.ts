import { and, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { ballots } from "@/db/schema/evaluations";
import { revise } from "@/db/testing/decisions";
import {
  evaluationInDiscussion,
  evaluationInScoring,
  matrixOf,
  score,
  weigh,
  type TestEvaluation,
} from "@/db/testing/evaluations";
import { testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { proposeDecision } from "@/lib/approvals/mutations";
import { getRecord } from "@/lib/decisions/record/queries";
import { dropCriterion } from "../discussion/mutations";
import { getDiscussion } from "../discussion/queries";
import { openScoring, openWeighting, reopenEvaluation } from "../phases/mutations";
import { revealRound } from "../rounds/mutations";
import { createEvaluation, updateSetup } from "../setup/mutations";
import { chooseOption, closeEvaluation } from "./mutations";
import { getResult, recompute } from "./queries";

const TIE = ["53 35", "53 35", "53 35"] as const;

async function sectionsOf(ctx: Ctx, number: number) {
  const { revision } = await getRecord(ctx, number);
  return Object.fromEntries(revision.sections.map((section) => [section.kind, section.body]));
}

describe("closeEvaluation", () => {
  test("is final: nothing about the evaluation moves afterwards, and another is another", async () => {
    const { steward, evaluationId, decisionId, criteria } = await evaluationInDiscussion();
    await closeEvaluation(steward, { evaluationId });
    const reason = "Too late";
    const attempts = [
      () => closeEvaluation(steward, { evaluationId }),
      () => reopenEvaluation(steward, { evaluationId, reason }),
      () => dropCriterion(steward, { evaluationId, criterionId: criteria[0]?.id ?? "", reason }),
      () => updateSetup(steward, { evaluationId, changes: [{ kind: "save-option", name: "Late" }] }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "PRECONDITION" });
    expect(await createEvaluation(steward, { decisionId })).toMatchObject({ number: 2 });
  });

  test("is refused to members, to other organizations and before discussion", async () => {
    const { ana, evaluationId } = await evaluationInDiscussion();
    const { owner: stranger } = await testOrganization();
    await expect(closeEvaluation(ana, { evaluationId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(closeEvaluation(stranger, { evaluationId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const scoring = await evaluationInScoring();
    await expect(closeEvaluation(scoring.steward, { evaluationId: scoring.evaluationId })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
  });

  test("says which cells have too few answers, and what applies to nothing, and closes once that is dropped", async () => {
    const scoring = await evaluationInScoring();
    const { steward, ana, ben, evaluationId, number, criteria } = scoring;
    await score(scoring, steward, "42 nn");
    await score(scoring, ana, "4a nn");
    await score(scoring, ben, "4a nn");
    await revealRound(steward, { evaluationId });
    const obstacles = async () => (await getDiscussion(ana, { number }))?.closing?.obstacles;
    expect(await obstacles()).toEqual([
      "Safety applies to no option. Drop the criterion.",
      "Flask on Speed has 1 of 2 scores it needs. Drop the criterion, or open another round on this cell.",
    ]);
    await expect(closeEvaluation(steward, { evaluationId })).rejects.toThrow("Safety applies to no option.");
    await dropCriterion(steward, { evaluationId, criterionId: criteria[1]?.id ?? "", reason: "Nobody could judge it" });
    expect(await obstacles()).toHaveLength(1);
  });

  test("counts submitted ballots alone, and recomputing notices a ballot that was changed", async () => {
    const { steward, evaluationId } = await evaluationInDiscussion();
    await closeEvaluation(steward, { evaluationId });
    const again = () => withOrg(steward, (tx) => recompute(tx, steward, evaluationId));
    expect(await again()).toMatchObject({ isEqual: true });
    await withOrg(steward, (tx) =>
      tx
        .update(ballots)
        .set({ submission: sql`replace(${ballots.submission}, ':5', ':2')` })
        .where(and(eq(ballots.organizationId, steward.organizationId), eq(ballots.memberId, steward.memberId))),
    );
    expect(await again()).toMatchObject({ isEqual: false });
  });

  test("writes below what people wrote in the record, and replaces nothing of theirs", async () => {
    const { steward, decisionId, evaluationId, number } = await evaluationInDiscussion();
    await revise(steward, decisionId, "We fear the upgrade.", "consequences");
    await closeEvaluation(steward, { evaluationId });
    const sections = await sectionsOf(steward, number);
    expect(sections.consequences).toMatch(/^We fear the upgrade\.\n\n- Good: /);
    expect(sections.outcome).toMatch(/^Chosen option: \*\*Django\*\*/);
  });
});

describe("another evaluation of the same decision", () => {
  /** Evaluates the decision again: Flask leads now. */
  async function evaluateAgain({ steward, decisionId, number }: TestEvaluation) {
    const { id: evaluationId } = await createEvaluation(steward, { decisionId });
    const anchors = ["worst", "poor", "fair", "good", "best"];
    await updateSetup(steward, {
      evaluationId,
      changes: [
        ...["Django", "Flask"].map((name) => ({ kind: "save-option" as const, name })),
        { kind: "save-criterion", name: "Cost", theme: "All", question: "Cost?", anchors },
      ],
    });
    const weighting = await openWeighting(steward, { evaluationId, participants: [steward.memberId] });
    const { criteria, options } = await matrixOf(steward, evaluationId);
    await weigh({ number, criteria, options, ...weighting }, steward);
    const scoring = await openScoring(steward, { evaluationId });
    await score({ number, criteria, options, ...scoring }, steward, "25");
    await revealRound(steward, { evaluationId });
    return { evaluationId, options };
  }

  test("replaces the outcome of the one before in the record, and adds its own below what somebody edited", async () => {
    const first = await evaluationInDiscussion();
    const { steward, decisionId, number } = first;
    await closeEvaluation(steward, { evaluationId: first.evaluationId });
    await revise(steward, decisionId, "The upgrade is what we fear.", "consequences");
    const second = await evaluateAgain(first);
    await closeEvaluation(steward, { evaluationId: second.evaluationId });
    const sections = await sectionsOf(steward, number);
    expect(sections.outcome).toMatch(/^Chosen option: \*\*Flask\*\*/);
    expect(sections.outcome).not.toContain("Chosen option: **Django**");
    expect(sections.drivers).not.toContain("Safety");
    expect(sections.consequences).toMatch(/^The upgrade is what we fear\.\n\n- Good: Cost/);
  });

  test("takes the choice with it: the one before takes none any more", async () => {
    const first = await evaluationInDiscussion();
    const { steward, number, evaluationId, options } = first;
    await closeEvaluation(steward, { evaluationId });
    const second = await evaluateAgain(first);
    const choose = (of: string, optionId = "") =>
      chooseOption(steward, { evaluationId: of, optionId, reason: "Contract" });
    expect(await getResult(steward, { number, evaluation: 1 })).toMatchObject({ mayChoose: { allowed: true } });
    await expect(choose(evaluationId, options[1]?.id)).resolves.toHaveProperty("revision");
    await closeEvaluation(steward, { evaluationId: second.evaluationId });
    await expect(choose(evaluationId, options[0]?.id)).rejects.toMatchObject({ code: "PRECONDITION" });
    expect(await getResult(steward, { number, evaluation: 1 })).toMatchObject({ mayChoose: { allowed: false } });
    await expect(choose(second.evaluationId, second.options[0]?.id)).resolves.toHaveProperty("revision");
  });
});

describe("chooseOption", () => {
  test("after a tie the steward chooses, with a reason that stays visible, and the drafted outcome follows", async () => {
    const { steward, evaluationId, number, options } = await evaluationInDiscussion(TIE);
    const [django, flask] = options.map((option) => option.id);
    if (!django || !flask) throw new Error("The matrix is incomplete.");
    const closed = await closeEvaluation(steward, { evaluationId });
    expect(closed.chosenOptionId).toBeNull();
    expect(await getResult(steward, { number })).toMatchObject({
      choice: null,
      sentences: { lead: "Django and Flask tie at 75.0 points of 100." },
    });
    expect((await sectionsOf(steward, number)).outcome).toContain("**No option is chosen yet.**");
    await expect(chooseOption(steward, { evaluationId, optionId: flask, reason: "" })).rejects.toMatchObject({
      code: "INVALID",
    });
    await chooseOption(steward, { evaluationId, optionId: flask, reason: "The team knows it" });
    const outcome = (await sectionsOf(steward, number)).outcome;
    expect(outcome).toMatch(/^Chosen option: \*\*Flask\*\*\. The team knows it/);
    expect(outcome).not.toContain("No option is chosen yet");
    expect(await getResult(steward, { number })).toMatchObject({
      choice: { optionId: flask, reason: "The team knows it" },
    });
  });

  test("of another option than the winner needs a reason, at closing and after", async () => {
    const { steward, evaluationId, number, options } = await evaluationInDiscussion();
    const [django, flask] = options.map((option) => option.id);
    if (!django || !flask) throw new Error("The matrix is incomplete.");
    const without = closeEvaluation(steward, { evaluationId, choice: { optionId: flask, reason: "" } });
    await expect(without).rejects.toMatchObject({ code: "INVALID", fields: { reason: "Give a reason." } });
    await closeEvaluation(steward, { evaluationId, choice: { optionId: flask, reason: "Contract" } });
    expect((await sectionsOf(steward, number)).outcome).toMatch(
      /^Chosen option: \*\*Flask\*\*, although Django leads the evaluation\. Contract/,
    );
    await chooseOption(steward, { evaluationId, optionId: django, reason: "" });
    expect(await getResult(steward, { number })).toMatchObject({
      choice: { optionId: django, reason: "" },
      reasonNeeded: { [django]: false, [flask]: true },
    });
  });

  test("leaves an outcome alone that somebody edited", async () => {
    const { steward, decisionId, evaluationId, number, options } = await evaluationInDiscussion(TIE);
    await closeEvaluation(steward, { evaluationId });
    await revise(steward, decisionId, "We talked, and will try both.", "outcome");
    await chooseOption(steward, { evaluationId, optionId: options[0]?.id ?? "", reason: "Coin" });
    expect((await sectionsOf(steward, number)).outcome).toBe("We talked, and will try both.");
  });

  test("is refused to members, to other organizations, before closing, and once the decision is proposed", async () => {
    const { steward, ana, decisionId, evaluationId, options } = await evaluationInDiscussion();
    const { owner: stranger } = await testOrganization();
    const input = { evaluationId, optionId: options[1]?.id ?? "", reason: "Contract" };
    await expect(chooseOption(steward, input)).rejects.toMatchObject({ code: "PRECONDITION" });
    await closeEvaluation(steward, { evaluationId });
    await expect(chooseOption(ana, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(chooseOption(stranger, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(chooseOption(steward, { ...input, optionId: evaluationId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await proposeDecision(steward, { decisionId });
    await expect(chooseOption(steward, input)).rejects.toMatchObject({ code: "PRECONDITION" });
  });
});
