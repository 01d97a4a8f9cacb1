import type { DecisionStatus } from "@/db/enums";

/** What each event makes of a decision. What a file says of an imported one stands in its event. */
export const STATUS_AFTER = {
  "decision.created": "draft",
  "decision.imported": null,
  "decision.imported_again": null,
  "decision.proposed": "proposed",
  "decision.accepted": "accepted",
  "decision.rejected": "rejected",
  "decision.withdrawn": "withdrawn",
  "decision.deprecated": "deprecated",
  "decision.superseded": "superseded",
} as const satisfies Readonly<Record<string, DecisionStatus | null>>;

/** The first moment that no longer belongs to a day in UTC. */
export const endOf = (day: string): Date => new Date(Date.parse(day) + 86_400_000);

/** The day whose end is asked for, where it is over; today and later days are the present. */
export const pastDay = (on: string | undefined, today: string): string | undefined =>
  on !== undefined && on < today ? on : undefined;

/** A day that has not come is asked for: the present is shown instead, and that has to be said. */
export const isAhead = (on: string | undefined, today: string): boolean => on !== undefined && on > today;
