"use client";

import { Kbd } from "@/app/_ui/text/kbd";

/** The event that opens the list of keys. */
export const OPEN_SHORTCUTS = "accord:shortcuts";

/** Shows which keys work here. */
export function ShortcutsButton() {
  return (
    <button
      type="button"
      aria-label="Keyboard shortcuts"
      title="Keyboard shortcuts"
      className="grid size-8 place-items-center rounded-control hover:bg-selected rail:hidden"
      onClick={() => window.dispatchEvent(new Event(OPEN_SHORTCUTS))}
    >
      <Kbd>?</Kbd>
    </button>
  );
}
