import type { ORGANIZATION_EVENTS } from "../types";
import type { Part, Sentence } from "./parts";
import { wordsStruck, type Teller } from "./words";

const ROLE: Readonly<Record<string, string>> = {
  owner: "an owner",
  admin: "an admin",
  lead: "a lead",
  member: "a member",
  stakeholder: "a stakeholder",
};

const role = (t: Teller, key = "role") => ROLE[t.word(key) ?? ""] ?? "a member";
const forLines = (t: Teller): readonly (string | readonly Part[])[] =>
  t.ids("lines").length === 0 ? [] : [" for ", t.lines("lines")];
const lineOf = (t: Teller): Part => t.line(t.id("line") ?? "");

function important(t: Teller): readonly string[] {
  const importance = t.number("importance");
  return importance === null ? [] : [`, of importance ${importance}`];
}

function renamed(t: Teller): readonly (string | Part)[] {
  const { name, formerName } = t.told.texts;
  return name === undefined || name === formerName ? [] : [" to ", t.named("name")];
}

/** How a template came to be: written, copied, read from a file, or taken from an evaluation. */
function templateCreated(t: Teller): Sentence {
  const template = [" the template ", t.named("name")];
  switch (t.word("from")) {
    case "evaluation":
      return t.say("text", [
        t.actor,
        " saved the options and criteria of ",
        t.decision(t.id("decision")),
        " as",
        ...template,
        ".",
      ]);
    case "file":
      return t.say("text", [t.actor, " imported", ...template, "."]);
    case "copy":
      return t.say("text", [t.actor, " wrote", ...template, " from another one."]);
    default:
      return t.say("text", [t.actor, " wrote", ...template, "."]);
  }
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** For which line a rule is, or for the whole organization. */
const onLine = (t: Teller): readonly (string | Part)[] =>
  t.id("line") === null ? [" for the whole organization"] : [" for ", lineOf(t)];

/** Events of the organization's own chain: people, invitations, product lines, goals and templates. */
export const ORGANIZATION_TELLERS: Readonly<Record<(typeof ORGANIZATION_EVENTS)[number], (t: Teller) => Sentence>> = {
  "organization.created": (t) => t.say("people", [t.actor, " created the organization ", t.named("name"), "."]),
  "organization.proposal_limit_changed": (t) =>
    t.say("text", [t.actor, ` set that a proposal is left lying after ${t.number("days") ?? 30} days.`]),
  "organization.exported": (t) =>
    t.say("people", [
      t.actor,
      ` exported the whole organization: ${counted(t.number("decisions") ?? 0, "decision")}, ${counted(t.number("rows") ?? 0, "row")} in all.`,
    ]),
  "organization.deletion_asked": (t) =>
    t.say("people", [
      t.actor,
      ` asked to delete the organization after ${t.number("days") ?? 14} days, and closed it.`,
    ]),
  "organization.deletion_undone": (t) => t.say("people", [t.actor, " kept the organization, and opened it again."]),
  "organization.checkpoint_key_changed": (t) =>
    t.say("people", [
      t.id("former") === null
        ? "Checkpoints of this history began to be signed."
        : t.told.data["isSignedByFormer"] === true
          ? "Checkpoints are signed with a new key, which the former key signed too."
          : "Checkpoints are signed with a new key, and the former key did not sign it.",
    ]),
  "organization.second_factor_required": (t) =>
    t.say("people", [t.actor, " opened the organization only to those who prove a second factor."]),
  "organization.second_factor_waived": (t) =>
    t.say("people", [t.actor, " let in people without a second factor again."]),
  "organization.sso_changed": (t) =>
    t.say("people", [
      t.actor,
      " set up single sign-on through ",
      t.named("issuer"),
      t.told.data["isEnforced"] === true ? ", and made it the only way in for everybody but owners." : ".",
    ]),
  "organization.sso_removed": (t) =>
    t.say("people", [t.actor, " took away single sign-on through ", t.named("issuer"), "."]),
  "organization.domain_verified": (t) =>
    t.say("people", [t.actor, " verified the domain ", t.named("domain"), " for single sign-on."]),
  "organization.domain_removed": (t) => t.say("people", [t.actor, " let go of the domain ", t.named("domain"), "."]),
  "organization.words_struck": (t) => wordsStruck(t),
  "organization.renamed": (t) =>
    t.say("people", [t.actor, " renamed the organization from ", t.named("formerName"), " to ", t.named("name"), "."]),
  "member.joined": (t) => t.say("people", [t.member(t.id("member")), ` joined as ${role(t)}`, ...forLines(t), "."]),
  "member.role_changed": (t) =>
    t.say("people", [t.actor, " made ", t.member(t.id("member")), ` ${role(t)}. Before: ${role(t, "formerRole")}.`]),
  "member.lines_changed": (t) =>
    t.ids("lines").length === 0
      ? t.say("people", [t.actor, " opened every product line to ", t.member(t.id("member")), "."])
      : t.say("people", [t.actor, " limited ", t.member(t.id("member")), " to ", t.lines("lines"), "."]),
  "member.suspended": (t) => t.say("people", [t.actor, " suspended ", t.member(t.id("member")), "."]),
  "member.restored": (t) => t.say("people", [t.actor, " let ", t.member(t.id("member")), " in again."]),
  "member.removed": (t) => t.say("people", [t.actor, " removed ", t.member(t.id("member")), " from the organization."]),
  "member.reset_link_made": (t) =>
    t.say("people", [t.actor, " made a password reset link for ", t.member(t.id("member")), "."]),
  "member.erased": (t) => t.say("people", ["Name and address of ", t.member(t.id("member")), " were erased."]),
  "invitation.created": (t) => t.say("people", [t.actor, ` invited somebody as ${role(t)}`, ...forLines(t), "."]),
  "invitation.revoked": (t) => t.say("people", [t.actor, " withdrew an invitation."]),
  "product_line.created": (t) => {
    const parent = t.id("parent");
    return t.say("line", [
      t.actor,
      " created the product line ",
      t.named("name"),
      ...(parent === null ? [] : [" under ", t.line(parent)]),
      ".",
    ]);
  },
  "product_line.renamed": (t) =>
    t.say("line", [t.actor, " renamed the product line ", t.named("formerName"), " to ", t.named("name"), "."]),
  "product_line.moved": (t) => {
    const parent = t.id("parent");
    return t.say("line", [
      t.actor,
      " moved ",
      lineOf(t),
      ...(parent === null ? [" to the top"] : [" under ", t.line(parent)]),
      ".",
    ]);
  },
  "product_line.archived": (t) => t.say("line", [t.actor, " archived the product line ", lineOf(t), "."]),
  "product_line.restored": (t) => t.say("line", [t.actor, " brought the product line ", lineOf(t), " back."]),
  "goal.created": (t) =>
    t.say("text", [t.actor, " named a goal: ", t.named("name"), ...important(t), "."], t.quote("description")),
  "goal.changed": (t) =>
    t.say(
      "text",
      [t.actor, " changed the goal ", t.named("formerName"), ...renamed(t), ...important(t), "."],
      t.quote("description"),
    ),
  "goal.archived": (t) => t.say("text", [t.actor, " archived the goal ", t.named("name"), "."]),
  "goal.restored": (t) => t.say("text", [t.actor, " brought the goal ", t.named("name"), " back."]),
  "template.created": templateCreated,
  "template.edited": (t) =>
    t.say("text", [t.actor, ` saved version ${t.number("version") ?? 1} of the template `, t.named("name"), "."]),
  "template.hidden": (t) => t.say("text", [t.actor, " hid the template ", t.named("name"), "."]),
  "template.shown": (t) => t.say("text", [t.actor, " offered the template ", t.named("name"), " again."]),
  "import.finished": (t) =>
    t.say("text", [
      t.actor,
      " imported ",
      t.named("source"),
      `: ${counted(t.number("created") ?? 0, "new decision")}, ${t.number("updated") ?? 0} updated.`,
    ]),
  "approval_rule.set": (t) =>
    t.say(
      "people",
      [
        t.actor,
        " set the approval rule",
        ...onLine(t),
        t.is("isLocked") ? ", locked for every line below" : "",
        t.is("isAtOnce") ? ". It holds at once, for what waits too." : ". What waits keeps the rule it began under.",
      ],
      t.quote("summary"),
    ),
  "approval_rule.ended": (t) =>
    t.say("people", [t.actor, " ended the own approval rule", ...onLine(t), ". It has the one from above again."]),
  "delegation.made": (t) =>
    t.say(
      "people",
      [
        t.member(t.id("delegate")),
        " stands in for ",
        t.member(t.id("member")),
        " when approving, from ",
        t.moment("from") ?? "then",
        " to ",
        t.moment("to") ?? "later",
        ".",
      ],
      t.quote("reason"),
    ),
  "delegation.ended": (t) =>
    t.say("people", [
      t.actor,
      " ended that ",
      t.member(t.id("delegate")),
      " stands in for ",
      t.member(t.id("member")),
      ".",
    ]),
};
