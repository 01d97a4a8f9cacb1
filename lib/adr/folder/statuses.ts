import type { DecisionStatus } from "@/db/enums";
import type { AdrDocument } from "../document";

const FOLDERS: Readonly<Record<string, DecisionStatus>> = {
  deprecated: "deprecated",
  obsolete: "deprecated",
  archive: "deprecated",
  archived: "deprecated",
  draft: "draft",
  drafts: "draft",
  proposed: "proposed",
  proposals: "proposed",
  accepted: "accepted",
  approved: "accepted",
  rejected: "rejected",
  declined: "rejected",
  superseded: "superseded",
  withdrawn: "withdrawn",
};

/**
 * The status of a record that states none: by the index, by its folder's name, or by its dialect (log4brains: none means accepted, an
 * unknown word means draft).
 */
export function withFolderStatus(document: AdrDocument, indexed: ReadonlyMap<string, IndexedStatus>): AdrDocument {
  if (document.status.state !== null) return document;
  const inIndex = indexed.get(document.path);
  if (inIndex !== undefined)
    return guessed(document, inIndex.state, `${inIndex.index} says “${inIndex.raw}”.`, inIndex.raw);
  const folders = document.path.toLowerCase().split("/").slice(0, -1).reverse();
  const folder = folders.find((name) => Object.hasOwn(FOLDERS, name));
  const state = folder === undefined ? undefined : FOLDERS[folder];
  if (state !== undefined) return guessed(document, state, `It lies in the folder “${folder}”.`);
  if (document.format !== "log4brains") return document;
  return document.status.raw === null
    ? guessed(document, "accepted", "log4brains takes a record without a status as accepted.")
    : guessed(document, "draft", "log4brains takes a status that it does not know as a draft.");
}

/** What an index says of a record. */
export interface IndexedStatus {
  readonly state: DecisionStatus;
  readonly raw: string;
  /** Path of the index. */
  readonly index: string;
}

function guessed(document: AdrDocument, state: DecisionStatus, why: string, raw?: string): AdrDocument {
  const note = { file: document.path, line: 1, column: 1, about: "status" as const, isGuess: true };
  return {
    ...document,
    outcome: document.outcome === "read" ? "read with guesses" : document.outcome,
    status: { state, raw: document.status.raw ?? raw ?? null, reading: "guessed" },
    notes: [...document.notes, { ...note, what: `It is taken as ${state}.`, why }],
  };
}
