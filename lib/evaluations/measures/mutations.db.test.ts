import { describe, expect, test } from "vitest";
import { matrixOf, score, testEvaluation, weigh } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import { getMyBallot } from "../ballots/queries";
import { submitBallot } from "../ballots/mutations";
import { getDiscussion } from "../discussion/queries";
import { openScoring, openSecondRound, openWeighting, reopenEvaluation } from "../phases/mutations";
import { closeEvaluation } from "../results/mutations";
import { getResult, recompute } from "../results/queries";
import { revealRound } from "../rounds/mutations";
import { updateSetup } from "../setup/mutations";
import { withOrg } from "@/db/client";
import { speakingAs } from "@/db/testing/connections";
import { setMeasure } from "./mutations";

const anchors = ["worst", "poor", "fair", "good", "best"];
const latency = { kind: "save-criterion" as const, name: "Latency", theme: "All", anchors };
const line = { unit: "ms", worst: "900", best: "50" };

/** An evaluation in setup of Django and Flask on Speed and Safety, which people score, and on Latency, which is measured. */
async function measured() {
  const made = await testEvaluation();
  const { steward, evaluationId } = made;
  await updateSetup(steward, { evaluationId, changes: [{ ...latency, measure: line }] });
  const matrix = await matrixOf(steward, evaluationId);
  const [django = "", flask = ""] = matrix.options.map(({ id }) => id);
  const criterionId = matrix.criteria.find(({ name }) => name === "Latency")?.id ?? "";
  const enter = (optionId: string, value: string | null, source = "Trial run") =>
    setMeasure(steward, { evaluationId, criterionId, optionId, value, source });
  return { ...made, ...matrix, criterionId, django, flask, enter };
}

type Made = Awaited<ReturnType<typeof measured>>;

/** The same in blind scoring, weighed evenly by all three. */
async function inScoring() {
  const made = await measured();
  await made.enter(made.django, "220.50");
  await made.enter(made.flask, "900");
  return { ...made, ...(await open(made)) };
}

async function open(made: Made) {
  const { steward, ana, ben, evaluationId } = made;
  const participants = [steward, ana, ben].map(({ memberId }) => memberId);
  const opened = await openWeighting(steward, { evaluationId, participants });
  for (const voter of [steward, ana, ben]) await weigh({ ...made, ...opened }, voter);
  return openScoring(steward, { evaluationId });
}

async function inDiscussion() {
  const made = await inScoring();
  const { steward, ana, ben, evaluationId } = made;
  for (const voter of [steward, ana, ben]) await score(made, voter, "42 42");
  await revealRound(steward, { evaluationId });
  return made;
}

describe("setMeasure", () => {
  test("keeps the value digit by digit with its source, replaces it and takes it away", async () => {
    const { steward, evaluationId, django, enter } = await measured();
    const value = async () => (await matrixOf(steward, evaluationId)).criteria.at(-1)?.values[django];
    await enter(django, "220.50");
    expect(await value()).toEqual({ value: "220.50", source: "Trial run" });
    await enter(django, "0.123456789012", "");
    expect(await value()).toEqual({ value: "0.123456789012", source: "" });
    await enter(django, null);
    expect(await value()).toBeUndefined();
  });

  test("is refused where people score, to who may not edit, and unknown to others", async () => {
    const { organization, steward, evaluationId, criteria, criterionId, django, flask } = await measured();
    const { owner: stranger } = await testOrganization();
    const stakeholder = await testMember(organization, "stakeholder");
    const set = (ctx: typeof steward, cell: object = {}) =>
      setMeasure(ctx, { evaluationId, criterionId, optionId: django, value: "3", source: "", ...cell });
    await expect(set(steward, { criterionId: criteria[0]?.id })).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(set(steward, { optionId: criterionId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(set(steward, { criterionId: flask })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(set(stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(set(stakeholder)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is over once scoring has opened, and is the steward's after a reopening", async () => {
    const made = await inScoring();
    const { steward, ana, evaluationId, criterionId, django, enter } = made;
    await expect(enter(django, "1")).rejects.toMatchObject({ code: "PRECONDITION" });
    await score(made, steward, "42 42");
    await revealRound(steward, { evaluationId });
    await expect(enter(django, "1")).rejects.toThrow("Reopen the evaluation");
    await reopenEvaluation(steward, { evaluationId, reason: "Measured again" });
    const again = { evaluationId, criterionId, optionId: django, value: "1", source: "" };
    await expect(setMeasure(ana, again)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await enter(django, "100");
  });
});

describe("a measured criterion", () => {
  test("keeps scoring shut while a value is missing, and says which", async () => {
    const made = await measured();
    await made.enter(made.django, "220");
    await expect(open(made)).rejects.toThrow("Latency of Flask");
    await made.enter(made.flask, "900");
    await expect(openScoring(made.steward, { evaluationId: made.evaluationId })).resolves.toMatchObject({ round: 1 });
  });

  test("is weighed by all and scored by nobody: it stands on the ballot and takes no answer", async () => {
    const { ana, number, roundId, options, criterionId, django } = await inScoring();
    const ballot = await getMyBallot(ana, { number });
    expect(ballot?.criteria.map(({ name, optionIds }) => [name, optionIds.length])).toEqual([
      ["Speed", 2],
      ["Safety", 2],
      ["Latency", 0],
    ]);
    expect(ballot?.criteria.at(-1)?.values[django]?.value).toBe("220.50");
    const named = { [criterionId]: Object.fromEntries(options.map(({ id }) => [id, 5 as const])) };
    const content = { kind: "scoring" as const, answers: named, reasons: {} };
    await expect(submitBallot(ana, { number, roundId, ballot: content })).rejects.toThrow("does not cover");
  });

  test("is rated by its line in discussion, never contested, and in no further round", async () => {
    const { steward, evaluationId, number, criterionId, django } = await inDiscussion();
    const discussion = await getDiscussion(steward, { number });
    const cell = discussion?.cells.find((one) => one.criterionId === criterionId && one.optionId === django);
    expect(cell).toMatchObject({ isContested: false, rank: null, votes: [] });
    expect(cell?.mean).toBeCloseTo(1 + (4 * (900 - 220.5)) / 850, 9);
    const extra = { evaluationId, extraCells: [{ criterionId, optionId: django }] };
    await expect(openSecondRound(steward, extra)).rejects.toMatchObject({ code: "INVALID" });
  });

  test("stays in the frozen result with its values, and is recomputed from them", async () => {
    const { steward, evaluationId, number, criterionId, django, flask } = await inDiscussion();
    await closeEvaluation(steward, { evaluationId, choice: { optionId: django, reason: "It is quick." } });
    const result = await getResult(steward, { number });
    const values = [
      { option: django, value: "220.50", source: "Trial run" },
      { option: flask, value: "900", source: "Trial run" },
    ];
    expect(result?.frozen.criteria.at(-1)?.measure).toEqual({ ...line, values });
    const again = () => withOrg(steward, (tx) => recompute(tx, steward, evaluationId));
    expect(await again()).toMatchObject({ isEqual: true });
    await speakingAs("owner", (client) =>
      client.query("update criterion_measures set value = 100 where criterion_id = $1", [criterionId]),
    );
    expect(await again()).toMatchObject({ isEqual: false });
  });

  test("is another one once its line is changed after a round (rule 29); in the same unit its values go along", async () => {
    const { steward, evaluationId, criterionId, django } = await inDiscussion();
    await reopenEvaluation(steward, { evaluationId, reason: "The line was too long" });
    const save = (measure: typeof line | null) =>
      updateSetup(steward, { evaluationId, changes: [{ ...latency, id: criterionId, measure }] });
    const [moved] = (await save({ ...line, worst: "500" })).ids;
    expect(moved).not.toBe(criterionId);
    const now = async () => (await matrixOf(steward, evaluationId)).criteria.at(-1);
    expect((await now())?.values[django]).toEqual({ value: "220.50", source: "Trial run" });
    const change = { ...latency, id: moved ?? "", measure: { unit: "s", worst: "0.9", best: "0.05" } };
    await updateSetup(steward, { evaluationId, changes: [change] });
    expect((await now())?.values).toEqual({});
  });
});
