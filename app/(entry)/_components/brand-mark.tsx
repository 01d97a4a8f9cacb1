/** The mark: two lines that meet. Decorative; the name stands beside it. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 22 22" className="size-7" aria-hidden="true">
      <rect width="22" height="22" rx="6" className="fill-ink" />
      <path
        d="M6 15.5V8.2l5 5.3 5-5.3v7.3"
        fill="none"
        className="stroke-surface"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
