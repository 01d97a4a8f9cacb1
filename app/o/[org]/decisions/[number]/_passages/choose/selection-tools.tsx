"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/form/button";
import { selectedWords, type Chosen } from "./chosen";
import type { PassagePlace } from "./passage-dialog";

const PassageDialog = dynamic(async () => (await import("./passage-dialog")).PassageDialog);

interface Offered extends Chosen {
  /** Pixels from the window's edges. */
  readonly left: number;
  readonly top: number;
}

/** What can be done with words that are selected in the record. It stands under them; on a phone at the foot of the window. Esc closes it. */
export function SelectionTools(place: PassagePlace) {
  const [offered, setOffered] = useState<Offered | null>(null);
  const [opened, setOpened] = useState<{ readonly chosen: Chosen; readonly verb: "comment" | "suggest" } | null>(null);

  useEffect(() => {
    const look = () => setOffered(offeredNow());
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, []);

  // Only while it is shown: what Esc or an act has closed must not come back by scrolling.
  const isOffered = offered !== null;
  useEffect(() => {
    if (!isOffered) return;
    const follow = () => setOffered(offeredNow());
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") setOffered(null);
    };
    // Caught on its way down, for it does not bubble, and what scrolls is a part of the page.
    document.addEventListener("scroll", follow, { capture: true, passive: true });
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("scroll", follow, { capture: true });
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [isOffered]);

  const open = (verb: "comment" | "suggest") => {
    if (offered !== null) setOpened({ chosen: offered, verb });
    setOffered(null);
  };
  return (
    <>
      {offered !== null && opened === null && (
        <div
          role="toolbar"
          aria-label="Selected words"
          // Pressing a button must not take the selection away before the click arrives.
          onPointerDown={(event) => event.preventDefault()}
          style={{ left: offered.left, top: offered.top }}
          className="fixed z-10 flex gap-1 rounded-card border border-line bg-raised p-1 shadow-md max-sm:inset-x-4 max-sm:top-auto! max-sm:bottom-20 max-sm:left-4! max-sm:justify-center print:hidden"
        >
          <Button size="sm" variant="quiet" onClick={() => open("comment")}>
            Comment
          </Button>
          {place.canSuggest && (
            <Button size="sm" variant="quiet" onClick={() => open("suggest")}>
              Suggest other words
            </Button>
          )}
        </div>
      )}
      {opened !== null && (
        <PassageDialog {...place} parts={[opened.chosen]} verb={opened.verb} onClose={() => setOpened(null)} />
      )}
    </>
  );
}

/** The words that are selected now, and the place under them; null where none are. */
function offeredNow(): Offered | null {
  const chosen = selectedWords(document.getSelection());
  if (chosen === null) return null;
  const { range, ...words } = chosen;
  const { left, bottom } = range.getBoundingClientRect();
  return { ...words, left: Math.max(8, left), top: Math.min(bottom + 8, window.innerHeight - 48) };
}
