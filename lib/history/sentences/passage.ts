import { SECTION_KINDS } from "@/db/enums";
import { SECTION_GUIDES } from "@/lib/adr/sections";
import type { DECISION_EVENTS } from "../types";
import type { Part, Sentence } from "./parts";
import type { Teller } from "./words";

type PassageEvent = Extract<(typeof DECISION_EVENTS)[number], `passage.${string}` | `suggestion.${string}`>;

/** The section a passage stands in, as the record heads it. */
function section(t: Teller): Part {
  const kind = SECTION_KINDS.find((one) => one === t.word("section"));
  return kind === undefined
    ? { kind: "text", text: "the record" }
    : { kind: "strong", text: SECTION_GUIDES[kind].heading };
}

/** Events of threads and suggestions on passages of the record. */
export const PASSAGE_TELLERS: Readonly<Record<PassageEvent, (t: Teller) => Sentence>> = {
  "passage.resolved": (t) => t.say("comment", [t.actor, " resolved a thread on a passage of ", section(t), "."]),
  "passage.reopened": (t) => t.say("comment", [t.actor, " reopened a thread on a passage of ", section(t), "."]),
  "suggestion.made": (t) =>
    t.say("comment", [t.actor, " suggested other words for a passage of ", section(t), "."], t.quote("reason")),
  "suggestion.accepted": (t) =>
    t.say("text", [
      t.actor,
      " took up what ",
      t.member(t.id("author")),
      " suggested for ",
      section(t),
      ", in ",
      t.revision(),
      ".",
    ]),
  "suggestion.rejected": (t) =>
    t.say(
      "comment",
      [t.actor, " rejected what ", t.member(t.id("author")), " suggested for ", section(t), "."],
      t.quote("reason"),
    ),
  "suggestion.withdrawn": (t) => t.say("comment", [t.actor, " withdrew a suggestion for ", section(t), "."]),
};
