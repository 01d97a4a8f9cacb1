"use server";

import { action } from "@/lib/action";
import { openPassageShape, passageShape } from "@/lib/discussion/passages/input";
import * as passages from "@/lib/discussion/passages/mutations";
import { rejectSuggestionShape, suggestionShape, suggestWordsShape } from "@/lib/discussion/suggestions/input";
import * as suggestions from "@/lib/discussion/suggestions/mutations";

export const openPassage = action(openPassageShape, passages.openPassage);
export const resolvePassage = action(passageShape, passages.resolvePassage);
export const reopenPassage = action(passageShape, passages.reopenPassage);
export const suggestWords = action(suggestWordsShape, suggestions.suggestWords);
export const acceptSuggestion = action(suggestionShape, suggestions.acceptSuggestion);
export const rejectSuggestion = action(rejectSuggestionShape, suggestions.rejectSuggestion);
export const withdrawSuggestion = action(suggestionShape, suggestions.withdrawSuggestion);
