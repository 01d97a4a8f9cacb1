import { testDecision } from "@/db/testing/decision-states";
import { recordAdoption, withdrawAnswer } from "@/lib/adoption/mutations";
import type { House } from "./principals";
import { verbCase } from "./verb-case";

const accepted = async ({ sam, lineId }: House) => {
  const { id } = await testDecision(sam, { status: "accepted", productLineIds: [lineId] });
  return { decisionId: id, lineId };
};

const adopted = { stance: "adopted", reason: "", dueOn: null, expiresOn: null } as const;

export const ADOPTION_CASES = [
  verbCase({
    verb: recordAdoption,
    on: "an accepted decision",
    answers: "OFOFFFNN",
    arrange: accepted,
    input: ({ decisionId, lineId }) => ({ decisionId, lineIds: [lineId], ...adopted }),
  }),
  verbCase({
    verb: withdrawAnswer,
    on: "an answer of the owner",
    answers: "OFOFFFNN",
    arrange: async (house) => {
      const { decisionId, lineId } = await accepted(house);
      await recordAdoption(house.people.owner, { decisionId, lineIds: [lineId], ...adopted });
      return { decisionId, lineId };
    },
    input: (target) => target,
  }),
];
