import { z } from "zod";
import { optional, words } from "@/lib/decisions/list/input";

/** How far back from today, in years. */
export const SPANS = ["1", "3", "5", "all"] as const;
export type Span = (typeof SPANS)[number];

/** The span that is looked at where none is chosen. */
export const USUAL_SPAN: Span = "5";

const day = z.iso.date().refine((on) => on >= "1990-01-01" && on < "2100-01-01");

/** Slugs behind each other. */
const slugs = words(4_000).transform((text) => text.split(",").filter((slug) => slug !== ""));

/** The part of the timeline that an address holds. */
export const timelineViewShape = z.object({
  /** A product line's slug: it and what lies below it are the rows. */
  line: optional(words(80)),
  span: optional(z.enum(SPANS)),
  /** Days in UTC, both shown. They go before the span. */
  from: optional(day),
  to: optional(day),
  /** The lines whose lower ones are drawn into them; left out, as many as have to be. */
  fold: optional(slugs),
  /** The same in words instead of the picture. */
  as: optional(z.literal("table")),
});
export type TimelineView = z.output<typeof timelineViewShape>;
