import { z } from "zod";
import type { ToldEvent } from "@/lib/history/verification/chain";
import { asSaid, dataAs, type Committed, type ToldRow } from "@/lib/history/verification/rules";

const commentShape = z.looseObject({
  comment: z.string(),
  evaluation: z.string().optional(),
  criterion: z.string().optional(),
  option: z.string().optional(),
  passage: z.string().optional(),
  section: z.string().optional(),
  revision: z.number().optional(),
});
const settledShape = z.looseObject({ passage: z.string() });
const suggestedShape = z.looseObject({ suggestion: z.string(), section: z.string(), revision: z.number() });

interface ToldComment {
  readonly sequence: number;
  readonly said: string;
  readonly body: Committed;
  readonly isDeleted: boolean;
}

/** What was said on a decision, by id, from its events in their order. */
export function tellComments(events: readonly ToldEvent[]): ReadonlyMap<string, ToldRow> {
  const told = new Map<string, ToldComment>();
  for (const { type, sequence, actor, data } of events) {
    const about = type.startsWith("comment.") ? dataAs(commentShape, data) : null;
    if (about === null) continue;
    const { comment, evaluation, criterion, option, passage } = about;
    const body = { sequence, name: "body" };
    const before = told.get(comment);
    if (type === "comment.posted") {
      const said = asSaid(actor, evaluation, criterion, option, passage);
      told.set(comment, { sequence, said, body, isDeleted: false });
    } else if (before !== undefined)
      told.set(comment, { ...before, sequence, ...(type === "comment.edited" ? { body } : { isDeleted: true }) });
  }
  return new Map(
    [...told].map(([id, { sequence, said, body, isDeleted }]) => [
      id,
      { sequence, said: asSaid(said, isDeleted), words: { body: isDeleted ? null : body } },
    ]),
  );
}

interface ToldPassage {
  readonly sequence: number;
  readonly said: string;
  readonly resolved: string;
}

/** The threads on a decision's record, by id: each begins with its first comment. */
export function tellPassages(events: readonly ToldEvent[]): ReadonlyMap<string, ToldRow> {
  const told = new Map<string, ToldPassage>();
  for (const { type, sequence, actor, at, data } of events) {
    const begun = type === "comment.posted" ? dataAs(commentShape, data) : null;
    if (begun?.passage !== undefined && !told.has(begun.passage)) {
      const said = asSaid(actor, at.toISOString(), begun.section, begun.revision);
      told.set(begun.passage, { sequence, said, resolved: "" });
    }
    const { passage = "" } = (type.startsWith("passage.") ? dataAs(settledShape, data) : null) ?? {};
    const before = told.get(passage);
    const resolved = type === "passage.resolved" ? asSaid(actor, at.toISOString()) : "";
    if (before !== undefined) told.set(passage, { ...before, sequence, resolved });
  }
  return new Map(
    [...told].map(([id, { sequence, said, resolved }]) => [id, { sequence, said: asSaid(said, resolved), words: {} }]),
  );
}

const STATE_AFTER: Readonly<Record<string, string>> = {
  "suggestion.accepted": "accepted",
  "suggestion.rejected": "rejected",
  "suggestion.withdrawn": "withdrawn",
};
const endedShape = z.looseObject({ suggestion: z.string(), revision: z.number().optional() });

/** The suggestions for a decision's record, by id. */
export function tellSuggestions(events: readonly ToldEvent[]): ReadonlyMap<string, ToldRow> {
  const told = new Map<string, { readonly made: ToldRow; readonly sequence: number; readonly ended: string }>();
  for (const { type, sequence, actor, at, data } of events) {
    const made = type === "suggestion.made" ? dataAs(suggestedShape, data) : null;
    if (made !== null) {
      const { suggestion, section, revision } = made;
      const word = (name: string): Committed => ({ sequence, name });
      const words = { quote: word("quote"), replacement: word("replacement"), reason: word("reason") };
      const said = asSaid(actor, at.toISOString(), section, revision);
      told.set(suggestion, { made: { sequence, said, words }, sequence, ended: asSaid("open", null, null, null) });
    }
    const state = STATE_AFTER[type];
    const { suggestion = "", revision } = (state === undefined ? null : dataAs(endedShape, data)) ?? {};
    const before = told.get(suggestion);
    const ended = asSaid(state, actor, at.toISOString(), revision);
    if (before !== undefined) told.set(suggestion, { ...before, sequence, ended });
  }
  return new Map(
    [...told].map(([id, { made, sequence, ended }]) => [id, { ...made, sequence, said: asSaid(made.said, ended) }]),
  );
}
