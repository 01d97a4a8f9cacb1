"use client";

import { PanelLeft } from "@/app/_ui/icons";
import { useCallback, useEffect, useState } from "react";
import { SIDE_COOKIE, type SideChoice } from "./side-choice";

/**
 * Folds the sidebar to its rail and back, also by ⌘. A page that needs the width asks for the rail by itself; the
 * marker below tells the style sheet what the reader has chosen instead.
 */
export function SideToggle({ initial }: { initial: SideChoice }) {
  const [choice, setChoice] = useState(initial);

  const toggle = useCallback(() => {
    const isRailByItself = document.querySelector("[data-rail]") !== null;
    setChoice((before) => {
      const isRail = before === "rail" || (before === "auto" && isRailByItself);
      const wanted: SideChoice = isRail ? "open" : "rail";
      // What the page would do by itself needs no choice, and so follows the next page again.
      return (wanted === "rail") === isRailByItself ? "auto" : wanted;
    });
  }, []);

  useEffect(() => {
    document.cookie = `${SIDE_COOKIE}=${choice}; path=/o; max-age=31536000; samesite=lax`;
  }, [choice]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "." || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [toggle]);

  return (
    <>
      <span hidden data-side={choice} />
      <button
        type="button"
        aria-label="Expand the sidebar"
        title="Expand the sidebar (Ctrl+. or ⌘.)"
        onClick={toggle}
        className="hidden size-[34px] place-items-center rounded-control text-ink-3 hover:bg-selected hover:text-ink rail:lg:grid"
      >
        <PanelLeft className="size-4" strokeWidth={1.6} />
      </button>
    </>
  );
}
