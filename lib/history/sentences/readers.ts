import type { DECISION_EVENTS } from "../types";
import type { Part, Sentence } from "./parts";
import { counted, listed, type Teller } from "./words";

/** Events about who reads a decision, or was let in to read it. */
export type ReaderEvent = Extract<
  (typeof DECISION_EVENTS)[number],
  "decision.reading_asked" | "decision.read" | `share_link.${string}`
>;

/** More people than these are told by their number. */
const NAMED = 4;

function asked(t: Teller): readonly Part[] {
  const members = t.ids("members");
  if (members.length === 0 || members.length > NAMED)
    return [{ kind: "strong", text: members.length === 0 ? "people" : counted(members.length, "person", "people") }];
  return listed(members.map((id) => t.member(id)));
}

const until = (t: Teller, key: string): readonly (string | Part)[] => {
  const on = t.day(key);
  return on === null ? [] : [" until ", on];
};

/** On a decision's chain what is shared is the decision; on the organization's it is a product line. */
const shared = (t: Teller): readonly (string | Part)[] => {
  const line = t.id("sharedLine");
  return line === null ? ["the decision"] : ["what is in force in ", t.line(line)];
};

export const READER_TELLERS: Readonly<Record<ReaderEvent, (t: Teller) => Sentence>> = {
  "decision.reading_asked": (t) =>
    t.say("people", [t.actor, " asked ", asked(t), " to read it", ...until(t, "dueOn"), "."]),
  "decision.read": (t) => t.say("people", [t.actor, " has read ", t.revision(), "."]),
  "share_link.created": (t) =>
    t.say("people", [
      t.actor,
      " shared ",
      ...shared(t),
      " by a link for ",
      t.named("label"),
      ...until(t, "linkEndsOn"),
      ".",
    ]),
  "share_link.revoked": (t) =>
    t.say("people", [t.actor, " revoked the link for ", t.named("label"), " to ", ...shared(t), "."]),
};
