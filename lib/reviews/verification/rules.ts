import { z } from "zod";
import type { ToldEvent } from "@/lib/history/verification/chain";
import { asSaid, dataAs, type ToldRow } from "@/lib/history/verification/rules";

const reviewedShape = z.looseObject({
  review: z.string(),
  answer: z.string(),
  cause: z.string(),
  successor: z.string().optional(),
  reviewOn: z.string().nullish(),
});
const triggerShape = z.looseObject({ trigger: z.string() });

/** The answers to reviews, by id, from the events of a decision in their order. */
export function tellReviews(events: readonly ToldEvent[]): ReadonlyMap<string, ToldRow> {
  return new Map(
    events.flatMap(({ type, sequence, actor, at, data }): [string, ToldRow][] => {
      const told = type === "decision.reviewed" ? dataAs(reviewedShape, data) : null;
      if (told === null) return [];
      const { review, answer, cause, successor, reviewOn } = told;
      const next = answer === "still_valid" ? (reviewOn ?? null) : null;
      const said = asSaid(answer, cause, next, successor, actor, at.toISOString());
      return [[review, { sequence, said, words: { reason: { sequence, name: "reason" } } }]];
    }),
  );
}

interface ToldTrigger {
  readonly sequence: number;
  readonly added: string;
  readonly happened: { readonly by: string | null; readonly at: string; readonly sequence: number } | null;
  readonly isRemoved: boolean;
  readonly addedAt: number;
}

/** What is watched for, by id, from the events of a decision in their order. */
export function tellTriggers(events: readonly ToldEvent[]): ReadonlyMap<string, ToldRow> {
  const told = new Map<string, ToldTrigger>();
  for (const { type, sequence, actor, at, data } of events) {
    const { trigger = null } = (type.startsWith("decision.trigger_") ? dataAs(triggerShape, data) : null) ?? {};
    if (trigger === null) continue;
    const before = told.get(trigger);
    if (type === "decision.trigger_added")
      told.set(trigger, {
        sequence,
        added: asSaid(actor, at.toISOString()),
        happened: null,
        isRemoved: false,
        addedAt: sequence,
      });
    else if (before !== undefined && type === "decision.trigger_happened")
      told.set(trigger, { ...before, sequence, happened: { by: actor, at: at.toISOString(), sequence } });
    else if (before !== undefined) told.set(trigger, { ...before, sequence, isRemoved: true });
  }
  return new Map(
    [...told].map(([id, { sequence, added, addedAt, happened, isRemoved }]) => [
      id,
      {
        sequence,
        said: asSaid(added, happened?.by, happened?.at, isRemoved),
        words: {
          words: { sequence: addedAt, name: "words" },
          note: happened === null ? null : { sequence: happened.sequence, name: "reason" },
        },
      },
    ]),
  );
}
