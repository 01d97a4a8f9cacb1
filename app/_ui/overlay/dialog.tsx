"use client";

import { useEffect, useId, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { useBackdrop } from "./use-backdrop";

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Names the act: "Approve exactly this text". */
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Quiet, secondary, primary at the right. */
  readonly footer: ReactNode;
  /** What ⌘↵ does. Enter alone never does it. */
  readonly onConfirm?: () => void;
  readonly isWide?: boolean;
  /** Nothing in it takes the focus, so the text itself does: else no key scrolls what does not fit. */
  readonly isText?: boolean;
}

/** For what others will see and cannot be undone. The platform's own dialog: focus stays inside, Esc leaves. */
export function Dialog({ isOpen, onClose, title, children, footer, onConfirm, isWide, isText }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (isOpen && !element.open) element.showModal();
    if (!isOpen && element.open) element.close();
  }, [isOpen]);

  // Taken out of the page while open, it would take the focus with it. Closing gives it back to what opened it.
  useLayoutEffect(() => {
    const element = dialog.current;
    return () => element?.close();
  }, []);

  const backdrop = useBackdrop(dialog, isOpen, () => {
    if (dialog.current !== null && !holdsText(dialog.current)) onClose();
  });

  const onKeyDown = (event: KeyboardEvent) => {
    // A dialog inside this one has its own keys.
    if (event.target instanceof Element && event.target.closest("dialog") !== dialog.current) return;
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      // What is under way is not begun once more, as by a key that is held down.
      if (!event.repeat && dialog.current?.querySelector("footer [aria-busy]") === null) onConfirm?.();
    }
  };

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      // Esc closes by our state: the platform would close first and tell us late, when it may have been opened again.
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        if (dialog.current?.open === false) onClose();
      }}
      onKeyDown={onKeyDown}
      {...backdrop}
      className={`m-auto w-[calc(100vw-2rem)] overflow-hidden rounded-panel border border-line bg-raised p-0 text-left text-ink-2 shadow-lg ${isWide ? "max-w-[720px]" : "max-w-[440px]"}`}
    >
      {isOpen && (
        <>
          <div
            tabIndex={isText ? 0 : undefined}
            className="max-h-[calc(100dvh-10rem)] overflow-y-auto px-5 pt-[18px] pb-[18px] focus-visible:-outline-offset-2"
          >
            <h2 id={titleId} className="text-md font-semibold tracking-tight">
              {title}
            </h2>
            <div className="mt-1.5 grid gap-3">{children}</div>
          </div>
          <footer className="flex items-center gap-2 border-t border-line bg-sunken px-5 py-3">{footer}</footer>
        </>
      )}
    </dialog>
  );
}

/** Was something typed in it? Then only Esc or a button leaves it. */
function holdsText(dialog: HTMLDialogElement): boolean {
  const fields = dialog.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    "textarea:not([readonly]), input:not([readonly], [type=checkbox], [type=radio])",
  );
  return [...fields].some((field) => field.value !== "");
}
