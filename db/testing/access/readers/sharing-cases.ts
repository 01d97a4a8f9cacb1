import { testDecision } from "@/db/testing/decision-states";
import { createShareLink, revokeShareLink } from "@/lib/sharing/mutations";
import type { House } from "../principals";
import { verbCase } from "../verb-case";

const accepted = ({ sam, lineId }: House) => testDecision(sam, { status: "accepted", productLineIds: [lineId] });
const usual = { label: "Audit", days: 30, passcode: "" };

export const SHARING_CASES = [
  verbCase({
    verb: createShareLink,
    on: "an accepted decision",
    answers: "OOOFFFNN",
    arrange: accepted,
    input: ({ id }) => ({ what: { decisionId: id }, ...usual }),
  }),
  verbCase({
    verb: createShareLink,
    on: "a product line",
    answers: "OOOFFFFN",
    arrange: ({ lineId }) => Promise.resolve(lineId),
    input: (productLineId) => ({ what: { productLineId }, ...usual }),
  }),
  verbCase({
    verb: revokeShareLink,
    on: "a link to an accepted decision",
    answers: "OOOFFFNN",
    arrange: async (house) => {
      const { id } = await accepted(house);
      return createShareLink(house.people.owner, { what: { decisionId: id }, ...usual });
    },
    input: ({ id }) => ({ shareLinkId: id }),
  }),
];
