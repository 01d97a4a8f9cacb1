"use client";

import { useEffect, useState } from "react";
import { DraftLine, type DraftState } from "./draft-line";

/** The unsaved sections of one record and where they are; closing the tab sends the rest. */
export function useDraftSaving(address: string, savedAt: string | null) {
  const [draft, setDraft] = useState<DraftState>(
    savedAt === null ? { state: "idle" } : { state: "saved", at: savedAt },
  );
  const [line] = useState(() => new DraftLine(address, setDraft));

  useEffect(() => {
    line.open();
    const look = () => {
      if (document.visibilityState === "hidden") line.leave();
      else void line.settle();
    };
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      line.close();
    };
  }, [line]);

  return { draft, line };
}
