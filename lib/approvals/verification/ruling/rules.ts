import { z } from "zod";
import type { ToldEvent } from "@/lib/history/verification/chain";
import { asSaid, dataAs, type ToldRow } from "@/lib/history/verification/rules";

/** A group of an approval rule, as its event and its rows have it. */
export interface SaidGroup {
  readonly kind: string;
  readonly needed: number | null;
  /** Sorted. */
  readonly members: readonly string[];
  /** Sorted; null for every section. */
  readonly sections: readonly string[] | null;
}

/** A version of an approval rule, as its event and its rows have it. */
export interface SaidRule {
  readonly number: number;
  readonly line: string | null;
  readonly isAtOnce: boolean;
  readonly setBy: string | null;
  readonly setAt: string;
  /** What approving takes; null for a version that ends a line's own rule. */
  readonly terms: {
    readonly combination: string;
    readonly excluded: string;
    readonly selfApproval: string;
    readonly silenceDays: number | null;
    readonly overriddenBy: string;
    readonly confirmation: string;
    readonly isLocked: boolean;
    readonly groups: readonly SaidGroup[];
  } | null;
}

/** Everything of a version that decides, as one text to compare. */
export function ruleSaid({ number, line, isAtOnce, setBy, setAt, terms }: SaidRule): string {
  const head = asSaid(number, line, isAtOnce, setBy, setAt);
  if (terms === null) return asSaid(head, "ended");
  const { combination, excluded, selfApproval, silenceDays, overriddenBy, confirmation, isLocked, groups } = terms;
  return [
    asSaid(head, combination, excluded, selfApproval, silenceDays, overriddenBy, confirmation, isLocked),
    ...groups.map(({ kind, needed, members, sections }) =>
      asSaid(kind, needed, members.join(), sections === null ? "every section" : sections.join()),
    ),
  ].join("; ");
}

/** What a rule's groups are called, in their order, as the text that its event commits to. */
export const groupNames = (groups: readonly { readonly name: string }[]): string =>
  groups.map(({ name }, at) => `${at + 1}. ${name}`).join("\n");

const headShape = z.looseObject({
  rule: z.string(),
  number: z.number(),
  line: z.string().nullable().default(null),
  isAtOnce: z.boolean(),
});
const termsShape = z.looseObject({
  combination: z.string(),
  excluded: z.string(),
  selfApproval: z.string(),
  silenceDays: z.number().nullable(),
  overriddenBy: z.string(),
  confirmation: z.string(),
  isLocked: z.boolean(),
  groups: z.array(
    z.looseObject({
      kind: z.string(),
      needed: z.number().nullable(),
      members: z.array(z.string()),
      sections: z.array(z.string()).nullable(),
    }),
  ),
});

/** The versions of approval rules that an organization's chain tells of, by id. */
export function tellRules(events: readonly ToldEvent[]): ReadonlyMap<string, ToldRow> {
  const told = new Map<string, ToldRow>();
  for (const { type, sequence, actor, at, data, commitments } of events) {
    if (type !== "approval_rule.set" && type !== "approval_rule.ended") continue;
    const head = dataAs(headShape, data);
    const terms = type === "approval_rule.set" ? dataAs(termsShape, data) : null;
    if (head === null || (terms === null && type === "approval_rule.set")) continue;
    told.set(head.rule, {
      sequence,
      said: ruleSaid({ ...head, setBy: actor, setAt: at.toISOString(), terms }),
      words: Object.fromEntries("groups" in commitments ? [["groups", { sequence, name: "groups" }]] : []),
    });
  }
  return told;
}

/** Who stands in for whom, from when to when, and when that ended before its time. */
export interface SaidDelegation {
  readonly member: string;
  readonly delegate: string;
  readonly from: string;
  readonly to: string;
  readonly endedAt: string | null;
}

/** Everything of a delegation that decides, as one text to compare. */
export const delegationSaid = ({ member, delegate, from, to, endedAt }: SaidDelegation): string =>
  asSaid(member, delegate, from, to, endedAt);

const madeShape = z.looseObject({
  delegation: z.string(),
  member: z.string(),
  delegate: z.string(),
  from: z.string(),
  to: z.string(),
});
const endedShape = z.looseObject({ delegation: z.string() });

/** The delegations that an organization's chain tells of, by id. */
export function tellDelegations(events: readonly ToldEvent[]): ReadonlyMap<string, ToldRow> {
  const told = new Map<string, { sequence: number; made: number; said: SaidDelegation; hasReason: boolean }>();
  for (const { type, sequence, at, data, commitments } of events) {
    const made = type === "delegation.made" ? dataAs(madeShape, data) : null;
    if (made !== null)
      told.set(made.delegation, {
        ...{ sequence, made: sequence, said: { ...made, endedAt: null } },
        hasReason: commitments["reason"] !== undefined,
      });
    const ended = type === "delegation.ended" ? dataAs(endedShape, data) : null;
    const before = told.get(ended?.delegation ?? "");
    if (ended !== null && before !== undefined)
      told.set(ended.delegation, { ...before, sequence, said: { ...before.said, endedAt: at.toISOString() } });
  }
  return new Map(
    [...told].map(([id, { sequence, made, said, hasReason }]) => [
      id,
      {
        sequence,
        said: delegationSaid(said),
        words: { reason: hasReason ? { sequence: made, name: "reason" } : null },
      },
    ]),
  );
}
