/** The closed sets of the model, safe in client code. The database checks the same values. */

export const ROLES = ["owner", "admin", "lead", "member", "stakeholder"] as const;
export type Role = (typeof ROLES)[number];

export const MEMBERSHIP_STATUSES = ["active", "suspended", "removed"] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

export const DECISION_STATUSES = [
  "draft",
  "proposed",
  "accepted",
  "rejected",
  "deprecated",
  "superseded",
  "withdrawn",
] as const;
export type DecisionStatus = (typeof DECISION_STATUSES)[number];

/** The sections of a record, in the order in which they are read. */
export const SECTION_KINDS = [
  "context",
  "drivers",
  "options",
  "outcome",
  "consequences",
  "confirmation",
  "more",
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

export const EVALUATION_PHASES = ["setup", "weighting", "scoring", "discussion", "closed", "cancelled"] as const;
export type EvaluationPhase = (typeof EVALUATION_PHASES)[number];

export const ROUND_KINDS = ["weighting", "scoring"] as const;
export type RoundKind = (typeof ROUND_KINDS)[number];

/** How an evaluation decides: by criteria and scores, or by one of the lighter votes on the options themselves. */
export const EVALUATION_METHODS = ["matrix", "approval", "ranked", "score", "consent"] as const;
export type EvaluationMethod = (typeof EVALUATION_METHODS)[number];

/** How weights are found: by participants in one of four ways, or given by the steward. */
export const WEIGHTING_METHODS = ["points", "swing", "rank", "pairwise", "steward"] as const;

/** When a score has to come with a reason. */
export const REASON_RULES = ["never", "extreme", "always"] as const;

/** What a share of votes is counted against. */
export const SHARE_BASES = ["cast", "eligible"] as const;

/** Scored by people on written anchors, or measured and rated by the declared line from worst to best. */
export const CRITERION_KINDS = ["scored", "measured"] as const;

export const CONFIDENCES = ["low", "medium", "high"] as const;

/** Why somebody takes part: named, by role, by product line, or added after the round had opened. */
export const INVITATION_GROUNDS = ["name", "role", "line", "late"] as const;

export const EVIDENCE_KINDS = ["link", "note"] as const;

/** What became of an objection in a consent vote. */
export const OBJECTION_STATES = ["open", "met", "withdrawn"] as const;

/** How a contested cell was left after the discussion. */
export const CELL_STANCES = ["settled", "agree_to_differ"] as const;
export type CellStance = (typeof CELL_STANCES)[number];

export const VERDICTS = ["approved", "changes_requested", "rejected", "overridden"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Whose approval a group of an approval rule asks for. "Leads" are those of the line and of the lines above it. */
export const APPROVAL_GROUP_KINDS = ["leads_and_owners", "leads", "owners", "people"] as const;
export type ApprovalGroupKind = (typeof APPROVAL_GROUP_KINDS)[number];

/** Must every group of a rule approve, or is one enough? */
export const GROUP_COMBINATIONS = ["all", "any"] as const;

/** Who wrote a text and so does not approve it: its steward and its last author, or everybody who wrote any of what waits. */
export const EXCLUDED_WRITERS = ["last_author", "every_author"] as const;

/** May the writers approve their own text where nobody else can? */
export const SELF_APPROVALS = ["if_nobody_else", "never"] as const;

/** Who may accept a decision although approvals are missing. */
export const OVERRIDERS = ["nobody", "owners"] as const;

/** What approvers show again when they sign: nothing, their password or a passkey, or a passkey. */
export const CONFIRMATIONS = ["none", "password_or_passkey", "passkey"] as const;
export type Confirmation = (typeof CONFIRMATIONS)[number];

/** How an approval was signed, where its rule asked for it. */
export const SIGNING_METHODS = ["password", "passkey"] as const;
export type SigningMethod = (typeof SIGNING_METHODS)[number];

/** How one decision stands to another. The one that names the link is the one that was written later. */
export const DECISION_LINK_KINDS = [
  "supersedes",
  "starts_again",
  "amends",
  "depends_on",
  "conflicts_with",
  "relates_to",
] as const;
export type DecisionLinkKind = (typeof DECISION_LINK_KINDS)[number];

/** How files came in. */
export const IMPORT_WAYS = ["files", "archive", "paste", "command"] as const;

export const IMPORT_STATES = ["open", "done", "discarded"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What became of a file of an import. */
export const IMPORT_OUTCOMES = ["created", "updated", "unchanged", "left"] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

/** How a product line stands to a decision that applies to it. Where nothing was said, that is drift, not a stance. */
export const ADOPTION_STANCES = ["adopted", "planned", "waived", "not_applicable"] as const;

/** Why a decision is looked at again. */
export const REVIEW_CAUSES = ["date", "trigger", "evidence", "waiver", "asked"] as const;

export const REVIEW_ANSWERS = ["still_valid", "revise", "retire"] as const;

/** What became of other words for a passage. */
export const SUGGESTION_STATES = ["open", "accepted", "rejected", "withdrawn"] as const;

/** What of a decision can be found. Names are those that it had elsewhere. */
export const SEARCH_PARTS = ["title", "section", "comment", "reason", "evidence", "person", "tag", "name"] as const;
export type SearchPart = (typeof SEARCH_PARTS)[number];

/** Lists whose filters can be kept. */
export const VIEW_PLACES = ["decisions", "search"] as const;
export type ViewPlace = (typeof VIEW_PLACES)[number];

export const CHAIN_KINDS = ["organization", "decision"] as const;
export type ChainKind = (typeof CHAIN_KINDS)[number];

export const ONE_TIME_TOKEN_KINDS = ["password_reset"] as const;

/** How a session was opened. */
export const SESSION_WAYS = ["password", "passkey", "sso"] as const;
export type SessionWay = (typeof SESSION_WAYS)[number];

/** What a passkey is asked for: to be added to an account, to sign in, or to prove a second factor in an open session. */
export const PASSKEY_CEREMONIES = ["registration", "sign_in", "confirmation"] as const;
export type PasskeyCeremony = (typeof PASSKEY_CEREMONIES)[number];
