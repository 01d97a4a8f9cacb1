import type { DecisionLinkKind } from "@/db/enums";
import type { ResolvedLink } from "@/lib/adr/folder/folder";
import { joined } from "@/lib/adr/folder/paths";
import type { ReadLinkType } from "@/lib/adr/document";

/** A link between two decisions, written by the one that is later or that says so. */
export interface SettledLink {
  readonly from: string;
  readonly kind: Exclude<DecisionLinkKind, "starts_again">;
  readonly to: string;
  readonly isPartial: boolean;
}

/** How a read link is kept, and whether its ends change places: `A superseded by B` is kept as `B supersedes A`. */
const KEPT: Readonly<Record<ReadLinkType, readonly [SettledLink["kind"], boolean]>> = {
  supersedes: ["supersedes", false],
  "superseded by": ["supersedes", true],
  amends: ["amends", false],
  "amended by": ["amends", true],
  "depends on": ["depends_on", false],
  "conflicts with": ["conflicts_with", false],
  "relates to": ["relates_to", false],
};

/** A record's links with the id of the decision that each end is. */
export interface LinkedRecord {
  readonly id: string;
  readonly links: readonly ResolvedLink[];
}

/**
 * The links between decisions that their files state: each pair once per kind, from whichever end it was said, partial when either end says
 * so. A verb in the middle of a text is only a mention, and a mention adds nothing to a pair that is linked in another way.
 */
export function settleLinks(
  records: readonly LinkedRecord[],
  idAt: (path: string) => string | undefined,
): readonly SettledLink[] {
  const found = new Map<string, SettledLink>();
  for (const { id, links } of records) {
    for (const link of links) {
      const other = link.to === null ? undefined : idAt(link.to);
      if (other === undefined || other === id) continue;
      const [kind, isTurned] = KEPT[link.isStated ? link.type : "relates to"];
      const [from, to] = isTurned ? [other, id] : [id, other];
      const key = `${from} ${kind} ${to}`;
      const before = found.get(key);
      found.set(key, { from, kind, to, isPartial: link.isStated && (link.isPartial || before?.isPartial === true) });
    }
  }
  const all = [...found.values()];
  const strong = new Set(all.flatMap(({ kind, from, to }) => (kind === "relates_to" ? [] : [pairOf(from, to)])));
  const mentions = new Set<string>();
  return all.filter(({ kind, from, to }) => {
    if (kind !== "relates_to") return true;
    const pair = pairOf(from, to);
    if (strong.has(pair) || mentions.has(pair)) return false;
    mentions.add(pair);
    return true;
  });
}

const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Links to files that are not among these but came in before, found by their path. */
export function withEarlier(
  path: string,
  links: readonly ResolvedLink[],
  isHere: (path: string) => boolean,
): readonly ResolvedLink[] {
  return links.map((link) => {
    if (link.reach !== "dangling") return link;
    const to = joined(path, link.target);
    return isHere(to) ? { ...link, reach: "record", to } : link;
  });
}

/** A link as it is kept that leads to nothing here. */
export interface KeptDangling {
  readonly kind: SettledLink["kind"];
  readonly target: string;
  readonly isPartial: boolean;
}

/**
 * The stated links that lead to no file of the import, each target once per kind. `superseded by` what is not here is kept as a mere
 * relation: a link from the missing end cannot be.
 */
export function danglingOf(links: readonly ResolvedLink[]): readonly KeptDangling[] {
  const found = new Map<string, KeptDangling>();
  for (const link of links) {
    if (link.reach !== "dangling" || !link.isStated) continue;
    const [kind, isTurned] = KEPT[link.type];
    const kept = {
      kind: isTurned ? "relates_to" : kind,
      target: link.target.slice(0, 300),
      isPartial: link.isPartial,
    } as const;
    found.set(`${kept.kind} ${kept.target}`, kept);
  }
  return [...found.values()];
}
