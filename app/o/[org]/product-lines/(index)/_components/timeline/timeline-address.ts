import type { TimelineView } from "@/lib/adoption/timeline/input";

/** The address of the timeline with this view, changed in part. */
export function timelineAddress(slug: string, view: TimelineView, change: Partial<TimelineView> = {}): string {
  const { fold, ...rest } = { ...view, ...change };
  const kept = Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  if (fold !== undefined) kept.push(["fold", fold.join(",")]);
  return `/o/${slug}/product-lines?${new URLSearchParams([["view", "timeline"], ...kept])}`;
}
