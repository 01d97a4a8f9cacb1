/** The look of anything one types in: an edge of 3:1, 14 px text, critical when it is wrong. */
export const fieldStyle =
  "w-full min-h-11 sm:min-h-8 rounded-control border border-control bg-surface px-2.5 py-1.5 text-base text-ink aria-invalid:border-critical disabled:bg-hover disabled:text-ink-3";
