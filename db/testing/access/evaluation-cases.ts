import { withOrg } from "@/db/client";
import { score, weigh } from "@/db/testing/evaluations";
import { createDecision } from "@/lib/decisions/mutations";
import { saveBallotDraft, submitBallot } from "@/lib/evaluations/ballots/mutations";
import { writePremortem } from "@/lib/evaluations/premortems/mutations";
import { dropCriterion, dropOption, setCellStance } from "@/lib/evaluations/discussion/mutations";
import { readCriteria, readOptions } from "@/lib/evaluations/matrix/queries";
import { addEvidence, removeEvidence } from "@/lib/evaluations/evidence/mutations";
import { setMeasure } from "@/lib/evaluations/measures/mutations";
import { linkGoals } from "@/lib/evaluations/goals/mutations";
import { setOwnership } from "@/lib/evaluations/ownership/mutations";
import { saveGoal } from "@/lib/organizations/goals/mutations";
import { hideNames } from "@/lib/evaluations/names/mutations";
import { addParticipant, removeParticipant } from "@/lib/evaluations/participants/mutations";
import {
  cancelEvaluation,
  openScoring,
  openSecondRound,
  openWeighting,
  reopenEvaluation,
  resumeScoring,
  setStewardWeights,
} from "@/lib/evaluations/phases/mutations";
import { chooseOption, closeEvaluation } from "@/lib/evaluations/results/mutations";
import { remindMissing } from "@/lib/evaluations/reminders/mutations";
import { changeDeadline, revealRound } from "@/lib/evaluations/rounds/mutations";
import { changeSettings } from "@/lib/evaluations/settings/mutations";
import { createEvaluation, createEvaluationFromTemplate, updateSetup } from "@/lib/evaluations/setup/mutations";
import type { House } from "./principals";
import { verbCase } from "./verb-case";

const deadline = { at: "2099-01-01T12:00:00Z", zone: "UTC" };
const steered = "OOFFFNNN";

async function draft({ sam, lineId }: House) {
  const { id: decisionId, number } = await createDecision(sam, {
    title: "To vote on",
    productLineIds: [lineId],
    sections: {},
  });
  return { decisionId, number };
}

/** Sam's evaluation of two options on two criteria; the owner, the lead, the member and Sam take part. */
async function inSetup(house: House) {
  const { sam, people } = house;
  const { decisionId, number } = await draft(house);
  const { id: evaluationId } = await createEvaluation(sam, { decisionId });
  const names = (kind: "save-option" | "save-criterion", list: string[]) => list.map((name) => ({ kind, name }));
  await updateSetup(sam, {
    evaluationId,
    changes: [...names("save-option", ["One", "Two"]), ...names("save-criterion", ["Cost", "Speed"])],
  });
  const matrix = await withOrg(sam, async (tx) => ({
    options: await readOptions(tx, sam, evaluationId),
    criteria: await readCriteria(tx, sam, evaluationId),
  }));
  const voters = [people.owner, people.lead, people.member, sam];
  return { evaluationId, number, voters, participants: voters.map((voter) => voter.memberId), ...matrix };
}

const FACT = { kind: "note", body: "It held for a year.", confidence: "high", validUntil: null } as const;

/** A cell that is measured. */
async function withMeasure(house: House) {
  const { evaluationId, options } = await inSetup(house);
  const measure = { unit: "ms", worst: "900", best: "50" };
  const { ids } = await updateSetup(house.sam, {
    evaluationId,
    changes: [{ kind: "save-criterion", name: "Latency", measure }],
  });
  return { evaluationId, criterionId: ids[0] ?? "", optionId: options[0]?.id ?? "" };
}

async function inWeighting(house: House) {
  const made = await inSetup(house);
  const { evaluationId, participants } = made;
  return {
    ...made,
    ...(await openWeighting(house.sam, {
      evaluationId,
      participants,
      deadline: { ...deadline, at: "2098-01-01T12:00:00Z" },
    })),
  };
}

async function weighed(house: House) {
  const made = await inWeighting(house);
  for (const voter of made.voters) await weigh(made, voter);
  return made;
}

async function inScoring(house: House) {
  const made = await weighed(house);
  return { ...made, ...(await openScoring(house.sam, { evaluationId: made.evaluationId })) };
}

async function reopened(house: House) {
  const made = await inScoring(house);
  await reopenEvaluation(house.sam, { evaluationId: made.evaluationId, reason: "An option was missing" });
  return made;
}

async function scored(house: House) {
  const made = await inScoring(house);
  const scores = ["51 52", "51 42", "15 51", "52 42"];
  for (const [at, voter] of made.voters.entries()) await score(made, voter, scores[at] ?? "");
  return made;
}

async function inDiscussion(house: House) {
  const made = await scored(house);
  await revealRound(house.sam, { evaluationId: made.evaluationId });
  return made;
}

const pointsOf = ({ criteria }: Awaited<ReturnType<typeof inSetup>>) =>
  Object.fromEntries(criteria.map(({ id }) => [id, 50]));

const weightsOf = (made: Awaited<ReturnType<typeof inWeighting>>) => ({
  number: made.number,
  roundId: made.roundId,
  ballot: { kind: "weighting" as const, points: pointsOf(made) },
});

export const EVALUATION_CASES = [
  verbCase({
    verb: "createEvaluation",
    on: "a draft",
    answers: "OOOOONNN",
    arrange: draft,
    act: (ctx, { decisionId }) => createEvaluation(ctx, { decisionId }),
  }),
  verbCase({
    verb: "createEvaluationFromTemplate",
    on: "a draft",
    answers: "OOOOONNN",
    arrange: draft,
    act: (ctx, { decisionId }) => createEvaluationFromTemplate(ctx, { decisionId, templateKey: "django-or-flask" }),
  }),
  verbCase({
    verb: "updateSetup",
    on: "an evaluation in setup",
    answers: "OOOOONNN",
    arrange: inSetup,
    act: (ctx, { evaluationId }) =>
      updateSetup(ctx, { evaluationId, changes: [{ kind: "save-option", name: "Three" }] }),
  }),
  verbCase({
    verb: "setMeasure",
    on: "an evaluation in setup",
    answers: "OOOOONNN",
    arrange: withMeasure,
    act: (ctx, cell) => setMeasure(ctx, { ...cell, value: "24", source: "A trial" }),
  }),
  verbCase({
    verb: "writePremortem",
    on: "an evaluation in discussion",
    answers: "OFOFOFFN",
    arrange: inDiscussion,
    act: (ctx, { evaluationId, options }) =>
      writePremortem(ctx, { evaluationId, optionId: options[0]?.id ?? "", body: "Nobody learned it" }),
  }),
  verbCase({
    verb: "linkGoals",
    on: "an evaluation in setup",
    answers: "OOOOONNN",
    arrange: async (house) => {
      const { evaluationId, criteria } = await inSetup(house);
      const { id: goalId } = await saveGoal(house.people.owner, {
        name: `Goal of ${evaluationId}`,
        description: "",
        importance: 10,
      });
      return { evaluationId, goalId, criterionId: criteria[0]?.id ?? "" };
    },
    act: (ctx, { evaluationId, goalId, criterionId }) =>
      linkGoals(ctx, { evaluationId, links: [{ criterionId, goalId, strength: 2 }] }),
  }),
  verbCase({
    verb: "addEvidence",
    on: "an evaluation in setup",
    answers: "OOOOONNN",
    arrange: withMeasure,
    act: (ctx, cell) => addEvidence(ctx, { ...cell, ...FACT }),
  }),
  verbCase({
    verb: "removeEvidence",
    on: "an evaluation in setup",
    answers: "OOOOONNN",
    arrange: async (house) => addEvidence(house.sam, { ...(await withMeasure(house)), ...FACT }),
    act: (ctx, { evidenceId }) => removeEvidence(ctx, { evidenceId }),
  }),
  verbCase({
    verb: "setOwnership",
    on: "an evaluation in setup",
    answers: "OOOOONNN",
    arrange: inSetup,
    act: (ctx, { evaluationId }) => setOwnership(ctx, { evaluationId, ownership: null }),
  }),
  verbCase({
    verb: "changeSettings",
    on: "an evaluation in setup",
    answers: steered,
    arrange: inSetup,
    act: (ctx, { evaluationId }) => changeSettings(ctx, { evaluationId, settings: { weighting: "swing" } }),
  }),
  verbCase({
    verb: "hideNames",
    on: "an evaluation in setup",
    answers: steered,
    arrange: inSetup,
    act: (ctx, { evaluationId }) => hideNames(ctx, { evaluationId }),
  }),
  verbCase({
    verb: "remindMissing",
    on: "an evaluation in weighting",
    answers: steered,
    arrange: inWeighting,
    act: (ctx, { evaluationId }) => remindMissing(ctx, { evaluationId }),
  }),
  verbCase({
    verb: "openWeighting",
    on: "an evaluation in setup",
    answers: steered,
    arrange: inSetup,
    act: (ctx, { evaluationId, participants }) => openWeighting(ctx, { evaluationId, participants }),
  }),
  verbCase({
    verb: "setStewardWeights",
    on: "a weighting without ballots",
    answers: steered,
    arrange: inWeighting,
    act: (ctx, made) => setStewardWeights(ctx, { evaluationId: made.evaluationId, points: pointsOf(made) }),
  }),
  verbCase({
    verb: "openScoring",
    on: "a finished weighting",
    answers: steered,
    arrange: weighed,
    act: (ctx, { evaluationId }) => openScoring(ctx, { evaluationId }),
  }),
  verbCase({
    verb: "resumeScoring",
    on: "a reopened setup with weights",
    answers: steered,
    arrange: reopened,
    act: (ctx, { evaluationId }) => resumeScoring(ctx, { evaluationId }),
  }),
  verbCase({
    verb: "addParticipant",
    on: "an open round",
    answers: steered,
    arrange: inWeighting,
    act: (ctx, { evaluationId }, { people }) => addParticipant(ctx, { evaluationId, memberId: people.admin.memberId }),
  }),
  verbCase({
    verb: "removeParticipant",
    on: "an open round",
    answers: steered,
    arrange: inWeighting,
    act: (ctx, { evaluationId }, { people }) =>
      removeParticipant(ctx, { evaluationId, memberId: people.member.memberId }),
  }),
  verbCase({
    verb: "changeDeadline",
    on: "an open round",
    answers: steered,
    arrange: inWeighting,
    act: (ctx, { evaluationId }) => changeDeadline(ctx, { evaluationId, deadline }),
  }),
  verbCase({
    verb: "saveBallotDraft",
    on: "an open round",
    answers: "OFOFOFFN",
    arrange: inWeighting,
    act: (ctx, made) => saveBallotDraft(ctx, weightsOf(made)),
  }),
  verbCase({
    verb: "submitBallot",
    on: "an open round",
    answers: "OFOFOFFN",
    arrange: inWeighting,
    act: (ctx, made) => submitBallot(ctx, weightsOf(made)),
  }),
  verbCase({
    verb: "revealRound",
    on: "a scored round",
    answers: steered,
    arrange: scored,
    act: (ctx, { evaluationId }) => revealRound(ctx, { evaluationId }),
  }),
  verbCase({
    verb: "openSecondRound",
    on: "a discussion with contested cells",
    answers: steered,
    arrange: inDiscussion,
    act: (ctx, { evaluationId }) => openSecondRound(ctx, { evaluationId, extraCells: [] }),
  }),
  verbCase({
    verb: "setCellStance",
    on: "a discussion",
    answers: "OOOFOFFN",
    arrange: inDiscussion,
    act: (ctx, { evaluationId, criteria, options }) =>
      setCellStance(ctx, {
        evaluationId,
        criterionId: criteria[0]?.id ?? "",
        optionId: options[0]?.id ?? "",
        stance: "settled",
      }),
  }),
  verbCase({
    verb: "dropCriterion",
    on: "a discussion",
    answers: steered,
    arrange: inDiscussion,
    act: (ctx, { evaluationId, criteria }) =>
      dropCriterion(ctx, { evaluationId, criterionId: criteria[0]?.id ?? "", reason: "Not needed." }),
  }),
  verbCase({
    verb: "dropOption",
    on: "a discussion",
    answers: steered,
    arrange: inDiscussion,
    act: (ctx, { evaluationId, options }) =>
      dropOption(ctx, { evaluationId, optionId: options[0]?.id ?? "", reason: "Not needed." }),
  }),
  verbCase({
    verb: "reopenEvaluation",
    on: "a discussion",
    answers: steered,
    arrange: inDiscussion,
    act: (ctx, { evaluationId }) => reopenEvaluation(ctx, { evaluationId, reason: "An option is missing." }),
  }),
  verbCase({
    verb: "cancelEvaluation",
    on: "a discussion",
    answers: steered,
    arrange: inDiscussion,
    act: (ctx, { evaluationId }) => cancelEvaluation(ctx, { evaluationId, reason: "Not now." }),
  }),
  verbCase({
    verb: "closeEvaluation",
    on: "a discussion",
    answers: steered,
    arrange: inDiscussion,
    act: (ctx, { evaluationId }) => closeEvaluation(ctx, { evaluationId }),
  }),
  verbCase({
    verb: "chooseOption",
    on: "a closed evaluation",
    answers: steered,
    arrange: async (house) => {
      const made = await inDiscussion(house);
      await closeEvaluation(house.sam, { evaluationId: made.evaluationId });
      return made;
    },
    act: (ctx, { evaluationId, options }) =>
      chooseOption(ctx, { evaluationId, optionId: options[1]?.id ?? "", reason: "It fits the team." }),
  }),
];
