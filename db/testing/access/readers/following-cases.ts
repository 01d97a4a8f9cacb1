import { contentHashOf } from "@/db/testing/decisions";
import { testDecision } from "@/db/testing/decision-states";
import { follow, unfollow } from "@/lib/following/mutations";
import { acknowledgeReading, askToRead } from "@/lib/following/readings/mutations";
import { markDecisionSeen } from "@/lib/following/visits/mutations";
import type { House } from "../principals";
import { verbCase } from "../verb-case";

const proposed = ({ sam, lineId }: House) => testDecision(sam, { status: "proposed", productLineIds: [lineId] });

/** As an ISO date. */
const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

export const FOLLOWING_CASES = [
  verbCase({
    verb: follow,
    on: "a proposed decision",
    answers: "OOOOOONN",
    arrange: proposed,
    input: ({ id }) => ({ decisionId: id }),
  }),
  verbCase({
    verb: follow,
    on: "a draft",
    answers: "OOOOONNN",
    arrange: ({ sam, lineId }) => testDecision(sam, { productLineIds: [lineId] }),
    input: ({ id }) => ({ decisionId: id }),
  }),
  verbCase({
    verb: follow,
    on: "a product line",
    answers: "OOOOOONN",
    arrange: ({ lineId }) => Promise.resolve(lineId),
    input: (productLineId) => ({ productLineId }),
  }),
  verbCase({
    verb: unfollow,
    on: "a tag of their own list",
    answers: "OOOOOOOO",
    arrange: () => Promise.resolve("python"),
    input: (tag) => ({ tag }),
  }),
  verbCase({
    verb: markDecisionSeen,
    on: "a proposed decision",
    answers: "OOOOOONN",
    arrange: proposed,
    input: ({ number }) => ({ number, sequence: 1 }),
  }),
  verbCase({
    verb: askToRead,
    on: "a proposed decision",
    answers: "OOOFFFNN",
    arrange: proposed,
    input: ({ id }, { sam }) => ({ decisionId: id, memberIds: [sam.memberId], roles: [], dueOn: inAWeek() }),
  }),
  verbCase({
    verb: acknowledgeReading,
    on: "a proposed decision",
    answers: "OOOOOONN",
    arrange: async (house) => {
      const { id } = await proposed(house);
      return { decisionId: id, revision: 1, contentHash: await contentHashOf(house.sam, id) };
    },
    input: (text) => text,
  }),
];
