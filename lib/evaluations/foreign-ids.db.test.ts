import { describe, expect, test } from "vitest";
import { evaluationInDiscussion, evaluationInScoring, testEvaluation } from "@/db/testing/evaluations";
import { testMember } from "@/db/testing/factories";
import { revealed, testVote } from "@/db/testing/votes";
import { createDecision } from "@/lib/decisions/mutations";
import { saveGoal } from "@/lib/organizations/goals/mutations";
import { submitBallot } from "./ballots/mutations";
import { dropCriterion, dropOption, setCellStance } from "./discussion/mutations";
import { readReasons } from "./discussion/reasons/queries";
import { addEvidence } from "./evidence/mutations";
import { getEvidence } from "./evidence/queries";
import { linkGoals } from "./goals/mutations";
import { setMeasure } from "./measures/mutations";
import { setOwnership } from "./ownership/mutations";
import { removeParticipant } from "./participants/mutations";
import { openSecondRound } from "./phases/mutations";
import { writePremortem } from "./premortems/mutations";
import { chooseOption, closeEvaluation } from "./results/mutations";
import { createEvaluation, updateSetup } from "./setup/mutations";
import { meetObjection } from "./votes/objections/mutations";

/** Another evaluation of the same organization, with an option and a criterion of its own. */
async function another(of: Awaited<ReturnType<typeof testEvaluation>>) {
  const { steward, organization } = of;
  const decision = await createDecision(steward, { title: "Another question", productLineIds: [organization.lineId] });
  const { id: evaluationId } = await createEvaluation(steward, { decisionId: decision.id });
  const { ids } = await updateSetup(steward, {
    evaluationId,
    changes: [
      { kind: "save-option", name: "Rails" },
      { kind: "save-criterion", name: "Hiring" },
    ],
  });
  const [optionId = "", criterionId = ""] = ids.flatMap((id) => id ?? []);
  return { number: decision.number, evaluationId, optionId, criterionId };
}

const UNKNOWN = { code: "NOT_FOUND" };

describe("an option or criterion of another evaluation of the organization is unknown", () => {
  test("in setup", async () => {
    const made = await testEvaluation();
    const { steward, evaluationId, options, criteria } = made;
    const other = await another(made);
    const [optionId = "", criterionId = ""] = [options[0]?.id, criteria[0]?.id];
    const { id: goalId } = await saveGoal(steward, { name: "Stay solvent", description: "", importance: 3 });
    const note = { kind: "note", body: "It held.", confidence: "low", validUntil: null } as const;
    const cost = { low: "1", likely: "1", high: "1" };
    const own = { build: cost, training: cost, maintenance: cost, hosting: cost };
    const terms = { currency: "€", costPerPersonMonth: "9000", years: 3, rate: "0.05", growth: "0" };
    const tries = [
      () => setMeasure(steward, { evaluationId, criterionId: other.criterionId, optionId, value: "1", source: "" }),
      () => setMeasure(steward, { evaluationId, criterionId, optionId: other.optionId, value: "1", source: "" }),
      () => linkGoals(steward, { evaluationId, links: [{ criterionId: other.criterionId, goalId, strength: 1 }] }),
      () => addEvidence(steward, { evaluationId, criterionId: other.criterionId, optionId, ...note }),
      () => addEvidence(steward, { evaluationId, criterionId, optionId: other.optionId, ...note }),
      () => setOwnership(steward, { evaluationId, ownership: { ...terms, options: { [other.optionId]: own } } }),
      () =>
        updateSetup(steward, { evaluationId, changes: [{ kind: "save-option", id: other.optionId, name: "Mine" }] }),
      () => updateSetup(steward, { evaluationId, changes: [{ kind: "remove-criterion", id: other.criterionId }] }),
      () =>
        updateSetup(steward, { evaluationId, changes: [{ kind: "save-criterion", id: other.criterionId, name: "X" }] }),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject(UNKNOWN);
    await addEvidence(steward, { ...other, ...note });
    expect(await getEvidence(steward, { number: made.number, criterionId: other.criterionId })).toEqual([]);
  });

  test("in discussion and after closing", async () => {
    const made = await evaluationInDiscussion();
    const { steward, ana, evaluationId, options, criteria } = made;
    const other = await another(made);
    const [optionId = "", criterionId = ""] = [options[0]?.id, criteria[0]?.id];
    const stance = "settled" as const;
    const tries = [
      () => setCellStance(ana, { evaluationId, criterionId: other.criterionId, optionId, stance }),
      () => setCellStance(ana, { evaluationId, criterionId, optionId: other.optionId, stance }),
      () => writePremortem(ana, { evaluationId, optionId: other.optionId, body: "It was slow" }),
      () => dropCriterion(steward, { evaluationId, criterionId: other.criterionId, reason: "No" }),
      () => dropOption(steward, { evaluationId, optionId: other.optionId, reason: "No" }),
      () => closeEvaluation(steward, { evaluationId, choice: { optionId: other.optionId, reason: "No" } }),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject(UNKNOWN);
    const extraCells = [{ criterionId: other.criterionId, optionId }];
    await expect(openSecondRound(steward, { evaluationId, extraCells })).rejects.toMatchObject({ code: "INVALID" });
    const foreign = { number: other.number, evaluation: 1, criterionId, optionId, round: 1, after: "" };
    expect(await readReasons(ana, foreign)).toEqual([]);
    await closeEvaluation(steward, { evaluationId, choice: { optionId, reason: "It fits" } });
    await expect(chooseOption(steward, { evaluationId, optionId: other.optionId, reason: "No" })).rejects.toMatchObject(
      UNKNOWN,
    );
  });
});

test("a ballot named under another decision, or of another evaluation's cells, is refused", async () => {
  const made = await evaluationInScoring();
  const { ana, number, roundId, options } = made;
  const other = await another(made);
  const answers = { [other.criterionId]: { [options[0]?.id ?? ""]: 5 } };
  const ballot = { kind: "scoring" as const, answers, reasons: {} };
  await expect(submitBallot(ana, { number: other.number, roundId, ballot })).rejects.toMatchObject(UNKNOWN);
  await expect(submitBallot(ana, { number, roundId, ballot })).rejects.toMatchObject({ code: "INVALID" });
});

test("a member who takes no part, or did not object, is nobody to remove or to answer", async () => {
  const made = await evaluationInScoring();
  const { memberId } = await testMember(made.organization, "member");
  await expect(removeParticipant(made.steward, { evaluationId: made.evaluationId, memberId })).rejects.toMatchObject(
    UNKNOWN,
  );
  const vote = await revealed(await testVote("consent"), ["yes", "no", "yes"]);
  const met = { evaluationId: vote.evaluationId, memberId: vote.ben.memberId, resolution: "It is." };
  await expect(meetObjection(vote.steward, met)).rejects.toMatchObject(UNKNOWN);
});
