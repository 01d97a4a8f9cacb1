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
    verb: createEvaluation,
    on: "a draft",
    answers: "OOOOONNN",
    arrange: draft,
    input: ({ decisionId }) => ({ decisionId }),
  }),
  verbCase({
    verb: createEvaluationFromTemplate,
    on: "a draft",
    answers: "OOOOONNN",
    arrange: draft,
    input: ({ decisionId }) => ({ decisionId, templateKey: "django-or-flask" }),
  }),
  verbCase({
    verb: updateSetup,
    on: "an evaluation in setup",
    answers: "OOOOONNN",
    arrange: inSetup,
    input: ({ evaluationId }) => ({ evaluationId, changes: [{ kind: "save-option" as const, name: "Three" }] }),
  }),
  verbCase({
    verb: setMeasure,
    on: "an evaluation in setup",
    answers: "OOOOONNN",
    arrange: withMeasure,
    input: (cell) => ({ ...cell, value: "24", source: "A trial" }),
  }),
  verbCase({
    verb: writePremortem,
    on: "an evaluation in discussion",
    answers: "OFOFOFFN",
    arrange: inDiscussion,
    input: ({ evaluationId, options }) => ({ evaluationId, optionId: options[0]?.id ?? "", body: "Nobody learned it" }),
  }),
  verbCase({
    verb: linkGoals,
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
    input: ({ evaluationId, goalId, criterionId }) => ({ evaluationId, links: [{ criterionId, goalId, strength: 2 }] }),
  }),
  verbCase({
    verb: addEvidence,
    on: "an evaluation in setup",
    answers: "OOOOONNN",
    arrange: withMeasure,
    input: (cell) => ({ ...cell, ...FACT }),
  }),
  verbCase({
    verb: removeEvidence,
    on: "an evaluation in setup",
    answers: "OOOOONNN",
    arrange: async (house) => addEvidence(house.sam, { ...(await withMeasure(house)), ...FACT }),
    input: ({ evidenceId }) => ({ evidenceId }),
  }),
  verbCase({
    verb: setOwnership,
    on: "an evaluation in setup",
    answers: "OOOOONNN",
    arrange: inSetup,
    input: ({ evaluationId }) => ({ evaluationId, ownership: null }),
  }),
  verbCase({
    verb: changeSettings,
    on: "an evaluation in setup",
    answers: steered,
    arrange: inSetup,
    input: ({ evaluationId }) => ({ evaluationId, settings: { weighting: "swing" as const } }),
  }),
  verbCase({
    verb: hideNames,
    on: "an evaluation in setup",
    answers: steered,
    arrange: inSetup,
    input: ({ evaluationId }) => ({ evaluationId }),
  }),
  verbCase({
    verb: remindMissing,
    on: "an evaluation in weighting",
    answers: steered,
    arrange: inWeighting,
    input: ({ evaluationId }) => ({ evaluationId }),
  }),
  verbCase({
    verb: openWeighting,
    on: "an evaluation in setup",
    answers: steered,
    arrange: inSetup,
    input: ({ evaluationId, participants }) => ({ evaluationId, participants }),
  }),
  verbCase({
    verb: setStewardWeights,
    on: "a weighting without ballots",
    answers: steered,
    arrange: inWeighting,
    input: (made) => ({ evaluationId: made.evaluationId, points: pointsOf(made) }),
  }),
  verbCase({
    verb: openScoring,
    on: "a finished weighting",
    answers: steered,
    arrange: weighed,
    input: ({ evaluationId }) => ({ evaluationId }),
  }),
  verbCase({
    verb: resumeScoring,
    on: "a reopened setup with weights",
    answers: steered,
    arrange: reopened,
    input: ({ evaluationId }) => ({ evaluationId }),
  }),
  verbCase({
    verb: addParticipant,
    on: "an open round",
    answers: steered,
    arrange: inWeighting,
    input: ({ evaluationId }, { people }) => ({ evaluationId, memberId: people.admin.memberId }),
  }),
  verbCase({
    verb: removeParticipant,
    on: "an open round",
    answers: steered,
    arrange: inWeighting,
    input: ({ evaluationId }, { people }) => ({ evaluationId, memberId: people.member.memberId }),
  }),
  verbCase({
    verb: changeDeadline,
    on: "an open round",
    answers: steered,
    arrange: inWeighting,
    input: ({ evaluationId }) => ({ evaluationId, deadline }),
  }),
  verbCase({
    verb: saveBallotDraft,
    on: "an open round",
    answers: "OFOFOFFN",
    arrange: inWeighting,
    input: (made) => weightsOf(made),
  }),
  verbCase({
    verb: submitBallot,
    on: "an open round",
    answers: "OFOFOFFN",
    arrange: inWeighting,
    input: (made) => weightsOf(made),
  }),
  verbCase({
    verb: revealRound,
    on: "a scored round",
    answers: steered,
    arrange: scored,
    input: ({ evaluationId }) => ({ evaluationId }),
  }),
  verbCase({
    verb: openSecondRound,
    on: "a discussion with contested cells",
    answers: steered,
    arrange: inDiscussion,
    input: ({ evaluationId }) => ({ evaluationId, extraCells: [] }),
  }),
  verbCase({
    verb: setCellStance,
    on: "a discussion",
    answers: "OOOFOFFN",
    arrange: inDiscussion,
    input: ({ evaluationId, criteria, options }) => ({
      evaluationId,
      criterionId: criteria[0]?.id ?? "",
      optionId: options[0]?.id ?? "",
      stance: "settled" as const,
    }),
  }),
  verbCase({
    verb: dropCriterion,
    on: "a discussion",
    answers: steered,
    arrange: inDiscussion,
    input: ({ evaluationId, criteria }) => ({
      evaluationId,
      criterionId: criteria[0]?.id ?? "",
      reason: "Not needed.",
    }),
  }),
  verbCase({
    verb: dropOption,
    on: "a discussion",
    answers: steered,
    arrange: inDiscussion,
    input: ({ evaluationId, options }) => ({ evaluationId, optionId: options[0]?.id ?? "", reason: "Not needed." }),
  }),
  verbCase({
    verb: reopenEvaluation,
    on: "a discussion",
    answers: steered,
    arrange: inDiscussion,
    input: ({ evaluationId }) => ({ evaluationId, reason: "An option is missing." }),
  }),
  verbCase({
    verb: cancelEvaluation,
    on: "a discussion",
    answers: steered,
    arrange: inDiscussion,
    input: ({ evaluationId }) => ({ evaluationId, reason: "Not now." }),
  }),
  verbCase({
    verb: closeEvaluation,
    on: "a discussion",
    answers: steered,
    arrange: inDiscussion,
    input: ({ evaluationId }) => ({ evaluationId }),
  }),
  verbCase({
    verb: chooseOption,
    on: "a closed evaluation",
    answers: steered,
    arrange: async (house) => {
      const made = await inDiscussion(house);
      await closeEvaluation(house.sam, { evaluationId: made.evaluationId });
      return made;
    },
    input: ({ evaluationId, options }) => ({
      evaluationId,
      optionId: options[1]?.id ?? "",
      reason: "It fits the team.",
    }),
  }),
];
