import sharp from "sharp";
import { contentHashOf, proposed, revise } from "@/db/testing/decisions";
import { withOrg } from "@/db/client";
import { dropCorrection } from "@/lib/approvals/correction/mutations";
import {
  approveDecision,
  deprecateDecision,
  liftRequest,
  proposeDecision,
  rejectDecision,
  requestChanges,
} from "@/lib/approvals/mutations";
import { addLink, removeLink } from "@/lib/decisions/links/mutations";
import { addAttachment } from "@/lib/decisions/attachments/mutations";
import { discardDraft, saveDraft } from "@/lib/decisions/drafts/mutations";
import { createDecision, startAgain } from "@/lib/decisions/mutations";
import { changeLines } from "@/lib/approvals/lines/mutations";
import { changeReviewDate, changeSteward } from "@/lib/decisions/properties/mutations";
import { sectionCommitments } from "@/lib/decisions/queries";
import { reviseDecision } from "@/lib/decisions/revisions/mutations";
import { setTags } from "@/lib/decisions/tags/mutations";
import { exchangeText } from "@/lib/decisions/together/mutations";
import { deleteComment, editComment, markMentionsSeen, postComment } from "@/lib/discussion/mutations";
import { beginDecision } from "@/lib/evaluations/beginning/mutations";
import { withdrawDecision } from "@/lib/evaluations/withdrawal/mutations";
import type { House } from "./principals";
import { specialCase, verbCase } from "./verb-case";

const draft = ({ sam, lineId }: House) =>
  createDecision(sam, { title: "A draft", productLineIds: [lineId], sections: {} });
const proposal = ({ sam, lineId }: House) => proposed(sam, [lineId]);

async function accepted(house: House): Promise<string> {
  const decisionId = await proposal(house);
  const { owner } = house.people;
  await approveDecision(owner, { decisionId, contentHash: await contentHashOf(owner, decisionId), note: "" });
  return decisionId;
}

async function outcomeOf({ sam }: House, decisionId: string): Promise<string> {
  return (await withOrg(sam, (tx) => sectionCommitments(tx, sam, decisionId, 1))).outcome ?? "";
}

const verdict = async ({ people }: House, decisionId: string) => ({
  decisionId,
  contentHash: await contentHashOf(people.owner, decisionId),
  reason: "A reason.",
});

const edit = async (house: House, decisionId: string) => ({
  decisionId,
  changes: [{ kind: "outcome" as const, body: "Other words.", baseCommitment: await outcomeOf(house, decisionId) }],
  summary: "",
});

const dot = () =>
  sharp({ create: { width: 1, height: 1, channels: 3, background: "red" } })
    .png()
    .toBuffer();

export const DECISION_CASES = [
  verbCase({
    verb: createDecision,
    on: "a line of the organization",
    answers: "OOOOOFFN",
    arrange: (house) => Promise.resolve(house.lineId),
    input: (lineId) => ({ title: "New", productLineIds: [lineId], sections: {} }),
  }),
  verbCase({
    verb: beginDecision,
    on: "a line of the organization",
    answers: "OOOOOFFN",
    arrange: (house) => Promise.resolve(house.lineId),
    input: (lineId) => ({ title: "New", productLineIds: [lineId], templateKey: "django-or-flask" }),
  }),
  verbCase({
    verb: startAgain,
    on: "a withdrawn proposal",
    answers: "OOOOOFNN",
    arrange: async (house) => {
      const decisionId = await proposal(house);
      await withdrawDecision(house.sam, { decisionId, reason: "Not now." });
      return decisionId;
    },
    input: (decisionId) => ({ decisionId }),
  }),
  verbCase({
    verb: reviseDecision,
    on: "a draft",
    answers: "OOOOONNN",
    arrange: async (house) => edit(house, (await draft(house)).id),
    input: (change) => change,
  }),
  verbCase({
    verb: reviseDecision,
    on: "a proposal",
    answers: "FFOFFFNN",
    arrange: async (house) => edit(house, await proposal(house)),
    input: (change) => change,
  }),
  verbCase({
    verb: changeSteward,
    on: "a draft",
    answers: "OOOOONNN",
    arrange: draft,
    input: ({ id }, { people }) => ({ decisionId: id, stewardId: people.member.memberId }),
  }),
  verbCase({
    verb: changeLines,
    on: "a draft",
    answers: "OOOOONNN",
    arrange: draft,
    input: ({ id }, { otherLineId }) => ({ decisionId: id, productLineIds: [otherLineId] }),
  }),
  verbCase({
    verb: changeReviewDate,
    on: "a draft",
    answers: "OOOOONNN",
    arrange: draft,
    input: ({ id }) => ({ decisionId: id, reviewOn: "2031-01-01" }),
  }),
  verbCase({
    verb: setTags,
    on: "a draft",
    answers: "OOOOONNN",
    arrange: draft,
    input: ({ id }) => ({ decisionId: id, tags: ["billing"] }),
  }),
  verbCase({
    verb: setTags,
    on: "a proposal",
    answers: "FFOFFFNN",
    arrange: proposal,
    input: (decisionId) => ({ decisionId, tags: ["billing"] }),
  }),
  verbCase({
    verb: addLink,
    on: "what a draft will supersede",
    answers: "OFOFFNNN",
    arrange: async (house) => ({ ...(await draft(house)), target: await accepted(house) }),
    input: ({ id, target }) => ({ decisionId: id, kind: "supersedes" as const, targetId: target }),
  }),
  verbCase({
    verb: addLink,
    on: "what a draft depends on",
    answers: "OOOOONNN",
    arrange: async (house) => ({ ...(await draft(house)), target: await accepted(house) }),
    input: ({ id, target }) => ({ decisionId: id, kind: "depends_on" as const, targetId: target }),
  }),
  verbCase({
    verb: removeLink,
    on: "what a draft depends on",
    answers: "OOOOONNN",
    arrange: async (house) => {
      const [{ id }, target] = [await draft(house), await accepted(house)];
      const link = { decisionId: id, kind: "depends_on", targetId: target } as const;
      await addLink(house.sam, link);
      return link;
    },
    input: (link) => link,
  }),
  verbCase({
    verb: saveDraft,
    on: "a draft",
    answers: "OOOOONNN",
    arrange: async (house) => {
      const { id, number } = await draft(house);
      return { number, baseCommitment: await outcomeOf(house, id) };
    },
    input: (target) => ({ ...target, kind: "outcome" as const, body: "Unsaved." }),
  }),
  verbCase({
    verb: discardDraft,
    on: "a draft",
    answers: "OOOOONNN",
    arrange: draft,
    input: ({ number }) => ({ number }),
  }),
  specialCase({
    verb: "addAttachment",
    on: "a draft",
    answers: "OOOOONNN",
    arrange: draft,
    act: async (ctx, { number }) => addAttachment(ctx, { number }, { bytes: await dot() }),
  }),
  verbCase({
    verb: exchangeText,
    on: "a draft",
    answers: "OOOOONNN",
    arrange: async (house) => {
      const { id, number } = await draft(house);
      return { number, base: await outcomeOf(house, id) };
    },
    input: (target) => ({
      ...target,
      ...{ kind: "outcome" as const, draftId: null, vector: null, update: null, client: 1, cursor: null, isHere: true },
    }),
  }),
  verbCase({
    verb: proposeDecision,
    on: "a draft",
    answers: "OOOOONNN",
    arrange: draft,
    input: ({ id }) => ({ decisionId: id }),
  }),
  verbCase({
    verb: withdrawDecision,
    on: "a proposal",
    answers: "OOFFFFNN",
    arrange: proposal,
    input: (decisionId) => ({ decisionId, reason: "Not now." }),
  }),
  verbCase({
    verb: approveDecision,
    on: "a proposal",
    answers: "OFOFFFNN",
    arrange: async (house) => verdict(house, await proposal(house)),
    input: ({ decisionId, contentHash }) => ({ decisionId, contentHash, note: "" }),
  }),
  verbCase({
    verb: requestChanges,
    on: "a proposal",
    answers: "OFOFFFNN",
    arrange: async (house) => verdict(house, await proposal(house)),
    input: (input) => input,
  }),
  verbCase({
    verb: rejectDecision,
    on: "a proposal",
    answers: "OFOFFFNN",
    arrange: async (house) => verdict(house, await proposal(house)),
    input: (input) => input,
  }),
  verbCase({
    verb: liftRequest,
    on: "the lead's own request",
    answers: "FFOFFFNN",
    arrange: async (house) => {
      const input = await verdict(house, await proposal(house));
      const { approvalId } = await requestChanges(house.people.lead, input);
      return { decisionId: input.decisionId, approvalId };
    },
    input: (input) => input,
  }),
  verbCase({
    verb: deprecateDecision,
    on: "an accepted decision",
    answers: "OFOFFFNN",
    arrange: accepted,
    input: (decisionId) => ({ decisionId, reason: "Outdated." }),
  }),
  verbCase({
    verb: dropCorrection,
    on: "an accepted decision with a correction",
    answers: "FFOFFFNN",
    arrange: async (house) => {
      const decisionId = await accepted(house);
      await revise(house.sam, decisionId, "Corrected.");
      return decisionId;
    },
    input: (decisionId) => ({ decisionId }),
  }),
  verbCase({
    verb: postComment,
    on: "a proposal",
    answers: "OOOOOONN",
    arrange: proposal,
    input: (decisionId) => ({ decisionId, body: "A word." }),
  }),
  verbCase({
    verb: editComment,
    on: "another's comment",
    answers: "FFFFFFNN",
    arrange: async (house) => postComment(house.sam, { decisionId: await proposal(house), body: "A word." }),
    input: ({ commentId }) => ({ commentId, body: "Another word." }),
  }),
  verbCase({
    verb: deleteComment,
    on: "another's comment",
    answers: "FFFFFFNN",
    arrange: async (house) => postComment(house.sam, { decisionId: await proposal(house), body: "A word." }),
    input: ({ commentId }) => ({ commentId }),
  }),
  verbCase({
    verb: markMentionsSeen,
    on: "a proposal",
    answers: "OOOOOONN",
    arrange: proposal,
    input: (decisionId) => ({ decisionId }),
  }),
];
