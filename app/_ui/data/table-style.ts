/** The look of a dense table: a head that stays, hairlines, 37 px rows that react as a whole. */
export const tableStyle = {
  table: "table-fixed",
  head: "sticky top-0 z-1 h-[30px] border-b border-line bg-surface px-2.5 text-2xs font-medium tracking-caps whitespace-nowrap text-ink-3 first:pl-5 last:pr-5 last:text-right",
  group: "h-8 bg-sunken pl-5 text-left text-xs font-medium text-ink",
  row: "group/row relative hover:bg-hover focus-within:bg-hover focus-within:shadow-[inset_2px_0_0_var(--color-accent)]",
  cell: "h-[37px] overflow-hidden border-b border-line px-2.5 whitespace-nowrap first:pl-5 last:pr-5 last:text-right",
} as const;
