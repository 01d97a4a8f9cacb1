"use client";

import type { ReactNode } from "react";

/** The event that opens the palette: the key handler and every button say the same. */
export const OPEN_PALETTE = "accord:palette";

/** Opens the palette. */
export function PaletteButton({ className, children }: { className: string; children: ReactNode }) {
  return (
    <button
      type="button"
      className={className}
      title="Search or jump to"
      onClick={() => window.dispatchEvent(new Event(OPEN_PALETTE))}
    >
      {children}
    </button>
  );
}
