"use client";

import { useRouter } from "next/navigation";
import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { isTyping, moveAlongRows } from "./keys";
import { OPEN_PALETTE } from "./palette-button";
import { OPEN_SHORTCUTS } from "./shortcuts-button";

// Loaded when first asked for: neither is needed to show a page.
const Palette = dynamic(() => import("./palette").then((module) => module.Palette), { ssr: false });
const ShortcutsDialog = dynamic(() => import("./shortcuts-dialog").then((module) => module.ShortcutsDialog), {
  ssr: false,
});

const PLACES: Readonly<Record<string, string>> = { h: "", d: "/decisions", a: "/activity", m: "/map" };

const SCROLL_KEYS: ReadonlySet<string> = new Set(["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End", " "]);

/** The keys that work everywhere: ⌘K, ?, G then a place, N, /, J and K. Single keys rest while one types. */
export function Keyboard({ slug, canCreateDecisions }: { slug: string; canCreateDecisions: boolean }) {
  const router = useRouter();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const went = useRef(0);

  useEffect(() => {
    const openPalette = () => setPaletteOpen(true);
    const openHelp = () => setHelpOpen(true);
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setPaletteOpen((isOpen) => !isOpen);
        return;
      }
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      // What lies over the page has keys of its own.
      if (document.querySelector("dialog[open], :popover-open") !== null) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const place = PLACES[key];
      if (event.timeStamp - went.current < 1200 && place !== undefined) {
        went.current = 0;
        event.preventDefault();
        router.push(`/o/${slug}${place}`);
      } else if (key === "g") went.current = event.timeStamp;
      else if (key === "?") openHelp();
      else if (key === "n" && canCreateDecisions) router.push(`/o/${slug}/decisions/new`);
      else if (key === "/") {
        const field = document.querySelector<HTMLElement>("[data-find]");
        if (field === null) return;
        event.preventDefault();
        field.focus();
      } else if (key === "j" || key === "k") moveAlongRows(key === "j" ? 1 : -1);
      else if (SCROLL_KEYS.has(event.key) && document.activeElement === document.body)
        // The page does not scroll, a part of it does: with the focus there, the browser does the rest.
        document.querySelector<HTMLElement>("[data-scroller]")?.focus({ preventScroll: true });
    };
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener(OPEN_PALETTE, openPalette);
    window.addEventListener(OPEN_SHORTCUTS, openHelp);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener(OPEN_PALETTE, openPalette);
      window.removeEventListener(OPEN_SHORTCUTS, openHelp);
    };
  }, [router, slug, canCreateDecisions]);

  return (
    <>
      {isPaletteOpen && (
        <Palette slug={slug} canCreateDecisions={canCreateDecisions} onClose={() => setPaletteOpen(false)} />
      )}
      {isHelpOpen && <ShortcutsDialog onClose={() => setHelpOpen(false)} />}
    </>
  );
}
