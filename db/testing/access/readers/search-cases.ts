import { v7 as uuid } from "uuid";
import { deleteView, renameView, saveView } from "@/lib/search/views/mutations";
import type { House } from "../principals";
import { verbCase } from "../verb-case";

const view = (isShared: boolean) => ({
  place: "decisions" as const,
  name: `View ${uuid()}`,
  query: "state=open",
  isShared,
});
const ownOfLead = ({ people }: House) => saveView(people.lead, view(false));
const sharedByLead = ({ people }: House) => saveView(people.lead, view(true));

export const SEARCH_CASES = [
  verbCase({
    verb: saveView,
    on: "one's own filters",
    answers: "OOOOOOOO",
    arrange: () => Promise.resolve({}),
    input: () => view(false),
  }),
  verbCase({
    verb: saveView,
    on: "filters for everybody",
    answers: "OOOOFFFO",
    arrange: () => Promise.resolve({}),
    input: () => view(true),
  }),
  verbCase({
    verb: renameView,
    on: "a lead's own view",
    answers: "NNONNNNN",
    arrange: ownOfLead,
    input: ({ viewId }) => ({ viewId, name: "Other" }),
  }),
  verbCase({
    verb: renameView,
    on: "a shared view",
    answers: "OOOFFNNN",
    arrange: sharedByLead,
    input: ({ viewId }) => ({ viewId, name: "Other" }),
  }),
  verbCase({
    verb: deleteView,
    on: "a shared view",
    answers: "OOOFFNNN",
    arrange: sharedByLead,
    input: ({ viewId }) => ({ viewId }),
  }),
];
