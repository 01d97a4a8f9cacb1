import type { SearchView } from "@/lib/search/input";

/** The filters of a search as an address writes them, with some changed. A part that is undefined is left out; so is the page. */
export function searchQuery(view: SearchView, change: Partial<SearchView> = {}): string {
  const parts = Object.entries({ ...view, page: undefined, ...change }).flatMap(([key, value]) =>
    value === undefined || value === "" ? [] : [[key, String(value)]],
  );
  return new URLSearchParams(parts).toString();
}

export function searchAddress(slug: string, view: SearchView, change?: Partial<SearchView>): string {
  const query = searchQuery(view, change);
  return `/o/${slug}/search${query === "" ? "" : `?${query}`}`;
}
