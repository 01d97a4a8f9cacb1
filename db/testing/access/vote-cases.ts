import { createDecision } from "@/lib/decisions/mutations";
import { revealRound } from "@/lib/evaluations/rounds/mutations";
import { updateSetup } from "@/lib/evaluations/setup/mutations";
import { saveVoteDraft, submitVote } from "@/lib/evaluations/votes/ballots/mutations";
import { chooseAfterVote, closeVote } from "@/lib/evaluations/votes/closing/mutations";
import { createVote, openVoting } from "@/lib/evaluations/votes/mutations";
import { meetObjection, withdrawObjection } from "@/lib/evaluations/votes/objections/mutations";
import type { House } from "./principals";
import { verbCase } from "./verb-case";

const steered = "OOFFFNNN";

async function draft({ sam, lineId }: House) {
  const { id: decisionId, number } = await createDecision(sam, {
    title: "To vote on",
    productLineIds: [lineId],
    sections: {},
  });
  return { decisionId, number };
}

/** Sam's proposal; the owner, the lead, the member and Sam take part. */
async function inSetup(house: House) {
  const { sam, people } = house;
  const { decisionId, number } = await draft(house);
  const { id: evaluationId } = await createVote(sam, { decisionId, method: "consent" });
  const { ids } = await updateSetup(sam, { evaluationId, changes: [{ kind: "save-option", name: "Adopt it" }] });
  const voters = [people.owner, people.lead, people.member, sam];
  return {
    ...{ evaluationId, number, voters },
    optionId: ids[0] ?? "",
    participants: voters.map(({ memberId }) => memberId),
  };
}

async function opened(house: House) {
  const made = await inSetup(house);
  const { evaluationId, participants } = made;
  return { ...made, ...(await openVoting(house.sam, { evaluationId, participants })) };
}

const ballotOf = ({ number, roundId }: Awaited<ReturnType<typeof opened>>) => ({
  ...{ number, roundId },
  vote: { kind: "consent" as const, stance: "object" as const, reason: "It locks us in." },
});

/** Everybody objects. */
async function revealed(house: House) {
  const made = await opened(house);
  for (const voter of made.voters) await submitVote(voter, ballotOf(made));
  await revealRound(house.sam, { evaluationId: made.evaluationId });
  return made;
}

const none = { optionId: null, reason: "Everybody objects." };

export const VOTE_CASES = [
  verbCase({
    verb: createVote,
    on: "a draft",
    answers: "OOOOONNN",
    arrange: draft,
    input: ({ decisionId }) => ({ decisionId, method: "approval" as const }),
  }),
  verbCase({
    verb: openVoting,
    on: "a vote in setup",
    answers: steered,
    arrange: inSetup,
    input: ({ evaluationId, participants }) => ({ evaluationId, participants }),
  }),
  verbCase({
    verb: submitVote,
    on: "an open vote",
    answers: "OFOFOFFN",
    arrange: opened,
    input: (made) => ballotOf(made),
  }),
  verbCase({
    verb: saveVoteDraft,
    on: "an open vote",
    answers: "OFOFOFFN",
    arrange: opened,
    input: (made) => ballotOf(made),
  }),
  verbCase({
    verb: meetObjection,
    on: "a revealed vote on consent",
    answers: steered,
    arrange: revealed,
    input: ({ evaluationId }, { sam }) => ({ evaluationId, memberId: sam.memberId, resolution: "We keep a way out." }),
  }),
  verbCase({
    verb: withdrawObjection,
    on: "a revealed vote on consent",
    answers: "ONONOFFN",
    arrange: revealed,
    input: ({ evaluationId }) => ({ evaluationId, resolution: "" }),
  }),
  verbCase({
    verb: closeVote,
    on: "a revealed vote",
    answers: steered,
    arrange: revealed,
    input: ({ evaluationId }) => ({ evaluationId, choice: none }),
  }),
  verbCase({
    verb: chooseAfterVote,
    on: "a closed vote",
    answers: steered,
    arrange: async (house) => {
      const made = await revealed(house);
      await closeVote(house.sam, { evaluationId: made.evaluationId, choice: none });
      return made;
    },
    input: ({ evaluationId }) => ({ evaluationId, optionId: null, reason: "Nobody agrees with it." }),
  }),
];
