import type { SectionKind } from "@/db/enums";
import { listNames } from "../../rules";
import type { ApprovalGroup, ApprovalTerms } from "../rules";

/** Says who a member is; without names people are counted. */
export type NameOf = (memberId: string) => string | undefined;

/** Whom a group asks, as in "2 leads", "every owner", "1 of Security (Ann, Bo)". */
function groupInWords(group: ApprovalGroup, nameOf?: NameOf): string {
  const { kind, needed, name, memberIds } = group;
  if (kind === "people") {
    const names = memberIds.flatMap((id) => nameOf?.(id) ?? []);
    const who = names.length === 0 ? counted(memberIds.length, "person", "people") : names.join(", ");
    const whole = name === "" ? who : `${name} (${who})`;
    if (memberIds.length === 1) return whole;
    return needed === null || needed === memberIds.length ? `all of ${whole}` : `${needed} of ${whole}`;
  }
  const [one, many] = KINDS[kind];
  return needed === null ? `every ${one}` : counted(needed, one, many);
}

const KINDS = {
  leads_and_owners: ["lead or owner", "leads or owners"],
  leads: ["lead", "leads"],
  owners: ["owner", "owners"],
} as const;

/** What a rule asks for in one line: its groups, joined as they combine. */
export function askedInWords({ groups, combination }: ApprovalTerms, nameOf?: NameOf): string {
  return groups.map((group) => groupInWords(group, nameOf)).join(combination === "all" ? ", and " : ", or ");
}

/** Everything a rule says beside its groups, a sentence each; only what differs from what is built in. */
export function settingsInWords(terms: ApprovalTerms): readonly string[] {
  const partial = terms.groups.filter((group) => group.sections !== null);
  return [
    terms.excluded === "every_author" ? "Nobody who wrote any of it approves." : "",
    terms.selfApproval === "never" ? "Nobody ever approves their own text." : "",
    terms.silenceDays === null
      ? ""
      : `Silence is consent after ${counted(terms.silenceDays, "day", "days")} without an objection.`,
    terms.overriddenBy === "owners" ? "An owner can override what is missing, with a reason." : "",
    terms.confirmation === "none" ? "" : `Approving asks for ${CONFIRMED[terms.confirmation]} again.`,
    ...partial.map(
      (group) => `Approvals of ${groupInWords(group)} outlast edits outside ${sectionsInWords(group.sections ?? [])}.`,
    ),
  ].filter((sentence) => sentence !== "");
}

const CONFIRMED = { password_or_passkey: "the password or a passkey", passkey: "a passkey" } as const;

/** A whole rule as its history tells it, without names. */
export function ruleInWords(terms: ApprovalTerms): string {
  return [`Asks for ${askedInWords(terms)}.`, ...settingsInWords(terms)].join(" ");
}

/** What a line still misses, group by group, with who can give it: "1 of 2 leads: Aoife or Ben can give it". */
export function missingInWords(
  groups: readonly {
    readonly group: ApprovalGroup;
    readonly needed: number;
    readonly missing: number;
    readonly open: readonly { readonly name: string }[];
    readonly canBeMet: boolean;
  }[],
  nameOf?: NameOf,
): readonly string[] {
  return groups
    .filter(({ missing }) => missing > 0)
    .map(({ group, missing, open, canBeMet }) => {
      const what = groupInWords({ ...group, needed: group.needed === null ? null : missing }, nameOf);
      if (!canBeMet) return `${what}: fewer than that can approve. An admin can change the rule or name more people`;
      const who = listNames([...new Set(open.map(({ name }) => name))]);
      return who === what ? what : `${what}: ${who} can give it`;
    });
}

function sectionsInWords(sections: readonly SectionKind[]): string {
  return sections.join(", ");
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
