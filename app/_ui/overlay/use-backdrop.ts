import { useEffect, useRef, type MouseEvent, type PointerEvent, type RefObject } from "react";

/** The second press of a double click on what opened the dialog lands behind it: so long, in milliseconds, none leaves it. */
const DOUBLE_CLICK = 500;

/**
 * Leaves a dialog by a press on what lies behind it. A press that began inside, such as a selection dragged out of a
 * field, ends on the backdrop too and is none; nor is one right after it opened.
 */
export function useBackdrop(dialog: RefObject<HTMLDialogElement | null>, isOpen: boolean, onLeave: () => void) {
  const isPressed = useRef(false);
  const openedAt = useRef(0);
  useEffect(() => {
    if (isOpen) openedAt.current = performance.now();
  }, [isOpen]);
  return {
    onPointerDown: (event: PointerEvent) => {
      isPressed.current = event.target === dialog.current && performance.now() - openedAt.current > DOUBLE_CLICK;
    },
    onClick: (event: MouseEvent) => {
      if (isPressed.current && event.target === dialog.current) onLeave();
      isPressed.current = false;
    },
  };
}
