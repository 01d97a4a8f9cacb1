/** The mark: an A, two lines that meet and what holds them together. Decorative; the name stands beside it. */
export function BrandMark({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 22 22" className={className} aria-hidden="true">
      <rect width="22" height="22" rx="6" className="fill-ink" />
      <path
        d="M5.6 16 11 6l5.4 10M7.9 12.4h6.2"
        fill="none"
        className="stroke-surface"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
