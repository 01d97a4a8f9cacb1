import type { SectionKind } from "@/db/enums";

/** What a heading leads to: a section of a record, or a part that is metadata. */
export type SectionMeaning = SectionKind | "status" | "links";

const WORDS: readonly (readonly [SectionMeaning, RegExp])[] = [
  ["status", /^(?:status|state|状态|statut|estado)(?:es)?$/],
  [
    "context",
    /^(?:context(?:\b.*)?|background(?:\b.*)?|problem(?: statement| description)?|problem statement\b.*|introduction|motivation|abstract|summary|overview|issue|背景|kontext|contexto|contexte|need|goals?|why)$/,
  ],
  [
    "drivers",
    /^(?:(?:decision )?drivers|(?:decision )?criteria|requirements|forces|constraints|assumptions|quality attributes|considerations)$/,
  ],
  [
    "options",
    /^(?:(?:considered|proposed|possible|available) (?:options|alternatives|solutions)|options(?: considered)?|alternatives(?: considered)?|pros and cons(?: of the options)?|solution space|rejected alternatives|options? analysis|evaluation of options|alternative\b.*)$/,
  ],
  [
    "outcome",
    /^(?:decision(?: outcome| made)?|outcome|decisions|resolution|solution|proposal|proposed solution|chosen (?:option|solution)|conclusion|recommendation|decision and rationale|specification|design|决策|决定|entscheidung|decisión|décision)$/,
  ],
  [
    "consequences",
    /^(?:(?:positive|negative|neutral)? ?consequences\b.*|implications?|impact|results?|trade-?offs|risks?(?: and mitigations)?|benefits|drawbacks|后果|konsequenzen|consecuencias|conséquences)$/,
  ],
  [
    "confirmation",
    /^(?:confirmation|validation|verification|compliance|acceptance criteria|success criteria|testing|monitoring|review)$/,
  ],
  ["links", /^(?:links?|related (?:decisions?|adrs?|records?|artifacts)|see also)$/],
  [
    "more",
    /^(?:more information|notes?|references?|appendix\b.*|further (?:reading|information)|resources|additional (?:information|notes)|change ?log|history)$/,
  ],
];

/** What the words of a heading say, in any of the dialects; null for any other heading. */
export function sectionMeaning(heading: string): SectionMeaning | null {
  const words = heading
    .toLowerCase()
    .slice(0, 80)
    .replace(/^(?:\d+[.)]|[^\p{L}\p{N}]+)\s*/u, "")
    .replace(/(?<![\s:：.?])[\s:：.?]+$/u, "");
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
