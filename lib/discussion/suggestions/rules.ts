import type { DecisionStatus } from "@/db/enums";
import { forbidden, invalid, precondition } from "@/lib/errors";
import type { SuggestionConflict, SuggestWords } from "./input";

/** The text of a decision in these states can still change. */
export const SUGGESTABLE: readonly DecisionStatus[] = ["draft", "proposed", "accepted"];

/** Can the text of a decision in this state still change? */
export const isSuggestable = (status: DecisionStatus): boolean => SUGGESTABLE.includes(status);

/** Refuses a suggestion for a text that stays as it is. */
export function assertSuggestable(status: DecisionStatus): void {
  if (!isSuggestable(status)) throw precondition(`A ${status} decision stays as it is. Leave a comment instead.`);
}

/** So many suggestions wait for one record at once: more would not be read. */
const OPEN_LIMIT = 200;

/** Refuses one more than anybody reads. `count` are those that are open. */
export function assertRoomForSuggestion(count: number): void {
  if (count >= OPEN_LIMIT)
    throw precondition(`${OPEN_LIMIT} suggestions wait on this record. Have some of them settled first.`);
}

type Suggested = Pick<SuggestWords, "kind" | "revision" | "startsAt" | "quote" | "replacement" | "reason">;

/** Do two suggestions say the same of the same place? */
export function isSameSuggestion(a: Suggested, b: Suggested): boolean {
  return (["kind", "revision", "startsAt", "quote", "replacement", "reason"] as const).every(
    (key) => a[key] === b[key],
  );
}

/** Refuses words that do not stand where they are said to, and a suggestion that changes nothing. */
export function assertStands(body: string, quote: string, startsAt: number, replacement: string): void {
  if (body.slice(startsAt, startsAt + quote.length) !== quote)
    throw invalid("These words do not stand there. Choose them again.", { quote: "Choose the words again." });
  if (quote === replacement) {
    const message = "Change something first: these are the words that stand there.";
    throw invalid(message, { replacement: message });
  }
}

/** A suggestion is settled once. */
export function assertOpen(state: "open" | "accepted" | "rejected" | "withdrawn"): void {
  if (state !== "open") throw precondition(`This suggestion was ${state} already. Reload the page.`);
}

/** Only its author takes a suggestion back. */
export function assertOwnSuggestion(authorId: string, author: string, memberId: string): void {
  if (authorId !== memberId) throw forbidden(`Only ${author} can withdraw this suggestion. Reject it instead.`);
}

/** What the revision that takes it up says of itself: whose words they are, and why. */
export function summaryOf(author: string, reason: string): string {
  const summary = `Suggested by ${author}: ${reason}`;
  return summary.length <= 300
    ? summary
    : `${summary
        .slice(0, 299)
        .toWellFormed()
        .replace(/\ufffd$/, "")}…`;
}

/** Is this the detail of a CONFLICT of `acceptSuggestion`? It arrives from the wire, where nothing is sure. */
export function isSuggestionConflict(detail: unknown): detail is SuggestionConflict {
  return (
    typeof detail === "object" &&
    detail !== null &&
    ["kind", "theirs", "yours"].every((key) => typeof Reflect.get(detail, key) === "string")
  );
}
