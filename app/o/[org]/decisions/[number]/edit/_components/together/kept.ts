import { z } from "zod";
import { KEPT_WORDS } from "@/app/_ui/state/kept-words";

const shape = z.object({ id: z.string(), text: z.string(), update: z.string() });

/** What was typed and has not arrived: the shared text it belongs to, all of it in base64, and the text as it reads. */
type Kept = z.infer<typeof shape>;

const keyOf = (place: string) => `${KEPT_WORDS}${place}`;

/** Keeps it in this browser until it has arrived, also when the tab is closed. Where a browser keeps nothing, the tab does. */
export function keep(place: string, kept: Kept): void {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(kept));
  } catch {
    // Full, or switched off: the open tab still holds the text and says that it waits.
  }
}

/** What was kept, or null. */
export function recall(place: string): Kept | null {
  try {
    return shape.safeParse(JSON.parse(localStorage.getItem(keyOf(place)) ?? "null")).data ?? null;
  } catch {
    return null;
  }
}

/** It has arrived. */
export function forget(place: string): void {
  try {
    localStorage.removeItem(keyOf(place));
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
