import { CONFIRMATIONS, type Confirmation, type Role } from "@/db/enums";
import { forbidden, precondition } from "@/lib/errors";
import {
  ruleFor,
  type ApprovalGroup,
  type ApprovalTerms,
  type EffectiveRule,
  type RuleVersion,
} from "../approval-rules/rules";
import { counts, listNames, type GivenVerdict, type Text } from "../rules";
import { latestOf, silentAtOf } from "../silence/rules";

/** Somebody who may give a verdict, in their own place or in another's, with the decision's lines that this place reaches. */
export interface Approver {
  readonly memberId: string;
  readonly name: string;
  /** Of the place: the own role, or that of the person they stand in for. */
  readonly role: Role;
  readonly lineIds: readonly string[];
  /** Whom they stand in for while that person is away; null in their own place. */
  readonly standsInFor: { readonly memberId: string; readonly name: string } | null;
}

/** Who wrote what is to be approved: none of them approves it while somebody else can (rule 14). */
export interface Writers {
  readonly stewardId: string;
  readonly authorId: string;
  /** Everybody who wrote any of what waits, the latest author among them. */
  readonly authorIds: readonly string[];
  /** The text is a file's, which its author brought in and did not write. The rule is the same, its words are not. */
  readonly isImported: boolean;
}

/** What one line of a decision asks for. */
export interface RequiredLine {
  readonly lineId: string;
  readonly rule: EffectiveRule;
  /** Exactly this text was accepted here because nobody had objected in time. */
  readonly isSilent: boolean;
  /** Since when whoever decides here can have objected; null when that is since the text was put up. */
  readonly heardSince: Date | null;
}

/** Everything that says whether a text is accepted. */
export interface Panel {
  readonly lines: readonly RequiredLine[];
  readonly approvers: readonly Approver[];
  readonly writers: Writers;
  /** By the database's clock, for what silence consents to. */
  readonly now: Date;
  /** The organization is to be deleted: nobody can object, so nobody's silence says anything. */
  readonly isClosed: boolean;
}

/** Who may approve on some lines, and under which rules: what panels are made of. */
export interface Authorities {
  readonly approvers: readonly Approver[];
  readonly versions: readonly RuleVersion[];
  /** For each line its path from the root down, itself last. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** For each line the last moment that gave it other people or rules, or let them in again; null when there was none. */
  readonly heardSince: ReadonlyMap<string, Date | null>;
  /** The database's clock. */
  readonly now: Date;
  readonly isClosed: boolean;
}

/** What a panel has to know of the text it decides about. */
export interface Sought {
  readonly lineIds: readonly string[];
  readonly writers: Writers;
  /** When its approval began: rules that were set later do not hold for it, unless they hold at once. Null heeds all. */
  readonly begunAt: Date | null;
  /** The lines on which this text was accepted because nobody objected in time. */
  readonly silentLineIds: readonly string[];
  /** When lines came to it that it did not begin with. */
  readonly linesAdded: ReadonlyMap<string, Date>;
}

/** The people and rules that decide about one text. */
export function panelOf(authorities: Authorities, sought: Sought): Panel {
  const { approvers, versions, paths, heardSince, now, isClosed } = authorities;
  const { lineIds, writers, begunAt, silentLineIds, linesAdded } = sought;
  return {
    lines: lineIds.map((lineId) => ({
      lineId,
      rule: ruleFor(paths.get(lineId) ?? [lineId], versions, begunAt),
      isSilent: silentLineIds.includes(lineId),
      heardSince: latestOf([heardSince.get(lineId), linesAdded.get(lineId)]),
    })),
    approvers,
    writers,
    now,
    isClosed,
  };
}

/** How one group of a line's rule stands. */
export interface GroupStanding {
  readonly group: ApprovalGroup;
  readonly needed: number;
  /** The approvals that count for it, one for each person and place. */
  readonly approvalIds: readonly string[];
  readonly missing: number;
  /** Who can still give it. */
  readonly open: readonly Approver[];
  /** False when more are missing than can still be given: the rule or the people have to change. */
  readonly canBeMet: boolean;
}

export interface LineStanding {
  readonly lineId: string;
  readonly groups: readonly GroupStanding[];
  /** Why the line counts as approved; null while it does not. */
  readonly by: "approvals" | "override" | "silence" | null;
  /** When silence becomes consent here; null when it never does. */
  readonly silentAt: Date | null;
  /** The first approval or override that serves it. */
  readonly approvalId: string | null;
}

/** What stands between a text and its acceptance. */
export interface Standing {
  readonly lines: readonly LineStanding[];
  /** Requests for changes on exactly this text that nobody lifted: they block. */
  readonly requests: readonly GivenVerdict[];
  readonly approvedLines: number;
  readonly isComplete: boolean;
}

/**
 * How a text stands: every line needs what its rule asks for, of exactly this text, and no request for changes may be open on
 * it (rules 13, 15, 16). Derived at every read, never kept.
 */
export function standingOf(panel: Panel, given: readonly GivenVerdict[], text: Text): Standing {
  const requests = given.filter((verdict) => verdict.verdict === "changes_requested" && counts(verdict, text));
  const lines = panel.lines.map((line) => lineStanding(line, panel, given, text));
  const approvedLines = lines.filter((line) => line.by !== null).length;
  return {
    lines,
    requests,
    approvedLines,
    isComplete: lines.length > 0 && approvedLines === lines.length && requests.length === 0,
  };
}

function lineStanding(line: RequiredLine, panel: Panel, given: readonly GivenVerdict[], text: Text): LineStanding {
  const { lineId, isSilent } = line;
  const { terms } = line.rule;
  const serving = given.filter((verdict) => verdict.lineIds.includes(lineId));
  const groups = terms.groups.map((group) => groupStanding(group, lineId, terms, panel, serving, text));
  const override = serving.find((verdict) => verdict.verdict === "overridden" && counts(verdict, text));
  const silentAt = silentAtOf(
    { silenceDays: terms.silenceDays, heardSince: line.heardSince, isClosed: panel.isClosed },
    given,
    text,
  );
  const approval = serving.find((verdict) => verdict.verdict === "approved" && counts(verdict, text));
  const isLapsed = silentAt !== null && silentAt <= panel.now;
  // What is settled is not measured again by what the rule and the people are now: what let it pass is told.
  const ways = text.isWaiting
    ? ([isMet(terms, groups) && "approvals", override && "override", isLapsed && "silence"] as const)
    : ([isSilent && "silence", override && "override", approval && "approvals"] as const);
  const by = ways.map((way) => (typeof way === "string" ? way : null)).find((way) => way !== null) ?? null;
  const first = groups.flatMap((group) => group.approvalIds)[0];
  return { lineId, groups, by, silentAt, approvalId: first ?? approval?.id ?? override?.id ?? null };
}

function isMet({ combination }: ApprovalTerms, groups: readonly GroupStanding[]): boolean {
  const met = groups.filter((group) => group.missing === 0);
  return combination === "all" ? met.length === groups.length : met.length > 0;
}

function groupStanding(
  group: ApprovalGroup,
  lineId: string,
  terms: ApprovalTerms,
  panel: Panel,
  serving: readonly GivenVerdict[],
  text: Text,
): GroupStanding {
  const approvals = serving.filter(
    (verdict) =>
      verdict.verdict === "approved" && countsForGroup(verdict, group, text) && wasIn(group, verdict, lineId),
  );
  const signed = distinct(approvals);
  const able = ableIn(group, lineId, terms, panel);
  const people = new Set([
    ...able.filter((approver) => approver.standsInFor === null).map((approver) => approver.memberId),
    ...signed.map(placeOf),
  ]);
  const needed = group.needed ?? Math.max(1, people.size);
  const missing = Math.max(0, needed - signed.length);
  const isTaken = (memberId: string) =>
    signed.some((approval) => approval.memberId === memberId || placeOf(approval) === memberId);
  const open = able.filter(
    (approver) => !isTaken(approver.memberId) && !isTaken(approver.standsInFor?.memberId ?? approver.memberId),
  );
  const canGive = new Set(open.map((approver) => approver.memberId)).size;
  return {
    group,
    needed,
    approvalIds: signed.map((approval) => approval.id),
    missing,
    open: missing === 0 ? [] : open,
    canBeMet: missing <= canGive,
  };
}

/**
 * Does an approval count for a group? On exactly this text it does (rule 16); where the group cares for some sections only,
 * also on an earlier one whose title and those sections are the same to the letter.
 */
function countsForGroup(given: GivenVerdict, group: ApprovalGroup, text: Text): boolean {
  if (counts(given, text)) return true;
  const { sections } = group;
  const before = given.sections;
  if (sections === null || before === null) return false;
  const isSame = ["title", ...sections].every((name) => before[name] === text.sections[name]);
  return isSame && counts({ ...given, contentHash: text.contentHash }, text);
}

/** Once silence is consent, no verdict comes in between, however late the acceptance is recorded. */
export function assertNotSilent(standing: Standing): void {
  if (standing.isComplete && standing.lines.some((line) => line.by === "silence"))
    throw precondition("Nobody objected in time, so this is accepted, and about to show as such. Reload in a moment.");
}

/** Does a verdict count for anything now: for the whole text, or for a group that cares for parts of it which are the same still? */
export function countsAtAll(given: GivenVerdict, text: Text, standing: Standing): boolean {
  if (counts(given, text)) return true;
  return standing.lines.some(({ groups }) => groups.some(({ approvalIds }) => approvalIds.includes(given.id)));
}

/** One approval for each person and each place: nobody counts twice, and no place is filled twice. Own places go first. */
function distinct(approvals: readonly GivenVerdict[]): readonly GivenVerdict[] {
  const taken = new Set<string>();
  return approvals
    .toSorted((a, b) => Number(a.onBehalfOf !== null) - Number(b.onBehalfOf !== null))
    .filter((approval) => {
      if (taken.has(approval.memberId) || taken.has(placeOf(approval))) return false;
      taken.add(approval.memberId).add(placeOf(approval));
      return true;
    });
}

const placeOf = (given: GivenVerdict): string => given.onBehalfOf ?? given.memberId;

/** Was the verdict's author in the group when they gave it (rule 6)? */
function wasIn(group: ApprovalGroup, given: GivenVerdict, lineId: string): boolean {
  if (group.kind === "people") return group.memberIds.includes(placeOf(given));
  return !given.namedLineIds.includes(lineId) && isOfKind(group, given.role);
}

function isIn(group: ApprovalGroup, approver: Approver, lineId: string): boolean {
  if (group.kind === "people") return group.memberIds.includes(approver.standsInFor?.memberId ?? approver.memberId);
  return approver.lineIds.includes(lineId) && isOfKind(group, approver.role);
}

function isOfKind({ kind }: ApprovalGroup, role: Role): boolean {
  switch (kind) {
    case "leads":
      return role === "lead";
    case "owners":
      return role === "owner";
    default:
      return true;
  }
}

/** Who may approve in a group now. The writers only where nobody else is left and the rule lets them, and never through another. */
function ableIn(group: ApprovalGroup, lineId: string, terms: ApprovalTerms, panel: Panel): readonly Approver[] {
  const able = panel.approvers.filter((approver) => isIn(group, approver, lineId));
  const wrote = (memberId: string) => isWriter(memberId, panel.writers, terms);
  const others = able.filter(
    (approver) => !wrote(approver.memberId) && !wrote(approver.standsInFor?.memberId ?? approver.memberId),
  );
  if (others.length > 0) return others;
  return terms.selfApproval === "never" ? [] : able.filter((approver) => approver.standsInFor === null);
}

/** For a line: who may decide, each once, in their own place where they have one. */
export function eligibleFor({ lineId, rule }: RequiredLine, panel: Panel): readonly Approver[] {
  const able = rule.terms.groups.flatMap((group) => ableIn(group, lineId, rule.terms, panel));
  const ownFirst = able.toSorted((a, b) => Number(a.standsInFor !== null) - Number(b.standsInFor !== null));
  return [...new Map(ownFirst.toReversed().map((approver) => [approver.memberId, approver])).values()].toReversed();
}

/** What one person may decide for now, in one place. */
export interface Authority {
  /** The lines they may decide for. */
  readonly lineIds: readonly string[];
  /** Those of them only because the line's rule names them. */
  readonly namedLineIds: readonly string[];
  readonly role: Role;
  /** Whom they stand in for; null in their own place. */
  readonly standsInFor: Approver["standsInFor"];
  /** True when they wrote it and decide only because nobody else can: shown everywhere. */
  readonly isSelf: boolean;
}

/** Every place from which a person may decide now, their own first; empty when they may not. */
export function placesOf(memberId: string, panel: Panel): readonly Authority[] {
  return panel.approvers
    .filter((approver) => approver.memberId === memberId)
    .toSorted((a, b) => Number(a.standsInFor !== null) - Number(b.standsInFor !== null))
    .flatMap((place): Authority[] => {
      const ways = panel.lines.flatMap(({ lineId, rule: { terms } }) => {
        const groups = terms.groups.filter((group) => ableIn(group, lineId, terms, panel).includes(place));
        if (groups.length === 0) return [];
        const isSelf = isWriter(memberId, panel.writers, terms);
        return [{ lineId, isNamed: groups.every((group) => group.kind === "people"), isSelf }];
      });
      if (ways.length === 0) return [];
      return [
        {
          lineIds: ways.map((way) => way.lineId),
          namedLineIds: ways.filter((way) => way.isNamed).map((way) => way.lineId),
          role: place.role,
          standsInFor: place.standsInFor,
          isSelf: ways.some((way) => way.isSelf),
        },
      ];
    });
}

/** One person's authority in the place they chose, or a refusal that says who can decide instead. */
export function authorityOf(memberId: string, standsInFor: string | null, panel: Panel): Authority {
  const place = placesOf(memberId, panel).find(({ standsInFor: for_ }) => (for_?.memberId ?? null) === standsInFor);
  if (place !== undefined) return place;
  if (standsInFor !== null)
    throw forbidden("You do not stand in for this person on these product lines now. Reload the page.");
  throw forbidden(refusalOf(memberId, panel));
}

/** Why somebody may not decide, and who can. */
export function refusalOf(memberId: string, panel: Panel): string {
  const { writers, lines } = panel;
  const eligible = lines.flatMap((line) => eligibleFor(line, panel));
  const names = [...new Set(eligible.map((approver) => approver.name))];
  const isExcluded = lines.some(({ rule }) => isWriter(memberId, writers, rule.terms));
  if (names.length === 0)
    return isExcluded
      ? "Nobody can decide this: its rule leaves out whoever wrote it, and names nobody else. An admin can change the rule."
      : "Nobody can decide this now: its rule names nobody who is here. An admin can change the rule.";
  const who = listNames(names);
  if (!isExcluded) return `${who} can decide this: ${whoApproves(lines)}.`;
  return `${who} has to decide this. ${whyExcluded(memberId, writers)}, and nobody approves their own text while somebody else can.`;
}

function whoApproves(lines: readonly RequiredLine[]): string {
  const isBuiltIn = lines.every(({ rule }) => rule.isBuiltIn);
  return isBuiltIn ? "a lead of its product lines, or an owner" : "so says the approval rule of its product lines";
}

function whyExcluded(memberId: string, writers: Writers): string {
  if (memberId === writers.authorId) return `You ${writers.isImported ? "imported" : "wrote"} the latest revision`;
  return memberId === writers.stewardId ? "You are its steward" : "You wrote some of it";
}

function isWriter(memberId: string, writers: Writers, terms: ApprovalTerms): boolean {
  if (memberId === writers.stewardId || memberId === writers.authorId) return true;
  return terms.excluded === "every_author" && writers.authorIds.includes(memberId);
}

/** The lines that somebody may override now, or the sentence that says why not. An override never passes a request for changes. */
export function overridable(
  member: { readonly memberId: string; readonly role: Role },
  panel: Panel,
  standing: Standing,
): { readonly lineIds: readonly string[]; readonly refusal: string | null } {
  const open = standing.lines.filter((line) => line.by === null).map((line) => line.lineId);
  const rules = panel.lines.filter(({ lineId }) => open.includes(lineId));
  const none = (refusal: string) => ({ lineIds: [], refusal });
  if (rules.length === 0) return none("Nothing is missing that could be overridden.");
  if (rules.some(({ rule }) => rule.terms.overriddenBy === "nobody"))
    return none("The approval rule of its product lines lets nobody override it.");
  if (member.role !== "owner") return none("An owner can override what is missing.");
  if (rules.some(({ rule }) => isWriter(member.memberId, panel.writers, rule.terms)))
    return none("Nobody overrides the approval of their own text. Another owner can.");
  if (standing.requests.length > 0)
    return none("An override does not pass a request for changes. Revise the text, or ask for it to be lifted.");
  return { lineIds: open, refusal: null };
}

/** The strictest confirmation that the rules of these lines ask for. */
export function confirmationOf(panel: Panel, lineIds: readonly string[]): Confirmation {
  const asked = panel.lines.filter(({ lineId }) => lineIds.includes(lineId)).map(({ rule }) => rule.terms.confirmation);
  return CONFIRMATIONS.findLast((one) => asked.includes(one)) ?? "none";
}
