import { testDecision } from "@/db/testing/decision-states";
import { addTrigger, answerReview, removeTrigger, reportTrigger } from "@/lib/reviews/mutations";
import type { House } from "./principals";
import { verbCase } from "./verb-case";

const accepted = ({ sam, lineId }: House) => testDecision(sam, { status: "accepted", productLineIds: [lineId] });

async function watched(house: House) {
  const { id: decisionId } = await accepted(house);
  const { id: triggerId } = await addTrigger(house.sam, { decisionId, words: "When the team doubles" });
  return { decisionId, triggerId };
}

/** `sam`, who looks after it, is a member of none of these roles. */
export const REVIEW_CASES = [
  verbCase({
    verb: answerReview,
    on: "an accepted decision",
    answers: "OFOFFFNN",
    arrange: accepted,
    input: ({ id }) => ({ decisionId: id, answer: "still_valid" as const, reason: "We looked.", nextReviewOn: null }),
  }),
  verbCase({
    verb: addTrigger,
    on: "an accepted decision",
    answers: "OFOFFFNN",
    arrange: accepted,
    input: ({ id }) => ({ decisionId: id, words: "When the licence changes" }),
  }),
  verbCase({
    verb: removeTrigger,
    on: "what is watched for",
    answers: "OFOFFFNN",
    arrange: watched,
    input: (target) => target,
  }),
  verbCase({
    verb: reportTrigger,
    on: "what is watched for",
    answers: "OOOOOFNN",
    arrange: watched,
    input: (target) => ({ ...target, note: "It has." }),
  }),
];
