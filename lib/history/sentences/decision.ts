import { SECTION_KINDS } from "@/db/enums";
import { SECTION_GUIDES } from "@/lib/adr/sections";
import type { DECISION_EVENTS } from "../types";
import type { Part, Sentence } from "./parts";
import type { ReaderEvent } from "./readers";
import { listed, wordsStruck, type Teller } from "./words";

type DecisionEvent = Exclude<
  Extract<(typeof DECISION_EVENTS)[number], `decision.${string}` | `approval.${string}`>,
  ReaderEvent
>;

const strong = (text: string): Part => ({ kind: "strong", text });
const change = (t: Teller, from: number, to: number): Part => ({
  kind: "change",
  decision: t.here,
  from,
  to,
  text: `revision ${from} to ${to}`,
});

/** The sections a revision touched, by the names of what it committed to and as the record heads them. */
function touched(t: Teller): readonly Part[] {
  const names = SECTION_KINDS.filter((kind) => t.told.committed.includes(kind)).map(
    (kind) => SECTION_GUIDES[kind].heading,
  );
  const all = t.told.committed.includes("title") ? ["Title", ...names] : names;
  return all.length === 0 ? [strong("the record")] : listed(all.map(strong));
}

function added(t: Teller, verb: string, say: (key: string) => readonly Part[]): readonly (string | readonly Part[])[] {
  const came = t.ids("added").length === 0 ? [] : [` ${verb} `, say("added")];
  const went =
    t.ids("removed").length === 0 ? [] : [came.length === 0 ? " took away " : " and took away ", say("removed")];
  return [...came, ...went];
}

/** The revision that an approval was given to, where it can still be read. */
const approvedRevision = (t: Teller): Part => {
  const approval = t.names.approvals.get(t.id("approval") ?? "");
  return approval === undefined
    ? { kind: "text", text: "the record" }
    : { kind: "revision", decision: t.here, revision: approval.revision };
};

const ofLines = (t: Teller): readonly (string | readonly Part[])[] =>
  t.ids("lines").length === 0 ? [] : [" for ", t.lines("lines")];

const fromFile = (t: Teller): readonly (string | Part)[] =>
  t.told.texts["path"] === undefined ? [] : [" from ", t.named("path")];

/** How a line stands to the decision, as a clause. */
function adoptionOf(t: Teller): readonly (string | Part)[] {
  const line = t.line(t.id("line") ?? "");
  const [due, expires] = [t.day("dueOn"), t.day("expiresOn")];
  switch (t.word("stance")) {
    case "adopted":
      return [line, " has ", strong("adopted"), " it"];
    case "planned":
      return [line, " ", strong("plans"), " to adopt it", ...(due === null ? [] : [" by ", due])];
    case "waived":
      return [line, " has a ", strong("waiver"), ...(expires === null ? [] : [" until ", expires])];
    case "not_applicable":
      return ["it is ", strong("not applicable"), " to ", line];
    default:
      return ["how ", line, " stands to it"];
  }
}

const isWhole = (t: Teller): boolean => t.ids("silent").length === 0 && t.ids("overridden").length === 0;

/** By what a revision was accepted: every line's approvals, which `whole` says, or, on some, silence or an override. */
function howAccepted(t: Teller, whole: string): readonly (string | Part | readonly Part[])[] {
  if (isWhole(t)) return [`: ${whole}`, t.revision()];
  const [silent, overridden] = [t.ids("silent"), t.ids("overridden")];
  return [
    ": ",
    t.revision(),
    " has what its product lines ask for",
    ...(silent.length === 0 ? [] : [", by silence on ", t.lines("silent")]),
    ...(overridden.length === 0 ? [] : [", by an override on ", t.lines("overridden")]),
  ];
}

const inPlaceOf = (t: Teller): readonly (string | Part)[] =>
  t.id("onBehalfOf") === null ? [] : [", in the place of ", t.member(t.id("onBehalfOf")), ","];

/** Events of a decision's record, its states and its approval. */
export const DECISION_TELLERS: Readonly<Record<DecisionEvent, (t: Teller) => Sentence>> = {
  "decision.created": (t) => {
    const again = t.id("startsAgain");
    return t.say("text", [
      t.actor,
      " created the decision",
      ...ofLines(t),
      ...(again === null ? [] : [", starting ", t.decision(again), " again"]),
      ".",
    ]);
  },
  "decision.imported": (t) =>
    t.say("text", [
      t.actor,
      " imported the decision as ",
      strong(t.word("status") ?? "draft"),
      ...ofLines(t),
      ...fromFile(t),
      ". What happened before was not witnessed here.",
    ]),
  "decision.imported_again": (t) =>
    t.say("text", [
      t.actor,
      " imported it again",
      ...fromFile(t),
      ", where ",
      touched(t),
      " had changed. It is ",
      strong(t.word("status") ?? "draft"),
      ".",
    ]),
  "decision.links_changed": (t) => {
    const [verb, kind, target] = [t.word("linkVerb"), t.word("linkKind"), t.id("linkTarget")];
    if (verb === null || kind === null || target === null)
      return t.say("text", [t.actor, " set how it is linked to other decisions."]);
    const said = verb === "added" ? " said that it " : " took back that it ";
    return t.say("text", [t.actor, said, strong(kind.replace("_", " ")), " ", t.decision(target), "."]);
  },
  "decision.started_again": (t) => t.say("text", [t.actor, " started it again as ", t.decision(t.id("decision")), "."]),
  "decision.revised": (t) => {
    const to = t.number("revision") ?? 1;
    const from = t.number("basedOn") ?? to - 1;
    const correction = t.is("isCorrection") ? " as a correction. The accepted text stays in force" : "";
    return t.say(
      "text",
      [t.actor, " revised ", touched(t), `${correction}: `, change(t, from, to), "."],
      t.quote("summary"),
    );
  },
  "decision.steward_changed": (t) =>
    t.say("people", [
      t.actor,
      " made ",
      t.member(t.id("steward")),
      " steward. Before: ",
      t.member(t.id("formerSteward")),
      ".",
    ]),
  "decision.lines_changed": (t) => {
    const what = added(t, "added", (key) => t.lines(key));
    return t.say("line", [t.actor, ...(what.length === 0 ? [" changed its product lines"] : what), "."]);
  },
  "decision.review_date_changed": (t) => {
    const on = t.day("reviewOn");
    return t.say("text", [
      t.actor,
      ...(on === null ? [" took the review date away."] : [" set its review for ", on, "."]),
    ]);
  },
  "decision.reviewed": (t) => {
    const answer = t.word("answer");
    const successor = t.id("successor");
    if (answer === "revise")
      return t.say(
        "text",
        [
          t.actor,
          " reviewed it and began ",
          ...(successor === null ? ["a successor"] : [t.decision(successor)]),
          " to revise it.",
        ],
        t.quote("reason"),
      );
    return t.say(
      "text",
      [t.actor, answer === "retire" ? " reviewed it and retires it." : " reviewed it: it is still valid."],
      t.quote("reason"),
    );
  },
  "decision.trigger_added": (t) =>
    t.say("text", [t.actor, " named what would make it worth another look."], t.quote("words")),
  "decision.trigger_removed": (t) => t.say("text", [t.actor, " stopped watching for something."], t.quote("words")),
  "decision.trigger_happened": (t) =>
    t.say(
      "text",
      [t.actor, " said that what was watched for has happened: ", t.named("words"), "."],
      t.quote("reason"),
    ),
  "decision.supersedes_changed": (t) =>
    t.ids("supersedes").length === 0
      ? t.say("text", [t.actor, " said that it supersedes no decision any more."])
      : t.say("text", [t.actor, " said that it will supersede ", t.decisions("supersedes"), "."]),
  "decision.tags_changed": (t) =>
    t.number("tags") === 0
      ? t.say("text", [t.actor, " took its tags away."])
      : t.say("text", [t.actor, " tagged it ", t.named("tags"), "."]),
  "decision.proposed": (t) =>
    t.say("proposed", [
      t.actor,
      " proposed ",
      t.revision(),
      ...(t.ids("lines").length === 0 ? [" for approval"] : [" to the leads of ", t.lines("lines")]),
      ".",
    ]),
  "decision.withdrawn": (t) => t.say("ended", [t.actor, " withdrew the decision."], t.quote("reason")),
  "decision.accepted": (t) =>
    t.say("accepted", [
      "The decision was ",
      strong("accepted"),
      ...howAccepted(t, "every product line approved "),
      ".",
    ]),
  "decision.rejected": (t) => t.say("rejected", ["The decision was ", strong("rejected"), " with ", t.revision(), "."]),
  "decision.deprecated": (t) =>
    t.say("ended", [t.actor, " ", strong("deprecated"), " the decision."], t.quote("reason")),
  "decision.superseded_on_line": (t) => t.say("ended", [t.decision(t.id("by")), " took over", ...ofLines(t), "."]),
  "decision.superseded": (t) =>
    t.say("ended", [
      "The decision is ",
      strong("superseded"),
      " by ",
      t.decision(t.id("by")),
      ": it is in force on no product line any more.",
    ]),
  "decision.adoption_recorded": (t) =>
    t.say("line", [t.actor, " recorded: ", ...adoptionOf(t), "."], t.quote("reason")),
  "decision.adoption_withdrawn": (t) =>
    t.say("line", [t.actor, " took back how ", t.line(t.id("line") ?? ""), " stands to it."]),
  "decision.correction_accepted": (t) =>
    t.say("accepted", [
      "The correction was ",
      strong("accepted"),
      ...howAccepted(t, ""),
      isWhole(t) ? " is in force." : ". It is in force.",
    ]),
  "decision.correction_dropped": (t) => {
    const dropped = t.number("dropped");
    const what: Part =
      dropped === null
        ? { kind: "text", text: "the correction" }
        : { kind: "revision", decision: t.here, revision: dropped };
    return t.say("text", [t.actor, " dropped the correction in ", what, ". The accepted text stands."]);
  },
  "decision.words_struck": (t) => wordsStruck(t),
  "approval.given": (t) =>
    t.say(
      "approved",
      [
        t.actor,
        ...inPlaceOf(t),
        " approved ",
        t.revision(),
        ...ofLines(t),
        t.is("isDissent") ? ", and dissents" : "",
        t.is("isSelfApproved") ? ". Self-approved: nobody else could." : ".",
      ],
      t.quote("reason", "note"),
    ),
  "approval.changes_requested": (t) =>
    t.say("waits", [t.actor, ...inPlaceOf(t), " requested changes to ", t.revision(), "."], t.quote("reason")),
  "approval.rejected": (t) =>
    t.say("rejected", [t.actor, ...inPlaceOf(t), " rejected ", t.revision(), ...ofLines(t), "."], t.quote("reason")),
  "approval.overridden": (t) =>
    t.say(
      "accepted",
      [t.actor, " overrode the approvals that ", t.revision(), " still missed", ...ofLines(t), "."],
      t.quote("reason"),
    ),
  "approval.lifted": (t) =>
    t.word("verdict") === null
      ? t.say("approved", [t.actor, " lifted the request for changes to ", approvedRevision(t), "."])
      : t.say("text", ["A new verdict of ", t.actor, " answers the request for changes to ", approvedRevision(t), "."]),
};
