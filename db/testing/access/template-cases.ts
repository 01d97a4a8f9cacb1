import { v7 as uuid } from "uuid";
import { createDecision } from "@/lib/decisions/mutations";
import { answerContext } from "@/lib/evaluations/context/mutations";
import { createEvaluationFromTemplate } from "@/lib/evaluations/setup/mutations";
import { getTemplateFile } from "@/lib/evaluations/templates/files/queries";
import {
  createTemplate,
  editTemplate,
  hideTemplate,
  importTemplate,
  saveAsTemplate,
  showTemplate,
} from "@/lib/evaluations/templates/mutations";
import { getTemplate } from "@/lib/evaluations/templates/queries";
import type { House } from "./principals";
import { verbCase } from "./verb-case";

/** A stranger may manage templates at home, and finds none of these; built-in ones are everybody's. */
const ofTheHouse = "OOFFFFFN";
const anywhere = "OOFFFFFO";

async function content({ people }: House) {
  const database = await getTemplate(people.owner, { key: "database" });
  return { ...database.content, name: `Stores ${uuid()}` };
}

async function own(house: House) {
  const made = await content(house);
  return { ...(await createTemplate(house.people.owner, { content: made, from: null })), content: made };
}

async function begun({ sam, lineId }: House) {
  const { id: decisionId } = await createDecision(sam, { title: "Which store?", productLineIds: [lineId] });
  return createEvaluationFromTemplate(sam, { decisionId, templateKey: "database" });
}

export const TEMPLATE_CASES = [
  verbCase({
    verb: saveAsTemplate,
    on: "an evaluation in setup",
    answers: ofTheHouse,
    arrange: begun,
    input: ({ id }) => ({ evaluationId: id, name: `Ours ${uuid()}`, summary: "" }),
  }),
  verbCase({
    verb: createTemplate,
    on: "a copy of a built-in one",
    answers: anywhere,
    arrange: content,
    input: (made) => ({ content: made, from: "database" }),
  }),
  verbCase({
    verb: importTemplate,
    on: "a file",
    answers: anywhere,
    arrange: async ({ people }) => (await getTemplateFile(people.owner, { key: "database" })).text,
    input: (text) => ({ text, name: `Ours ${uuid()}` }),
  }),
  verbCase({
    verb: editTemplate,
    on: "an own template",
    answers: ofTheHouse,
    arrange: own,
    input: ({ key, content: before }) => ({ key, version: 1, content: { ...before, summary: "Edited" } }),
  }),
  verbCase({
    verb: hideTemplate,
    on: "an own template",
    answers: ofTheHouse,
    arrange: own,
    input: ({ key }) => ({ key }),
  }),
  verbCase({
    verb: showTemplate,
    on: "a hidden template",
    answers: ofTheHouse,
    arrange: async (house) => {
      const { key } = await own(house);
      return hideTemplate(house.people.owner, { key });
    },
    input: ({ key }) => ({ key }),
  }),
  verbCase({
    verb: answerContext,
    on: "an evaluation in setup",
    answers: "OOOOONNN",
    arrange: begun,
    input: ({ id }) => ({ evaluationId: id, question: "volume", choice: "worldwide" }),
  }),
];
