import type { DecisionListView } from "@/lib/decisions/list/input";

/** The address of a view of the list: the given one with some parts changed. A part that is undefined is left out; so is the page. */
export function viewAddress(slug: string, view: DecisionListView, change: Partial<DecisionListView> = {}): string {
  const parts = Object.entries({ ...view, after: undefined, ...change }).filter(
    (part): part is [string, string] => part[1] !== undefined && part[1] !== "",
  );
  const query = new URLSearchParams(parts).toString();
  return `/o/${slug}/decisions${query === "" ? "" : `?${query}`}`;
}
