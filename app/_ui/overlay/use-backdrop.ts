import { useRef, type MouseEvent, type PointerEvent, type RefObject } from "react";

/**
 * Leaves a dialog by a press on what lies behind it. A press that began inside, such as a selection dragged out of a
 * field, ends on the backdrop too and is none.
 */
export function useBackdrop(dialog: RefObject<HTMLDialogElement | null>, onLeave: () => void) {
  const isPressed = useRef(false);
  return {
    onPointerDown: (event: PointerEvent) => {
      isPressed.current = event.target === dialog.current;
    },
    onClick: (event: MouseEvent) => {
      if (isPressed.current && event.target === dialog.current) onLeave();
      isPressed.current = false;
    },
  };
}
