import type {
  ApprovalGroupKind,
  Confirmation,
  EXCLUDED_WRITERS,
  GROUP_COMBINATIONS,
  OVERRIDERS,
  SectionKind,
  SELF_APPROVALS,
} from "@/db/enums";

/** Some people of whom so many have to approve. */
export interface ApprovalGroup {
  readonly kind: ApprovalGroupKind;
  /** What the organization calls it; empty for one that its kind names. */
  readonly name: string;
  /** How many of them; null for all of them. */
  readonly needed: number | null;
  /** Of the kind "people": who they are. */
  readonly memberIds: readonly string[];
  /** An edit of other sections leaves this group's approvals standing; null when every edit voids them. */
  readonly sections: readonly SectionKind[] | null;
}

/** What approving takes. */
export interface ApprovalTerms {
  readonly groups: readonly ApprovalGroup[];
  readonly combination: (typeof GROUP_COMBINATIONS)[number];
  readonly excluded: (typeof EXCLUDED_WRITERS)[number];
  readonly selfApproval: (typeof SELF_APPROVALS)[number];
  /** After so many days without an objection, silence is consent; null when it never is. */
  readonly silenceDays: number | null;
  readonly overriddenBy: (typeof OVERRIDERS)[number];
  readonly confirmation: Confirmation;
}

/** Where nobody set a rule: one approval, by a lead of the line or of one above it, or by an owner (rules 13 and 14). */
export const BUILT_IN_TERMS: ApprovalTerms = {
  groups: [{ kind: "leads_and_owners", name: "", needed: 1, memberIds: [], sections: null }],
  combination: "all",
  excluded: "last_author",
  selfApproval: "if_nobody_else",
  silenceDays: null,
  overriddenBy: "nobody",
  confirmation: "none",
};

/** One version of the rule of a line, or, with `lineId` null, of the organization. */
export interface RuleVersion extends ApprovalTerms {
  /** Counts the organization's versions, of all lines together. */
  readonly number: number;
  readonly lineId: string | null;
  /** It ends the line's own rule: what stands above holds again. */
  readonly isInherited: boolean;
  readonly isLocked: boolean;
  /** It holds for what already waited when it was set. */
  readonly isAtOnce: boolean;
  readonly createdAt: Date;
}

/** The rule that holds for a line. */
export interface EffectiveRule {
  readonly terms: ApprovalTerms;
  /** Nobody set one. */
  readonly isBuiltIn: boolean;
  /** The line where it was set; null for the organization, or where nobody set one. */
  readonly setOn: string | null;
  /** The version that holds; null for what is built in. */
  readonly number: number | null;
  readonly isLocked: boolean;
}

const BUILT_IN: EffectiveRule = { terms: BUILT_IN_TERMS, isBuiltIn: true, setOn: null, number: null, isLocked: false };

/**
 * The rule that holds for the last line of `path` (from the root down): the nearest, unless one above is locked, and then the
 * topmost of those. `since` is when the approval began: rules set later are not heeded, except those that hold at once; null
 * heeds all.
 */
export function ruleFor(
  path: readonly string[],
  versions: readonly RuleVersion[],
  since: Date | null = null,
): EffectiveRule {
  const heeded = versions.filter((version) => since === null || version.isAtOnce || version.createdAt <= since);
  const standing = [null, ...path].flatMap((lineId) => {
    const latest = heeded
      .filter((version) => version.lineId === lineId)
      .reduce<RuleVersion | null>((last, next) => (last === null || next.number > last.number ? next : last), null);
    return latest === null || latest.isInherited ? [] : [latest];
  });
  const rule = standing.find((version) => version.isLocked) ?? standing.at(-1);
  if (rule === undefined) return BUILT_IN;
  return { terms: rule, isBuiltIn: false, setOn: rule.lineId, number: rule.number, isLocked: rule.isLocked };
}

/** The locked rule above a line, below which it has no rule of its own; null where there is none. `path` ends with the line. */
export function lockAbove(path: readonly string[], versions: readonly RuleVersion[]): EffectiveRule | null {
  const above = ruleFor(path.slice(0, -1), versions);
  return above.isLocked ? above : null;
}

/** The most that a group can ask for, and the most groups, people and days of a rule. */
export const LIMITS = { groups: 6, needed: 20, people: 20, silenceDays: 90 } as const;

/** Are these the same terms? Setting what is set already is no change. */
export function isSameRule(
  a: ApprovalTerms & { isLocked: boolean },
  b: ApprovalTerms & { isLocked: boolean },
): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

function inOrder(rule: ApprovalTerms & { isLocked: boolean }) {
  const { groups, combination, excluded, selfApproval, silenceDays, overriddenBy, confirmation, isLocked } = rule;
  return [
    groups.map((group) => [
      group.kind,
      group.name,
      group.needed,
      group.memberIds.toSorted(),
      group.sections?.toSorted() ?? null,
    ]),
    ...[combination, excluded, selfApproval, silenceDays, overriddenBy, confirmation, isLocked],
  ];
}
