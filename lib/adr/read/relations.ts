import type { ReadLink, ReadLinkType } from "../document";
import type { FieldMeaning } from "../words/field-words";

/** How a link's verb says two records stand to each other. */
export type Relation = Pick<ReadLink, "type" | "verb" | "isPartial" | "isStated">;

const VERBS: readonly (readonly [ReadLinkType, RegExp])[] = [
  ["superseded by", /\b(?:supers?eeded|superseded|superceded|replaced|obsoleted)[\s*_]+(?:\([^)]{0,80}\)\s*)?by\b/i],
  ["amended by", /\b(?:amended|extended|updated|clarified|refined)[\s*_]+by\b/i],
  ["supersedes", /\b(?:supersedes?|supercedes?|superseding|replaces|obsoletes)\b/i],
  ["amends", /\b(?:amends|extends|updates|clarifies|refines)\b/i],
  ["depends on", /\b(?:depends on|dependent on|requires|builds (?:up)?on|based on)\b/i],
  ["conflicts with", /\b(?:conflicts with|contradicts)\b/i],
  ["relates to", /\b(?:relates to|related to|see also)\b/i],
];

/** Which keys of metadata name other records, and how. */
export const LINK_FIELDS: Partial<Record<FieldMeaning, ReadLinkType>> = {
  supersedes: "supersedes",
  "superseded by": "superseded by",
  amends: "amends",
  "amended by": "amended by",
  "depends on": "depends on",
  "relates to": "relates to",
  "conflicts with": "conflicts with",
};

const PARTIAL = /\b(?:part(?:ly|ially|s of)?|in part)\b/i;

/** Whether a text says that only a part is meant. */
export const isPartly = (text: string): boolean => PARTIAL.test(text);

/** A verb may stand so far before its link, in characters. */
const NEAR = 60;

const NONE: Relation = { type: "relates to", verb: null, isPartial: false, isStated: false };

/** The relation that the words before a link state: the verb next to it, in the same sentence and not denied. */
export function relationBefore(before: string): Relation {
  const verb = lastVerb(before);
  if (verb === null) return NONE;
  const between = before.slice(verb.end);
  const ahead = before.slice(0, verb.start);
  if (between.length > NEAR || /[.!?;]\s/.test(between) || /\b(?:not|never|without|n['’]t)\b[^.;]{0,30}$/i.test(ahead))
    return NONE;
  const isStated = /^[\s>*_+#-]*$/.test(ahead.replace(PARTIAL, ""));
  return { type: verb.type, verb: verb.word, isPartial: isPartly(before), isStated };
}

interface FoundVerb {
  readonly type: ReadLinkType;
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The verb of a text that ends last. */
export function lastVerb(text: string): FoundVerb | null {
  let last: FoundVerb | null = null;
  for (const [type, pattern] of VERBS) {
    const found = pattern.exec(text.slice(0, 1_000));
    if (found === null) continue;
    const end = found.index + found[0].length;
    if (last === null || end > last.end) last = { type, word: found[0].replace(/\s+/g, " "), start: found.index, end };
  }
  return last;
}
