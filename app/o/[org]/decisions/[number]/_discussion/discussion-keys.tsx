"use client";

import { useEffect } from "react";
import { isTyping } from "@/app/o/[org]/_shell/keyboard/keys";

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** What each key presses or focuses, where it is on the page. */
const KEYS: Readonly<Record<string, string>> = {
  "[": "[data-step=previous]",
  "]": "[data-step=next]",
  t: "[data-step=agenda]",
  s: "[data-stance=settled]",
  d: "[data-stance=agree_to_differ]",
};

/** The arrow keys rest for this long before the cell under the focus opens. */
const SETTLE = 150;

/** The discussion by keyboard: arrows in the map, brackets through the contested cells, T to the next of the agenda, C, S and D in the open one. */
export function DiscussionKeys() {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // G then D goes to the decisions: a D right after a G is not ours.
    let went = -Infinity;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector("dialog[open], [popover]:popover-open") !== null) return;
      const step = STEPS[event.key];
      if (step !== undefined) {
        // Beside the map the arrows scroll what they always scroll.
        if (document.activeElement !== document.body && !document.activeElement?.closest("[data-heat]")) return;
        const cell = neighbour(step);
        if (cell === undefined) return;
        event.preventDefault();
        cell.focus();
        clearTimeout(timer);
        timer = setTimeout(() => cell.click(), SETTLE);
        return;
      }
      const key = event.key.toLowerCase();
      const isPlace = event.timeStamp - went < 1200;
      went = key === "g" ? event.timeStamp : -Infinity;
      if (isPlace) return;
      if (key === "c") {
        const field = document.querySelector<HTMLElement>("[data-talk] form textarea");
        if (field === null) return;
        event.preventDefault();
        field.focus();
        return;
      }
      document.querySelector<HTMLElement>(KEYS[key] ?? "[data-nothing]")?.click();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("keydown", onKeyDown);
    };
  }, []);
  return null;
}

/** The cell beside the focused one, or beside the open one while the focus is elsewhere; the first when none is open. */
function neighbour([row, column]: readonly [number, number]): HTMLElement | undefined {
  const rows = [...document.querySelectorAll("[data-heat] tr")]
    .map((line) => [...line.querySelectorAll<HTMLElement>("[data-cell]")])
    .filter((cells) => cells.length > 0);
  const isIn = (cell: HTMLElement) => cell === document.activeElement;
  const isOpen = (cell: HTMLElement) => cell.ariaCurrent === "true";
  const from = rows.flat().find(isIn) ?? rows.flat().find(isOpen);
  if (from === undefined) return rows[0]?.[0];
  const y = rows.findIndex((cells) => cells.includes(from));
  const x = rows[y]?.indexOf(from) ?? 0;
  return rows[y + row]?.[x + column];
}
