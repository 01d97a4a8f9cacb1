import { DECISION_EVENTS, ORGANIZATION_EVENTS, type EventType } from "../types";

/** What a reader can narrow a history to. */
export const HISTORY_SUBJECTS = ["text", "evaluation", "approval", "people", "comments"] as const;
export type HistorySubject = (typeof HISTORY_SUBJECTS)[number];

const APPROVAL: readonly EventType[] = [
  "decision.proposed",
  "decision.withdrawn",
  "decision.accepted",
  "decision.rejected",
  "decision.deprecated",
  "decision.superseded_on_line",
  "decision.superseded",
  "decision.correction_accepted",
];
const PEOPLE: readonly EventType[] = [
  "decision.steward_changed",
  "decision.words_struck",
  "decision.reading_asked",
  "decision.read",
  "share_link.created",
  "share_link.revoked",
  "evaluation.participant_added",
  "evaluation.participant_removed",
];

/** Each type belongs to exactly one subject, so that the counts add up. */
export function subjectOf(type: EventType): HistorySubject {
  if (
    PEOPLE.includes(type) ||
    type.startsWith("member.") ||
    type.startsWith("invitation.") ||
    type.startsWith("delegation.") ||
    type.startsWith("organization.")
  )
    return "people";
  if (type.startsWith("comment.")) return "comments";
  if (type.startsWith("evaluation.")) return "evaluation";
  if (type.startsWith("approval.") || type.startsWith("approval_rule.") || APPROVAL.includes(type)) return "approval";
  return "text";
}

/** The types of one subject. */
export function typesOf(subject: HistorySubject): readonly EventType[] {
  return [...DECISION_EVENTS, ...ORGANIZATION_EVENTS].filter((type) => subjectOf(type) === subject);
}
