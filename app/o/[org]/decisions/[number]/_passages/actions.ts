"use server";

import { action } from "@/lib/action";
import { openPassageShape, passageShape } from "@/lib/discussion/passages/input";
import * as passages from "@/lib/discussion/passages/mutations";
import { rejectSuggestionShape, suggestionShape, suggestWordsShape } from "@/lib/discussion/suggestions/input";
import * as suggestions from "@/lib/discussion/suggestions/mutations";
import { limited } from "@/lib/limits/limited";

export const openPassage = action(openPassageShape, limited("write", passages.openPassage));
export const resolvePassage = action(passageShape, passages.resolvePassage);
export const reopenPassage = action(passageShape, passages.reopenPassage);
export const suggestWords = action(suggestWordsShape, limited("write", suggestions.suggestWords));
export const acceptSuggestion = action(suggestionShape, suggestions.acceptSuggestion);
export const rejectSuggestion = action(rejectSuggestionShape, suggestions.rejectSuggestion);
export const withdrawSuggestion = action(suggestionShape, suggestions.withdrawSuggestion);
