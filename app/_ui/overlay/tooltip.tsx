"use client";

import { useId, useRef, type ReactElement, type ReactNode } from "react";
import { place } from "./place";

interface Props {
  /** What the thing under the pointer means. */
  readonly text: ReactNode;
  /** Something short that is not a button or link of its own: a number, a glyph. */
  readonly children: ReactElement | string;
}

/** A word's explanation on hover and on focus; Esc closes it. Never the only place where something is said. */
export function Tooltip({ text, children }: Props) {
  const id = useId();
  const trigger = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const show = () => {
    if (tip.current === null || trigger.current === null || tip.current.matches(":popover-open")) return;
    tip.current.showPopover();
    place(tip.current, trigger.current, "start");
  };
  const hide = () => {
    if (tip.current?.matches(":popover-open")) tip.current.hidePopover();
  };
  return (
    <span
      onMouseEnter={show}
      onMouseLeave={hide}
      onFocus={show}
      onBlur={hide}
      onKeyDown={(event) => {
        if (event.key === "Escape") hide();
      }}
    >
      <span
        ref={trigger}
        tabIndex={0}
        aria-describedby={id}
        className="cursor-help underline decoration-line-2 decoration-dotted underline-offset-4"
      >
        {children}
      </span>
      <span
        ref={tip}
        id={id}
        role="tooltip"
        popover="manual"
        className="fixed inset-auto m-0 max-w-72 rounded-control border border-line bg-raised px-2.5 py-1.5 text-xs text-ink-2 shadow-md"
      >
        {text}
      </span>
    </span>
  );
}
