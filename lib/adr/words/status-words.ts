import { DECISION_STATUSES, type DecisionStatus } from "@/db/enums";
import type { StatusReading } from "../document";
import { LINK } from "./link";

/** A status as it was understood. */
export interface UnderstoodStatus {
  readonly state: DecisionStatus | null;
  readonly reading: StatusReading;
  /** The word that it was read from; empty when there was none. */
  readonly word: string;
}

/** Words that say one of our states without a doubt. */
const SAME: Readonly<Record<DecisionStatus, readonly string[]>> = {
  draft: [
    "draft",
    "wip",
    "work in progress",
    "work-in-progress",
    "drafting",
    "草稿",
    "entwurf",
    "borrador",
    "brouillon",
  ],
  proposed: [
    ...[
      "proposed",
      "proposal",
      "pending",
      "review",
      "in review",
      "in-review",
      "under review",
      "ready for review",
      "rfc",
    ],
    ...["request for comments", "last call", "in discussion", "under discussion", "discussion", "open", "submitted"],
    ...["提议", "提案", "建议", "vorgeschlagen", "propuesto", "proposé"],
  ],
  accepted: [
    ...["accepted", "approved", "adopted", "active", "implemented", "done", "final", "living", "decided", "agreed"],
    ...["ratified", "in force", "in effect", "implementable", "complete", "completed", "closed", "resolved", "enacted"],
    ...[
      "通过",
      "已通过",
      "完成",
      "已完成",
      "接受",
      "已接受",
      "采纳",
      "akzeptiert",
      "angenommen",
      "aceptado",
      "accepté",
      "adopté",
    ],
  ],
  rejected: [
    ...[
      "rejected",
      "declined",
      "refused",
      "denied",
      "not accepted",
      "not approved",
      "won't do",
      "wontfix",
      "turned down",
    ],
    ...["拒绝", "已拒绝", "abgelehnt", "rechazado", "rejeté"],
  ],
  deprecated: [
    "deprecated",
    "obsolete",
    "retired",
    "reverted",
    "obsoleted",
    "sunset",
    "end of life",
    "已弃用",
    "弃用",
    "veraltet",
  ],
  superseded: [
    "superseded",
    "superceded",
    "superseeded",
    "replaced",
    "已取代",
    "取代",
    "ersetzt",
    "reemplazado",
    "remplacé",
  ],
  withdrawn: ["withdrawn", "cancelled", "canceled", "abandoned", "dropped", "撤回", "zurückgezogen", "retirado"],
};

/** Words that come near one of our states: a person should look. */
const NEAR: Readonly<Record<string, DecisionStatus>> = {
  "in progress": "draft",
  "in-progress": "draft",
  incomplete: "draft",
  idea: "draft",
  todo: "draft",
  unknown: "draft",
  stub: "draft",
  provisional: "proposed",
  experimental: "proposed",
  trial: "proposed",
  candidate: "proposed",
  "on hold": "proposed",
  "on-hold": "proposed",
  paused: "proposed",
  deferred: "proposed",
  postponed: "proposed",
  "partially implemented": "accepted",
  "partly implemented": "accepted",
  "partially accepted": "accepted",
  "partially superseded": "accepted",
  "partly superseded": "accepted",
  "superseded in part": "accepted",
  amended: "accepted",
  stable: "accepted",
  merged: "accepted",
  current: "accepted",
  stagnant: "withdrawn",
  inactive: "withdrawn",
  archived: "deprecated",
  historic: "deprecated",
};

interface Known {
  readonly word: string;
  readonly state: DecisionStatus;
  readonly reading: "stated" | "mapped" | "guessed";
}

/** Longer words first, so that `not accepted` is not read as `accepted`. */
const KNOWN: readonly Known[] = [...sameWords(), ...nearWords()].sort((a, b) => b.word.length - a.word.length);

function sameWords(): Known[] {
  return DECISION_STATUSES.flatMap((state) =>
    SAME[state].map((word): Known => ({ word, state, reading: word === state ? "stated" : "mapped" })),
  );
}

function nearWords(): Known[] {
  return Object.entries(NEAR).map(([word, state]): Known => ({ word, state, reading: "guessed" }));
}

const NONE: UnderstoodStatus = { state: null, reading: "none", word: "" };

/** Only so much of a status is looked at: what is longer is a text. */
const MOST = 300;

/**
 * Reads a status as it is written: any of forty words in five languages, with emoji, emphasis, braces, comments, dates and votes around it.
 * A list of all choices is nobody's status. A word in the middle of a sentence is a guess.
 */
export function understandStatus(written: string): UnderstoodStatus {
  const text = undecorated(written);
  if (text === "") return NONE;
  if (isListOfChoices(text)) return { ...NONE, word: text };
  const begins = KNOWN.find(({ word }) => startsWithWord(text, word));
  if (begins !== undefined) return begins;
  const within = firstWithin(text);
  return within === undefined ? { ...NONE, word: text } : { ...within, reading: "guessed" };
}

/** Without emoji, marks, quotes, braces, comments, a date in front and a stop behind; struck-out text goes. */
export function undecorated(written: string): string {
  return written
    .slice(0, MOST)
    .replace(/<!--.*?(?:-->|$)/gs, " ")
    .replace(/~~[^~]*~~/g, " ")
    .replace(LINK, "$1")
    .replace(/<\/?[a-z][^<>]*>/gi, " ")
    .replace(/(^|[ \t])#[ \t].*$/gm, "$1")
    .replace(/[*_`>{}"“”\\]|\p{Extended_Pictographic}|\uFE0F|\u200D/gu, " ")
    .replace(/^[\s:：-]*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2})?[\s:：-]*/u, "")
    .replace(/\s+/g, " ")
    .replace(/^[\s|]+|(?<![\s.;,!|])[\s.;,!|]+$/g, "")
    .toLowerCase();
}

/** `proposed | rejected | accepted`, `列表：提议/通过/完成`: what a template offers. */
function isListOfChoices(text: string): boolean {
  const parts = text
    .replace(/^[^:：]{1,12}[:：]\s*/u, "")
    .split(/[|/,、]| or /)
    .map((part) => part.trim());
  if (parts.length < 3) return false;
  return new Set(parts.flatMap((part) => KNOWN.find(({ word }) => word === part)?.state ?? [])).size >= 3;
}

const WORD = /[\p{L}\p{N}]/u;

/** Whether the text begins with the word; Chinese words need no end. */
function startsWithWord(text: string, word: string): boolean {
  if (!text.startsWith(word)) return false;
  return !WORD.test(text.charAt(word.length)) || /\p{Script=Han}$/u.test(word);
}

/** The state named first, of those that are said and not denied. */
function firstWithin(text: string): Known | undefined {
  let first: { readonly at: number; readonly known: Known } | undefined;
  for (const known of KNOWN) {
    const at = text.indexOf(known.word);
    if (at < 0 || (first !== undefined && at >= first.at)) continue;
    if (WORD.test(text.charAt(at - 1)) || !startsWithWord(text.slice(at), known.word)) continue;
    // Words that texts are full of say nothing in the middle of one.
    if (known.word.length < 6 || known.reading === "guessed" || COMMON.has(known.word)) continue;
    if (first === undefined || at < first.at) first = { at, known };
  }
  return first?.known;
}

const COMMON = new Set([
  "proposal",
  "review",
  "discussion",
  "active",
  "living",
  "resolved",
  "complete",
  "closed",
  "replaced",
  "done",
]);
