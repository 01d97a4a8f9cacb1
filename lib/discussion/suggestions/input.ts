import { z } from "zod";
import type { SectionKind } from "@/db/enums";
import { sectionKind } from "@/lib/decisions/input";
import { storable } from "@/lib/text/input";
import { PASSAGE_LIMIT } from "../anchors/rules";

const LIMIT = `Use at most ${PASSAGE_LIMIT.toLocaleString("en")} characters.`;
const reason = (empty: string) =>
  storable(z.string().trim().min(1, empty).max(500, "Say why in at most 500 characters."));

/** Other words for a stretch of a section's Markdown, as `locatePassage` gave it. */
export const suggestWordsShape = z.object({
  decisionId: z.uuid(),
  revision: z.number().int().min(1).max(999_999_999),
  kind: sectionKind,
  quote: storable(z.string().min(1, "Choose the words that you mean.").max(PASSAGE_LIMIT, LIMIT)),
  /** UTF-16 units from the beginning of the section. */
  startsAt: z.number().int().min(0),
  /** Empty: the words are to go. */
  replacement: storable(z.string().max(PASSAGE_LIMIT, LIMIT)),
  reason: reason("Say why. Whoever takes it up will ask."),
});
export type SuggestWords = z.output<typeof suggestWordsShape>;

export const suggestionShape = z.object({ suggestionId: z.uuid() });
export type SuggestionKey = z.output<typeof suggestionShape>;

export const rejectSuggestionShape = z.object({
  suggestionId: z.uuid(),
  reason: reason("Say why, so that its author learns it."),
});
export type RejectSuggestion = z.output<typeof rejectSuggestionShape>;

/** The detail of a CONFLICT: the words that a suggestion would replace have changed since. */
export interface SuggestionConflict {
  readonly kind: SectionKind;
  /** What stands there now; empty when nothing does. */
  readonly theirs: string;
  /** What was suggested. */
  readonly yours: string;
}
