interface Props {
  readonly themes: readonly string[];
  /** Also names the line of people under each bar. */
  readonly hasPeople?: boolean;
  /** Is the reader one of them? */
  readonly hasOwn?: boolean;
}

/** The names of the themes with their colours, in the order of the segments. */
export function ThemeLegend({ themes, hasPeople, hasOwn }: Props) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
      {themes.map((theme, index) => (
        <li key={theme} className="flex items-center gap-1.5">
          <i
            aria-hidden="true"
            className="size-[9px] rounded-[2px]"
            style={{ background: `var(--color-theme-${(index % 6) + 1})` }}
          />
          {theme}
        </li>
      ))}
      {hasPeople && (
        <>
          <li className="flex items-center gap-1.5 sm:border-l sm:border-line sm:pl-4">
            <svg width="24" height="8" aria-hidden="true" fill="var(--color-surface)" stroke="currentColor">
              <path d="M6 4h12" />
              <circle cx="3.5" cy="4" r="2.75" strokeWidth="1.5" />
              <circle cx="20.5" cy="4" r="2.75" strokeWidth="1.5" />
            </svg>
            each person alone
          </li>
          {hasOwn && (
            <li className="flex items-center gap-1.5">
              <svg width="9" height="9" aria-hidden="true" className="fill-accent">
                <path d="M4.5.5l4 4-4 4-4-4z" />
              </svg>
              you
            </li>
          )}
        </>
      )}
    </ul>
  );
}
