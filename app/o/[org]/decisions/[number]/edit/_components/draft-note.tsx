"use client";

import { useSyncExternalStore } from "react";
import type { DraftState } from "./draft-line";

const never = () => () => undefined;

/** Where one's unsaved text is: on its way, kept at 10:42, or not kept and why. Announced, because it matters when it fails. */
export function DraftNote({ draft }: { draft: DraftState }) {
  const isHere = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const text =
    draft.state === "saving"
      ? "Saving the draft"
      : draft.state === "saved"
        ? isHere
          ? `Draft saved ${timeOf(draft.at)}`
          : "Draft saved"
        : draft.state === "failed"
          ? draft.message
          : "";
  return (
    <p
      role="status"
      className={`min-w-0 flex-1 text-xs ${draft.state === "failed" ? "text-critical-ink" : "text-ink-3"}`}
    >
      {text}
    </p>
  );
}

const timeOf = (at: string) =>
  new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(new Date(at));
