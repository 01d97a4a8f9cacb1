import { testDecision } from "@/db/testing/decision-states";
import { openPassage, reopenPassage, resolvePassage } from "@/lib/discussion/passages/mutations";
import {
  acceptSuggestion,
  rejectSuggestion,
  suggestWords,
  withdrawSuggestion,
} from "@/lib/discussion/suggestions/mutations";
import type { House } from "./principals";
import { verbCase } from "./verb-case";

const proposal = ({ sam, lineId }: House) =>
  testDecision(sam, { status: "proposed", productLineIds: [lineId], sections: { context: "Billing is slow." } });

const words = (decisionId: string) => ({
  decisionId,
  revision: 1,
  kind: "context" as const,
  words: "slow",
  at: 9,
  body: "How slow?",
});
const instead = (decisionId: string) => ({
  decisionId,
  revision: 1,
  kind: "context" as const,
  quote: "slow",
  startsAt: 11,
  replacement: "late",
  reason: "It is both.",
});

const thread = async (house: House) => {
  const { passageId } = await openPassage(house.sam, words((await proposal(house)).id));
  return { passageId };
};
const suggestion = async (house: House) => suggestWords(house.sam, instead((await proposal(house)).id));

/** `sam`, who looks after it and began it, is a member of none of these roles. */
export const PASSAGE_CASES = [
  verbCase({
    verb: openPassage,
    on: "a proposal",
    answers: "OOOOOONN",
    arrange: proposal,
    input: ({ id }) => words(id),
  }),
  verbCase({ verb: resolvePassage, on: "a thread", answers: "FFOFFFNN", arrange: thread, input: (target) => target }),
  verbCase({
    verb: reopenPassage,
    on: "a resolved thread",
    answers: "FFOFFFNN",
    arrange: async (house) => resolvePassage(house.sam, await thread(house)),
    input: (target) => target,
  }),
  verbCase({
    verb: suggestWords,
    on: "a proposal",
    answers: "OOOOOONN",
    arrange: proposal,
    input: ({ id }) => instead(id),
  }),
  verbCase({
    verb: acceptSuggestion,
    on: "a suggestion for a proposal",
    answers: "FFOFFFNN",
    arrange: suggestion,
    input: (target) => target,
  }),
  verbCase({
    verb: rejectSuggestion,
    on: "a suggestion for a proposal",
    answers: "FFOFFFNN",
    arrange: suggestion,
    input: (key) => ({ ...key, reason: "It is slow." }),
  }),
  verbCase({
    verb: withdrawSuggestion,
    on: "another's suggestion",
    answers: "FFFFFFNN",
    arrange: suggestion,
    input: (target) => target,
  }),
];
