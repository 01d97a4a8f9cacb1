import { v7 as uuid } from "uuid";
import { finishImport } from "@/lib/imports/finish/mutations";
import { addFiles, changeImport, correctFile, discardImport, startImport } from "@/lib/imports/mutations";
import { getImport } from "@/lib/imports/queries";
import type { House } from "./principals";
import { specialCase, verbCase } from "./verb-case";

/** Everybody who leads imports, onto their own lines; a stranger may at home, and finds none of these. */
const ofTheHouse = "OOOOFFFN";

const FILE = {
  path: "adr/0001-logs.md",
  bytes: new TextEncoder().encode("# 1. Logs\n\n## Status\n\nAccepted\n\n## Context\n\nLines.\n"),
};

async function begun({ people, lineId }: House) {
  // A name of its own each time: what one brought in is not new to the next.
  const { id } = await startImport(people.owner, { way: "files", sourceName: `shop ${uuid()}`, productLineId: lineId });
  await addFiles(people.owner, id, [FILE]);
  return { importId: id };
}

async function fileOf(house: House) {
  const found = await getImport(house.people.owner, (await begun(house)).importId);
  return { fileId: found?.records[0]?.fileId ?? "" };
}

export const IMPORT_CASES = [
  verbCase({
    verb: startImport,
    on: "an organization",
    answers: "OOOOFFFO",
    arrange: () => Promise.resolve({}),
    input: () => ({ way: "files" as const, sourceName: "shop", productLineId: null }),
  }),
  specialCase({
    verb: "addFiles",
    on: "an open import",
    answers: ofTheHouse,
    arrange: begun,
    act: (ctx, { importId }) => addFiles(ctx, importId, [FILE]),
  }),
  verbCase({
    verb: correctFile,
    on: "a file of an open import",
    answers: ofTheHouse,
    arrange: fileOf,
    input: ({ fileId }) => ({ fileId, isLeft: true, status: null }),
  }),
  verbCase({
    verb: changeImport,
    on: "an open import",
    answers: ofTheHouse,
    arrange: begun,
    input: ({ importId }) => ({ importId, keepsNumbers: false }),
  }),
  verbCase({
    verb: discardImport,
    on: "an open import",
    answers: ofTheHouse,
    arrange: begun,
    input: (input) => input,
  }),
  verbCase({
    verb: finishImport,
    on: "an open import onto a line",
    answers: "OOOFFFFN",
    arrange: begun,
    input: (input) => input,
  }),
];
