import type { DecisionStatus, REVIEW_ANSWERS, REVIEW_CAUSES } from "@/db/enums";
import { invalid, precondition } from "@/lib/errors";

export type ReviewCause = (typeof REVIEW_CAUSES)[number];
export type ReviewAnswer = (typeof REVIEW_ANSWERS)[number];

/** How many days before its day a review shows as coming. */
export const REVIEW_AHEAD_DAYS = 14;
/** So many triggers one decision can have. */
const MOST_TRIGGERS = 10;
/** A next review lies within so many years. */
const MOST_YEARS = 10;

/** What a cause is called where a review is due. */
export const CAUSE_WORDS: Readonly<Record<ReviewCause, string>> = {
  date: "its review date has come",
  trigger: "what was to be watched for has happened",
  evidence: "evidence has expired",
  waiver: "a waiver has run out",
  asked: "somebody looked at it again",
};

/** The same, as a note. */
export const CAUSE_NOTES: Readonly<Record<ReviewCause, string>> = {
  date: "Review date",
  trigger: "A trigger happened",
  evidence: "Evidence expired",
  waiver: "Waiver ran out",
  asked: "Looked at again",
};

export const ANSWER_WORDS: Readonly<Record<ReviewAnswer, string>> = {
  still_valid: "Still valid",
  revise: "Revise",
  retire: "Retire",
};

/** Only what is in force is reviewed. */
export function assertInForce({ status }: { readonly status: DecisionStatus }): void {
  if (status === "accepted") return;
  throw precondition(`Only an accepted decision is reviewed. This one is ${status}.`);
}

/** Triggers are for what may still be decided or holds. */
export function assertCanHaveTrigger({ status }: { readonly status: DecisionStatus }, count: number): void {
  if (status !== "draft" && status !== "proposed" && status !== "accepted")
    throw precondition(`This decision is ${status}, so nothing has to be watched for.`);
  if (count >= MOST_TRIGGERS) throw precondition(`A decision has at most ${MOST_TRIGGERS} triggers. Remove one first.`);
}

/** A day to come, within ten years. `today` is an ISO date in UTC. */
export function assertNextReview(day: string | null, today: string): void {
  if (day === null) return;
  if (day <= today) throw invalid("Choose a day to come.", { nextReviewOn: "Choose a day to come." });
  const last = `${Number(today.slice(0, 4)) + MOST_YEARS}${today.slice(4)}`;
  const tooFar = `Choose a day within ${MOST_YEARS} years.`;
  if (day > last) throw invalid(tooFar, { nextReviewOn: tooFar });
}

/** What has happened is said once: the review it calls for answers it. */
export function assertNotSaid(isOpen: boolean): void {
  if (isOpen)
    throw precondition("Somebody has said already that this happened, and a review is due. Leave a comment instead.");
}

interface Said {
  readonly memberId: string;
  readonly answer: ReviewAnswer;
  readonly reason: string;
  readonly nextReviewOn: string | null;
}

/** Is this "still valid" what the same person said last? What began a successor or ended the decision cannot be said twice. */
export function isSameAnswer(last: Said | undefined, said: Said): boolean {
  return (
    said.answer === "still_valid" &&
    last?.answer === said.answer &&
    last.memberId === said.memberId &&
    last.reason === said.reason &&
    last.nextReviewOn === said.nextReviewOn
  );
}

/** A successor that is being written answers the review until it ends. */
export function assertNoOpenSuccessor(successor: number | null): void {
  if (successor === null) return;
  throw precondition(
    `ADR-${successor} is being written in answer to the last review. Go on there, or withdraw it first.`,
  );
}

/** The one cause that an answer is kept under, where there are several. */
export function causeOf(causes: readonly ReviewCause[]): ReviewCause {
  return (["trigger", "evidence", "waiver", "date"] as const).find((cause) => causes.includes(cause)) ?? "asked";
}
