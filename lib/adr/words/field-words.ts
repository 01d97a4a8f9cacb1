/** What a key of metadata says, whatever a dialect calls it. */
export type FieldMeaning =
  | "status"
  | "title"
  | "number"
  | "alias"
  | "date"
  | "created"
  | "updated"
  | "accepted on"
  | "proposed on"
  | "reviewed on"
  | "decision makers"
  | "consulted"
  | "informed"
  | "authors"
  | "tags"
  | "applies to"
  | "supersedes"
  | "superseded by"
  | "amends"
  | "amended by"
  | "depends on"
  | "relates to"
  | "conflicts with";

const WORDS: Readonly<Record<FieldMeaning, readonly string[]>> = {
  status: ["status", "state", "adr status", "decision status", "current status", "状态", "estado", "statut"],
  title: ["title", "name", "subject", "标题"],
  number: ["number", "adr", "adr number", "adr id", "id", "no", "eip", "rfc", "编号"],
  alias: ["slug", "redirect_from", "redirect from", "aliases", "alias", "uid", "permalink"],
  date: ["date", "decision date", "status date", "日期", "datum", "fecha", "date of decision"],
  created: ["created", "created at", "created on", "created date", "creation date", "date created", "date added"],
  updated: [
    ...[
      "updated",
      "last updated",
      "last modified",
      "modified",
      "last revised",
      "last update",
      "updated at",
      "updated on",
    ],
    ...["date updated", "last-modified", "last_modified", "revision date"],
  ],
  "accepted on": [
    "accepted",
    "accepted on",
    "approved on",
    "date accepted",
    "decided",
    "decided on",
    "approved",
    "decision on",
  ],
  "proposed on": ["proposed", "proposed on", "date proposed", "submitted"],
  "reviewed on": ["reviewed", "review date", "review on", "review by", "next review"],
  "decision makers": [
    ...["deciders", "decider", "decision makers", "decision maker", "decision-makers", "decision_makers", "decided by"],
    ...["approver", "approvers", "approved by", "decision owner", "decision owners", "accountable", "决策者"],
  ],
  consulted: ["consulted", "reviewers", "reviewer", "reviewed by", "contributors", "contributor", "consultants"],
  informed: ["informed", "stakeholders", "interested parties"],
  authors: ["author", "authors", "owner", "owners", "driver", "proposer", "proposed by", "written by", "lead", "作者"],
  tags: ["tags", "tag", "labels", "keywords", "categories", "category", "标签"],
  "applies to": [
    "applies_to",
    "applies to",
    "applies-to",
    "scope",
    "component",
    "components",
    "product",
    "products",
    "systems",
  ],
  supersedes: ["supersedes", "supercedes", "replaces", "supersede"],
  "superseded by": ["superseded by", "superseded-by", "superseded_by", "superceded by", "replaced by", "replaced-by"],
  amends: ["amends", "extends", "updates", "clarifies"],
  "amended by": ["amended by", "amended-by", "extended by", "updated by", "clarified by"],
  "depends on": ["depends on", "depends-on", "depends_on", "requires", "builds on"],
  "relates to": ["relates to", "related", "related to", "related adrs", "related decisions", "see also", "links"],
  "conflicts with": ["conflicts with", "contradicts"],
};

const MEANINGS: ReadonlyMap<string, FieldMeaning> = new Map(
  meanings().flatMap(([meaning, words]) => words.map((word) => [word, meaning] as const)),
);

/** The meanings with their words, keyed as the table above is. */
function meanings(): [FieldMeaning, readonly string[]][] {
  return Object.entries(WORDS) as [FieldMeaning, readonly string[]][];
}

/** What a key means, or null for one that no dialect uses. */
export function fieldMeaning(key: string): FieldMeaning | null {
  return MEANINGS.get(key.toLowerCase().replace(/\s+/g, " ").trim()) ?? null;
}

export const isFieldWord = (key: string): boolean => fieldMeaning(key) !== null;
