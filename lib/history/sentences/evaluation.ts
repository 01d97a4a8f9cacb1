import type { DECISION_EVENTS } from "../types";
import type { Part, Sentence, Told } from "./parts";
import { counted, listed, type Teller } from "./words";

type EvaluationEvent = Extract<(typeof DECISION_EVENTS)[number], `evaluation.${string}` | `comment.${string}`>;

/** Each way of voting on the options themselves, as its events name it. */
const VOTES: Readonly<Record<string, string>> = {
  approval: "an approval vote",
  ranked: "a ranked vote",
  score: "a score vote",
  consent: "a vote on consent",
};
const voteOf = (t: Teller): string | undefined => VOTES[t.word("method") ?? ""];

/** "weights", "scores" or "a vote", and the round when it is not the first. */
function ballotOf(t: Teller): string {
  const scores = voteOf(t) === undefined ? "scores" : "a vote";
  const what = t.word("kind") === "weighting" ? "weights" : scores;
  const round = t.number("roundNumber") ?? 1;
  return round > 1 ? `${what} for round ${round}` : what;
}

const until = (t: Teller, key = "deadline"): readonly (string | Part)[] => {
  const deadline = t.moment(key);
  return deadline === null ? [] : [", until ", deadline];
};

const option = (t: Teller): Part => nameOf(t.names.options.get(t.id("option") ?? ""), "an option");
const criterion = (t: Teller): Part => nameOf(t.names.criteria.get(t.id("criterion") ?? ""), "a criterion");
const nameOf = (name: string | undefined, otherwise: string): Part =>
  name === undefined ? { kind: "text", text: otherwise } : { kind: "strong", text: name };

/** What one change of the matrix did, by the word its event carries. */
const CHANGES: Readonly<Record<string, string>> = {
  option_added: " added the option ",
  option_changed: " changed the option ",
  option_removed: " removed the option ",
  option_restored: " brought back the option ",
  criterion_added: " added the criterion ",
  criterion_changed: " changed the criterion ",
  criterion_removed: " removed the criterion ",
};

function setupChanged(t: Teller): Sentence {
  const change = t.word("change") ?? "";
  const said = CHANGES[change];
  if (said !== undefined) return t.say("evaluation", [t.actor, said, t.named("name"), "."]);
  const ordered = change === "options_ordered" ? "options" : change === "criteria_ordered" ? "criteria" : null;
  return ordered === null
    ? t.say("evaluation", [t.actor, " changed what is compared, or by what, in ", t.evaluation(), "."])
    : t.say("evaluation", [t.actor, ` put the ${ordered} into another order.`]);
}

/** What a team says of its situation, in the words of the question and of the choice. */
function contextAnswered(t: Teller): Sentence {
  const question = ["“", t.named("question"), "”"];
  if (t.is("isTakenBack")) return t.say("evaluation", [t.actor, " took back the answer to ", ...question, "."]);
  const answer = t.told.committed.includes("answer") ? [": ", t.named("answer")] : [];
  return t.say("evaluation", [t.actor, " answered ", ...question, ...answer, "."], t.quote("note"));
}

const CLOSENESS: Readonly<Record<string, string>> = {
  clear: ", clearly",
  close: ", in a close call",
  tie: ", in a tie",
  none: ", with every option below a minimum",
};

/** One voter's lead is not called clear: nobody can say how far others would differ (rule 31). */
function closenessOf(t: Teller): string {
  const closeness = t.word("closeness") ?? "";
  if (closeness === "clear" && t.number("voters") === 1) return ", with one voter";
  return CLOSENESS[closeness] ?? "";
}

/** What a vote on the options came to, by the word its event carries. */
const OUTCOMES: Readonly<Record<string, string>> = {
  none: " and froze its result: no option carries.",
  invalid: " and froze its result: the quorum was not reached.",
};

/** Who closed it and what the frozen result says, in names and words rather than in figures of the method. */
function closed(t: Teller): Sentence {
  const nobody = OUTCOMES[t.word("outcome") ?? ""];
  if (nobody !== undefined) return t.say("closed", [t.actor, " closed ", t.evaluation(), nobody]);
  const leaders = t.ids("leaders").flatMap((id) => t.names.options.get(id) ?? []);
  const lead: readonly (string | readonly Part[])[] =
    leaders.length === 0
      ? [" and froze its result."]
      : [
          " and froze its result: ",
          listed(leaders.map((name): Part => ({ kind: "strong", text: name }))),
          t.word("outcome") === null
            ? `${leaders.length === 1 ? " leads" : " lead"}${closenessOf(t)}.`
            : leaders.length === 1
              ? " carries."
              : " tie.",
        ];
  return t.say("closed", [t.actor, " closed ", t.evaluation(), ...lead]);
}

const onCell = (t: Teller): readonly (string | readonly Part[])[] => (t.cell().length === 0 ? [] : [" on ", t.cell()]);

/** A measured value with its unit, and below it where it comes from. */
function measureSet(t: Teller): Sentence {
  const value = t.word("value");
  const unit = t.told.texts["unit"] ?? "";
  const where = t.cell().length === 0 ? "a cell" : t.cell();
  if (value === null) return t.say("evaluation", [t.actor, " took the measured value away from ", where, "."]);
  const said = unit === "" ? value : `${value} ${unit}`;
  return t.say(
    "evaluation",
    [t.actor, " entered ", { kind: "strong", text: said }, " for ", where, "."],
    t.quote("source"),
  );
}

/** How a round came to be revealed. Nothing of a ballot is said before; afterwards only how many there were. */
function revealed(t: Teller): Sentence {
  const submitted = t.number("submitted") ?? 0;
  const participants = t.number("participants") ?? submitted;
  const what = `${ballotOf(t)}: ${submitted} of ${counted(participants, "participant")} had submitted.`;
  return t.told.actorId === null || t.word("cause") === "deadline"
    ? t.say("revealed", [`The deadline passed and the ${what.replace(":", " were revealed:")}`])
    : t.say("revealed", [t.actor, ` revealed the ${what}`]);
}

function scoringOpened(t: Teller): Sentence {
  const round = t.number("roundNumber") ?? 1;
  const cells = t.number("cells");
  const people = counted(t.ids("participants").length, "participant");
  const vote = voteOf(t);
  const first = vote === undefined ? " opened blind scoring" : ` opened ${vote}, blind,`;
  const what = round === 1 ? first : ` opened round ${round} of ${vote === undefined ? "scoring" : "the vote"}`;
  const scope = cells === null ? "" : ` on ${counted(cells, "cell")}`;
  const blind = t.told.data["isBlind"] === false ? " It is not blind: scores had been seen." : "";
  return t.say("evaluation", [t.actor, `${what}${scope} for ${people}`, ...until(t), `.${blind}`]);
}

function deadlineChanged(t: Teller): Sentence {
  const from = t.moment("from");
  const to = t.moment("to");
  return t.say("evaluation", [
    t.actor,
    ` moved the deadline for ${ballotOf(t)}`,
    ...(from === null ? [] : [" from ", from]),
    ...(to === null ? [] : [" to ", to]),
    ".",
  ]);
}

const WEIGHTING_NAMES: Readonly<Record<string, string>> = {
  points: "100 points each",
  swing: "swing weights",
  rank: "weights from an order",
  pairwise: "weights from pairs",
  steward: "weights given by the steward",
};
const REASON_RULE_NAMES: Readonly<Record<string, string>> = {
  never: "reasons are asked for and never required",
  extreme: "a score of 1 or 5 needs a reason",
  always: "every score needs a reason",
};

/** What was chosen, setting by setting, beginning with a colon; empty when nothing of it is known here. */
function settingsOf(data: Told["data"]): string {
  const yes = (name: string, does: string, doesNot: string) =>
    data[name] === true ? [does] : data[name] === false ? [doesNot] : [];
  const one = (name: string, names: Readonly<Record<string, string>>) => {
    const said = names[String(data[name])];
    return said === undefined ? [] : [said];
  };
  const number = (name: string, say: (value: number) => string, none: string) => {
    const value = data[name];
    return typeof value === "number" ? [say(value)] : value === null ? [none] : [];
  };
  const weighted = data["roleWeights"];
  const said = [
    ...one("weighting", WEIGHTING_NAMES),
    ...yes("weighsThemesFirst", "themes are weighed first", "criteria are weighed all at once"),
    ...one("reasonRule", REASON_RULE_NAMES),
    ...yes("asksConfidence", "voters say how sure they are", "voters do not say how sure they are"),
    ...yes("asksFavourites", "favourites are asked last", "favourites are not asked"),
    ...number("quorum", (count) => `a quorum of ${counted(count, "ballot")}`, "no quorum"),
    ...number("shareNeeded", (share) => `more than ${share}% needed`, "no share needed"),
    ...one("shareOf", { cast: "of the votes cast", eligible: "of the people eligible" }),
    ...(weighted === undefined ? [] : [weighted === null ? "every vote counts alike" : "votes count by role"]),
  ];
  return said.length === 0 ? "" : `: ${said.join(", ")}`;
}

/** Events of an evaluation, and of what people said about it. */
export const EVALUATION_TELLERS: Readonly<Record<EvaluationEvent, (t: Teller) => Sentence>> = {
  "evaluation.created": (t) =>
    t.say("evaluation", [
      t.actor,
      " began ",
      t.evaluation(voteOf(t) ?? "an evaluation"),
      t.word("template") === null ? "." : " from a template.",
    ]),
  "evaluation.setup_changed": setupChanged,
  "evaluation.settings_changed": (t) =>
    t.say("evaluation", [t.actor, " changed how ", t.evaluation(), ` is run${settingsOf(t.told.data)}.`]),
  "evaluation.measure_set": measureSet,
  "evaluation.evidence_added": (t) =>
    t.say("evaluation", [t.actor, " added evidence", ...onCell(t), "."], t.quote("body", "url")),
  "evaluation.evidence_removed": (t) =>
    t.say("evaluation", [t.actor, " removed evidence", ...onCell(t), "."], t.quote("body", "url")),
  "evaluation.goals_linked": (t) => {
    const { links } = t.told.data;
    const count = Array.isArray(links) ? links.length : 1;
    return t.say("evaluation", [t.actor, ` said which goals the criteria serve: ${counted(count, "link")} changed.`]);
  },
  "evaluation.ownership_set": (t) => {
    const costed = `entered what owning ${counted(t.number("options") ?? 0, "option")} costs`;
    return t.say("evaluation", [t.actor, t.is("isTakenAway") ? " took away the costs of ownership." : ` ${costed}.`]);
  },
  "evaluation.context_answered": contextAnswered,
  "evaluation.names_hidden": (t) =>
    t.say("evaluation", [
      t.actor,
      " hid the names of the participants of ",
      t.evaluation(),
      ", for good: votes stand under numbers.",
    ]),
  "evaluation.weighting_opened": (t) =>
    t.say("evaluation", [
      t.actor,
      ` opened blind weighting for ${counted(t.ids("participants").length, "participant")}`,
      ...until(t),
      ".",
    ]),
  "evaluation.weights_set_by_steward": (t) =>
    t.say("evaluation", [
      t.actor,
      t.is("isGiven") ? " gave the weights." : " set the weights, because nobody had submitted any.",
    ]),
  "evaluation.scoring_opened": scoringOpened,
  "evaluation.participant_added": (t) =>
    t.say("people", [t.actor, " added ", t.member(t.id("member")), " to ", t.evaluation(), "."]),
  "evaluation.participant_removed": (t) =>
    t.say("people", [
      t.actor,
      " took ",
      t.member(t.id("member")),
      " off ",
      t.evaluation(),
      t.is("voidedBallot") ? ". Their ballot in the open round is void." : ".",
    ]),
  "evaluation.deadline_changed": deadlineChanged,
  "evaluation.reminded": (t) => {
    const whom = `${counted(t.number("reminded") ?? 0, "participant")} to submit their ${ballotOf(t)}.`;
    return t.told.actorId === null
      ? t.say("evaluation", [`Accord reminded ${whom}`])
      : t.say("evaluation", [t.actor, ` reminded ${whom}`]);
  },
  "evaluation.ballot_submitted": (t) => t.say("ballot", [t.actor, ` submitted ${ballotOf(t)}.`]),
  "evaluation.round_revealed": revealed,
  "evaluation.objection_met": (t) =>
    t.say(
      "evaluation",
      [t.actor, " said how the objection of ", t.member(t.id("member")), " is met."],
      t.quote("resolution"),
    ),
  "evaluation.objection_withdrawn": (t) =>
    t.say("evaluation", [t.actor, " withdrew their objection."], t.quote("resolution")),
  "evaluation.cell_stance_set": (t) => {
    const stance = t.word("stance");
    const what =
      stance === "settled"
        ? " called settled: "
        : stance === "agree_to_differ"
          ? " recorded that the team agrees to differ on "
          : " reopened ";
    return t.say("evaluation", [t.actor, what, t.cell().length === 0 ? "a cell" : t.cell(), "."]);
  },
  "evaluation.premortem_written": (t) =>
    t.say("evaluation", [
      t.actor,
      t.told.data["isWritten"] === false ? " took back what could make " : " wrote what could make ",
      option(t),
      " fail.",
    ]),
  "evaluation.criterion_dropped": (t) =>
    t.say("evaluation", [t.actor, " dropped the criterion ", criterion(t), "."], t.quote("reason")),
  "evaluation.option_dropped": (t) =>
    t.say("evaluation", [t.actor, " dropped the option ", option(t), "."], t.quote("reason")),
  "evaluation.reopened": (t) =>
    t.say("evaluation", [t.actor, " reopened ", t.evaluation(), " and returned to its setup."], t.quote("reason")),
  "evaluation.closed": closed,
  "evaluation.cancelled": (t) =>
    t.say("ended", [t.actor, " cancelled ", t.evaluation(), ". It has no result."], t.quote("reason")),
  "evaluation.choice_made": (t) =>
    t.say(
      "closed",
      t.id("option") === null
        ? [t.actor, " chose no option."]
        : [t.actor, " chose ", option(t), t.told.data["isLeader"] === false ? ", although another option leads." : "."],
      t.quote("reason"),
    ),
  "comment.posted": (t) =>
    t.say(
      "comment",
      [t.actor, t.id("passage") === null ? " commented" : " commented on a passage", ...onCell(t), "."],
      t.quote("body", "comment", "text"),
    ),
  "comment.edited": (t) =>
    t.say("comment", [t.actor, " edited a comment", ...onCell(t), "."], t.quote("body", "comment", "text")),
  "comment.deleted": (t) => t.say("comment", [t.actor, " deleted a comment", ...onCell(t), "."]),
};
