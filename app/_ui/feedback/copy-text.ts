/** Puts a text on the clipboard. False where the browser does not let a page do so, as over plain http on a network. */
export async function copyText(text: string): Promise<boolean> {
  if (!("clipboard" in navigator)) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused by the reader's own settings: they copy by hand.
    return false;
  }
}

/** What to do where the page may not copy: the text is selected already. */
export const COPY_BY_HAND = "Press Ctrl+C, or ⌘C on a Mac, to copy it.";
