"use client";

import { useId, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import { buttonStyle, type ButtonStyle } from "../form/button-style";
import { classNames } from "../class-names";
import { place } from "./place";

type Props = ButtonStyle & {
  /** What stands in the button that opens it. */
  readonly trigger: ReactNode;
  /** The button's name, where the trigger is an icon. */
  readonly label?: string;
  readonly align?: "start" | "end";
  readonly className?: string;
  readonly triggerClassName?: string;
  /** Closes as soon as something in it was chosen: for menus. */
  readonly isMenu?: boolean;
  readonly children: ReactNode;
};

/** A button and what it opens beside it: the platform's popover, so Esc and a click elsewhere close it. */
export function Popover(props: Props) {
  const { trigger, label, align = "end", variant, size, className, triggerClassName, isMenu, children } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const rows = [...(panel.current?.querySelectorAll<HTMLElement>("a, button") ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    event.preventDefault();
    rows.at((at + (event.key === "ArrowDown" ? 1 : -1) + rows.length) % rows.length)?.focus();
  };

  // A refused line keeps the menu open, so that its reason can be read; so does a setting, so that it can be seen.
  const onChoice = (event: MouseEvent) => {
    const line = event.target instanceof Element ? event.target.closest("a, button") : null;
    const isOneOfSeveral = line?.closest("[role=group]") !== null;
    if (line !== null && !isOneOfSeveral && !line.hasAttribute("aria-disabled")) panel.current?.hidePopover();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label={label}
        title={label}
        className={classNames(buttonStyle({ variant, size }), triggerClassName)}
      >
        {trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        onToggle={(event) => {
          if (event.newState !== "open" || panel.current === null || button.current === null) return;
          if (!CSS.supports("position-area: top")) place(panel.current, button.current, align);
          if (isMenu) panel.current.querySelector<HTMLElement>("a, button")?.focus({ preventScroll: true });
        }}
        onKeyDown={isMenu ? onKeyDown : undefined}
        onClick={isMenu ? onChoice : undefined}
        className={classNames(
          "fixed inset-auto m-0 my-1 max-h-[70dvh] max-w-[calc(100vw-1rem)] min-w-44 overflow-y-auto rounded-card border border-line bg-raised p-1.5 text-ink-2 shadow-md",
          // Beside its button before it is first painted, where the browser can; `place` does it elsewhere.
          "[position-try-fallbacks:flip-block,flip-inline,flip-block_flip-inline]",
          align === "start" ? "[position-area:bottom_span-right]" : "[position-area:bottom_span-left]",
          className,
        )}
      >
        {children}
      </div>
    </>
  );
}
