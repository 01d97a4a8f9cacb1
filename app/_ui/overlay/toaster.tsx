"use client";

import { Check } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../form/button";
import { TOAST, type ToastMessage } from "./show-toast";

const SHOWN_MS = 8000;

/** Where toasts appear: one at a time, at the bottom left. Z undoes. It waits while the pointer or the focus is on it. */
export function Toaster() {
  const [message, setMessage] = useState<ToastMessage | null>(null);
  const [isHeld, setHeld] = useState(false);

  useEffect(() => {
    const onToast = (event: Event) => {
      if (event instanceof CustomEvent && isToastMessage(event.detail)) setMessage(event.detail);
    };
    window.addEventListener(TOAST, onToast);
    return () => window.removeEventListener(TOAST, onToast);
  }, []);

  useEffect(() => {
    if (message === null) return;
    const undo = () => {
      setMessage(null);
      void message.undo?.();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "z" || event.metaKey || event.ctrlKey || event.altKey || !message.undo) return;
      if (event.target instanceof HTMLElement && event.target.matches("input, textarea, select, [contenteditable]"))
        return;
      event.preventDefault();
      undo();
    };
    window.addEventListener("keydown", onKeyDown);
    const timer = isHeld ? undefined : setTimeout(() => setMessage(null), SHOWN_MS);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      clearTimeout(timer);
    };
  }, [message, isHeld]);

  return (
    <div role="status" className="fixed bottom-[70px] left-4 z-20 max-w-[calc(100vw-2rem)] sm:bottom-4">
      {message !== null && (
        <div
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
          className="flex min-h-11 items-center gap-2.5 rounded-card border border-line bg-raised pr-2 pl-3.5 text-ink shadow-lg"
        >
          <Check aria-hidden="true" className="size-4" strokeWidth={1.6} />
          <span className="clip flex-1">{message.text}</span>
          {message.undo && (
            <Button
              variant="quiet"
              size="sm"
              shortcut="Z"
              onClick={() => {
                setMessage(null);
                void message.undo?.();
              }}
            >
              Undo
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function isToastMessage(value: unknown): value is ToastMessage {
  return typeof value === "object" && value !== null && "text" in value && typeof value.text === "string";
}
