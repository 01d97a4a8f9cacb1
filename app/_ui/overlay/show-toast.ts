/** What a toast says, and how to take it back. */
export interface ToastMessage {
  readonly text: string;
  readonly undo?: () => void | Promise<void>;
}

/** The event by which any component reaches the one place where toasts appear. */
export const TOAST = "accord:toast";

/**
 * Says at the bottom left what happened, for eight seconds, with Undo where `undo` is given. For acts that can be taken
 * back; errors, submitted ballots and approvals answer in place.
 */
export function showToast(message: ToastMessage): void {
  window.dispatchEvent(new CustomEvent<ToastMessage>(TOAST, { detail: message }));
}
