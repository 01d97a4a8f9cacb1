import type { DecisionStatus } from "@/db/enums";
import { conflict, invalid, precondition } from "@/lib/errors";

/** So many people are asked at once at most. */
const ASKED_LIMIT = 2000;

/** How far ahead a reading may be due, in days. */
const AHEAD_DAYS = 366;

/** What was read, and how the decision stands. */
interface ReadText {
  readonly acknowledgedAt: Date | null;
  readonly revision: number | null;
}

/**
 * Has somebody read the text that stands? A text that came into force after the one they read asks again; of a decision that is only
 * proposed, the text they read counts until another one is accepted.
 */
export function hasRead(reading: ReadText, decision: { readonly acceptedRevision: number | null }): boolean {
  if (reading.acknowledgedAt === null || reading.revision === null) return false;
  return decision.acceptedRevision === null || reading.revision >= decision.acceptedRevision;
}

/** Only what is proposed or in force is put before readers. */
export function canBeRead({ status }: { readonly status: DecisionStatus }): boolean {
  return status === "proposed" || status === "accepted";
}

/** Refuses where nobody has to know the text yet, or any more. */
export function assertCanBeRead(decision: { readonly status: DecisionStatus }): void {
  if (!canBeRead(decision))
    throw precondition(`This decision is ${decision.status}. Only a proposed or accepted one is put before readers.`);
}

/** Refuses a day that has passed, or is more than a year ahead. Both are ISO dates. */
export function assertDueOn(dueOn: string, today: string): void {
  const latest = new Date(Date.parse(today) + AHEAD_DAYS * 86_400_000).toISOString().slice(0, 10);
  const message =
    dueOn < today ? "Choose today or a later day." : dueOn > latest ? "Choose a day within a year." : null;
  if (message !== null) throw invalid(message, { dueOn: message });
}

/** Refuses nobody and too many. */
export function assertSomebody(count: number): void {
  const nobody = "Everybody you chose has read it, or may not see it. Choose somebody else.";
  if (count === 0) throw invalid(nobody, { memberIds: nobody });
  const many = `Ask at most ${ASKED_LIMIT} people at once.`;
  if (count > ASKED_LIMIT) throw invalid(many, { memberIds: many });
}

/** What is acknowledged is what stands: another text came meanwhile, and nobody said that they read that one. */
export function assertSameText(
  read: { readonly revision: number; readonly contentHash: string },
  standing: { readonly revision: number; readonly contentHash: string },
): void {
  if (read.revision !== standing.revision || read.contentHash !== standing.contentHash)
    throw conflict("The text has changed since you opened it. Reload the page and read it again.");
}
