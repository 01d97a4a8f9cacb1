import type { Role, ViewPlace } from "@/db/enums";
import { forbidden, precondition } from "@/lib/errors";

/** So many views one person keeps. */
export const VIEWS_LIMIT = 50;

/** What of an address is part of a view: its filters and order, never the page. */
const KEPT: Readonly<Record<ViewPlace, readonly string[]>> = {
  decisions: ["state", "line", "steward", "tag", "q", "sort", "dir"],
  search: ["q", "state", "line", "steward", "tag", "part", "from", "until"],
};

/** The filters of an address in one order, so that two ways to write them are the same view. */
export function filtersIn(place: ViewPlace, query: string): string {
  const asked = new URLSearchParams(query);
  const kept = KEPT[place].flatMap((key) => {
    const value = asked.get(key)?.trim() ?? "";
    return value === "" ? [] : [[key, value]];
  });
  return new URLSearchParams(kept).toString();
}

interface Owned {
  readonly memberId: string;
  readonly isShared: boolean;
}

/** May this person rename or delete it? Their own, and owners and admins what is shared. */
export function mayChangeView(reader: { readonly memberId: string; readonly role: Role }, view: Owned): boolean {
  return view.memberId === reader.memberId || (view.isShared && (reader.role === "owner" || reader.role === "admin"));
}

export function assertMayChangeView(reader: { readonly memberId: string; readonly role: Role }, view: Owned): void {
  if (!mayChangeView(reader, view))
    throw forbidden("Who saved a view changes it, and owners and admins the shared ones.");
}

export function assertRoomForView(count: number): void {
  if (count >= VIEWS_LIMIT)
    throw precondition(`You have ${VIEWS_LIMIT} saved views. Delete one that you no longer use first.`);
}
