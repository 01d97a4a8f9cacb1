/** What a manifest calls the format, and its version. Another version is another number. */
export const ARCHIVE_FORMAT = "accord-organization";
export const ARCHIVE_VERSION = 1;

/** The paths of an archive's files. There are no others. */
export const MANIFEST = "manifest.json";
export const PEOPLE = "people.jsonl";
/** The same history once more, as a file of its own that a verifier checks without Accord. */
export const HISTORY = "history.jsonl";
export const tablePath = (table: string) => `tables/${table}.jsonl`;
/** `sha256` of a picture, 64 hexadecimal digits in lower case. */
export const picturePath = (sha256: string) => `attachments/${sha256}`;

/** The tables that go along. A table with an `organization_id` is here or in `LEFT_OUT_TABLES`; a test compares both with the catalog. */
export const ARCHIVED_TABLES: readonly string[] = [
  ...["organizations", "memberships", "membership_product_lines", "product_lines", "goals"],
  ...["chains", "events", "event_texts", "checkpoints", "checkpoint_entries", "checkpoint_keys"],
  ...["decisions", "decision_product_lines", "decision_links", "revisions", "revision_sections"],
  ...["decision_tags", "decision_aliases", "dangling_links", "attachments", "decision_attachments"],
  ...["shared_drafts", "shared_draft_updates", "passages", "suggestions", "comments", "mentions"],
  ...["templates", "template_versions", "hidden_templates"],
  ...["evaluations", "evaluation_options", "evaluation_criteria", "evaluation_participants", "criterion_goals"],
  ...["rounds", "ballots", "cell_stances", "criterion_measures", "evidence", "objections", "premortems"],
  ...["approval_rules", "approval_rule_groups", "approval_rule_people", "delegations"],
  ...["approvals", "approval_product_lines", "approval_signatures", "adoptions", "reviews", "review_triggers"],
  ...["import_batches", "import_files", "decision_sources"],
  ...["readings", "saved_views"],
];

/** The tables that stay behind, and why. */
export const LEFT_OUT_TABLES: Readonly<Record<string, string>> = {
  invitations: "An open door, by a secret: the history says who invited whom, and a new link is made in a moment.",
  invitation_product_lines: "Hangs on an invitation.",
  sso_connections: "An open door, with a secret of the provider's: it is set up again where the organization arrives.",
  sso_domains: "Hangs on the sign-on provider.",
  sso_identities: "Hangs on the sign-on provider.",
  share_links: "An open door, by a secret and perhaps a passcode: the history says who shared what with whom.",
  section_drafts: "One person’s unsaved text, which is nobody else’s to read.",
  decision_visits: "How far one person has looked, which is nobody else’s to know.",
  follows: "What one person follows, which is nobody else’s to know.",
  idempotency_keys: "Answers to requests of the last day.",
  search_entries: "Derived from the rest; search makes it again.",
  history_checks: "What one server found when it looked at itself; another one looks again.",
  search_documents: "Derived from the rest; search makes it again.",
};

/** The columns that stay behind, and why. A restored row has their default. */
export const LEFT_OUT_COLUMNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  memberships: { user_id: "Accounts are the server’s: a person is known by their e-mail address." },
  organizations: { deletion_asked_at: "Of the one that is here: a copy elsewhere stays." },
  chains: { searched_sequence: "How far search has read here." },
  attachments: { bytes: "A file of its own." },
  ballots: {
    draft: "One person’s unsubmitted vote, which is nobody else’s to read.",
    draft_saved_at: "Of the draft.",
  },
};

/** Tables of which only the rows go along that have this column true, and why the others do not. */
export const LEFT_OUT_ROWS: Readonly<Record<string, { readonly unless: string; readonly why: string }>> = {
  saved_views: { unless: "is_shared", why: "One person’s own views, which are nobody else’s to see." },
};

/** Columns that an archived table hands over. */
export function goesAlong(table: string, column: string): boolean {
  return LEFT_OUT_COLUMNS[table]?.[column] === undefined;
}

/** What an archive would tell of a decision that nobody is to see. */
export interface HiddenMatters {
  readonly number: number;
  /** Ballots of a round that is not revealed. */
  readonly isBlind: boolean;
  /** Who voted what under hidden names. */
  readonly hasHiddenNames: boolean;
  /** Who wrote which pre-mortem. */
  readonly hasPremortems: boolean;
}

/** The sentence that refuses to hand an archive to somebody who works in the organization, or null. */
export function refuseHidden(matters: readonly HiddenMatters[]): string | null {
  const said = [
    told("ballots of a round that is still blind", matters, ({ isBlind }) => isBlind),
    told("who voted what under hidden names", matters, ({ hasHiddenNames }) => hasHiddenNames),
    told("who wrote which pre-mortem", matters, ({ hasPremortems }) => hasPremortems),
  ].filter((part) => part !== null);
  if (said.length === 0) return null;
  return `Ask the person who runs this server to export it. The archive tells what nobody in the organization is to see: ${said.join("; ")}.`;
}

/** More decisions than these are told by their number. */
const NAMED = 5;

function told(
  what: string,
  matters: readonly HiddenMatters[],
  concerns: (one: HiddenMatters) => boolean,
): string | null {
  const numbers = matters.filter(concerns).map(({ number }) => `ADR-${number}`);
  if (numbers.length === 0) return null;
  const more = numbers.length - NAMED;
  return `${what} (${numbers.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""})`;
}

/** What a text says as JSON; undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
