/** The look of a block of code: it scrolls inside itself. */
export const PRE_STYLE =
  "overflow-x-auto rounded-card border border-line bg-sunken px-4 py-3 text-sm [&_code]:bg-transparent [&_code]:p-0";

/** The look of code, in a line or a block. */
export const CODE_STYLE = "rounded-cell bg-sunken px-1 font-mono text-[0.92em] text-ink";
