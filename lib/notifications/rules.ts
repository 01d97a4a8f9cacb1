import type { CallingEvent } from "@/lib/history/types";

/** What a mail is about: the same things that stand on home. */
export type MailKind = "ballot" | "reminder" | "approval" | "mention" | "changes" | "suggestion" | "review" | "reading";

/** The kind of mail each calling event leads to. */
export const KIND_OF = {
  "evaluation.weighting_opened": "ballot",
  "evaluation.scoring_opened": "ballot",
  "evaluation.participant_added": "ballot",
  "evaluation.reminded": "reminder",
  "decision.proposed": "approval",
  "decision.revised": "approval",
  "approval.changes_requested": "changes",
  "suggestion.made": "suggestion",
  "decision.trigger_happened": "review",
  "decision.reading_asked": "reading",
  "decision.review_date_changed": "review",
  "decision.reviewed": "review",
  "decision.adoption_recorded": "review",
  "evaluation.evidence_added": "review",
  "comment.posted": "mention",
  "comment.edited": "mention",
} as const satisfies Readonly<Record<CallingEvent, MailKind>>;

/** What a mail says, before it is addressed. */
export interface Call {
  readonly kind: MailKind;
  readonly slug: string;
  readonly organizationName: string;
  readonly number: number;
  readonly title: string;
  /** Who did what the mail is about. */
  readonly actorName: string;
  /** A ballot's deadline, written out with its zone; null without one. */
  readonly deadline: string | null;
  readonly isWeighting: boolean;
  /** A vote on the options themselves, without criteria. */
  readonly isVote: boolean;
  /** Why a review is due, as part of a sentence. */
  readonly causes: string;
  /** The reason for changes, the comment, or what happened. */
  readonly words: string;
  /** Where on the decision's pages it is done, such as `/approval`. */
  readonly place: string;
}

/** The subject, sentences and button of a mail. */
export interface MailText {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly linkLabel: string;
  readonly path: string;
}

/** The longest quotation in a mail, in characters. The rest is behind the link. */
const QUOTE_LIMIT = 400;

/** Writes the mail. Nothing of anybody's ballot, and no count from which one could be inferred. */
export function mailText(call: Call): MailText {
  const adr = `ADR-${call.number}`;
  const path = `/o/${call.slug}/decisions/${call.number}${call.place}`;
  const quote = call.words === "" ? [] : [`“${clipped(call.words)}”`];
  const until = call.deadline === null ? "" : ` until ${call.deadline}`;
  switch (call.kind) {
    case "ballot":
      return {
        subject: `${adr}: your ballot${call.deadline === null ? "" : `, until ${call.deadline}`}`,
        paragraphs: [
          call.isWeighting
            ? `You are asked to share out 100 points among the criteria of “${call.title}”${until}.`
            : `You are asked to ${call.isVote ? "vote on" : "score"} the options of “${call.title}”${until}.`,
          "The round is blind: nobody sees anybody's answers before it is revealed.",
        ],
        linkLabel: buttonOf(call),
        path,
      };
    case "reminder":
      return {
        subject: `${adr}: your ballot is still open${call.deadline === null ? "" : `, until ${call.deadline}`}`,
        paragraphs: [
          `You have not submitted your ${call.isWeighting ? "weights" : call.isVote ? "vote" : "scores"} ${call.isVote ? "on" : "for"} “${call.title}” yet. A draft does not count${call.deadline === null ? "" : `, and the round takes ballots${until}`}.`,
          "The round is blind: nobody sees anybody's answers before it is revealed.",
        ],
        linkLabel: buttonOf(call),
        path,
      };
    case "approval":
      return {
        subject: `${adr} waits for your decision: ${call.title}`,
        paragraphs: [
          `“${call.title}” waits for your approval in ${call.organizationName}. ${call.actorName} wrote its latest text.`,
          "You approve exactly the text that you read. A later change asks again.",
        ],
        linkLabel: "Read and decide",
        path,
      };
    case "changes":
      return {
        subject: `${adr}: ${call.actorName} asks for changes`,
        paragraphs: [`${call.actorName} asks for changes to “${call.title}”, which you look after.`, ...quote],
        linkLabel: "Read and revise",
        path,
      };
    case "suggestion":
      return {
        subject: `${adr}: ${call.actorName} suggests other words`,
        paragraphs: [`${call.actorName} suggests other words for “${call.title}”, which you look after.`, ...quote],
        linkLabel: "Take it up or reject it",
        path,
      };
    case "review":
      return {
        subject: `${adr} is due for review: ${call.title}`,
        paragraphs: [
          `“${call.title}”, which you look after in ${call.organizationName}, should be looked at again: ${call.causes}.`,
          ...quote,
          "Say that it is still valid, revise it, or retire it.",
        ],
        linkLabel: "Review it",
        path,
      };
    case "reading":
      return {
        subject: `${adr}: ${call.actorName} asks you to read it`,
        paragraphs: [`${call.actorName} asks you to read “${call.title}” in ${call.organizationName}${until}.`],
        linkLabel: "Read it",
        path,
      };
    case "mention":
      return {
        subject: `${adr}: ${call.actorName} mentions you`,
        paragraphs: [`${call.actorName} mentions you on “${call.title}”.`, ...quote],
        linkLabel: "Answer",
        path,
      };
  }
}

/** What a ballot is asked for in. */
function buttonOf({ isWeighting, isVote }: Call): string {
  if (isWeighting) return "Set weights";
  return isVote ? "Vote" : "Score";
}

/** Says why the mail came. */
export const FOOTNOTE =
  "You get one mail for each thing that needs you, and at most a few reminders of a ballot. It stands on your home page until it is done.";

/** Says why a mail carries a checkpoint. */
export const CHECKPOINT_WHY =
  "How far the history had come, signed. Keep this mail: with it anybody can show later that nothing of it was cut off or written anew.";

function clipped(text: string): string {
  const characters = [...text];
  return characters.length <= QUOTE_LIMIT ? text : `${characters.slice(0, QUOTE_LIMIT).join("").trimEnd()}…`;
}
