/** The mark of the organization's workspace. */
export function Mark() {
  return (
    <span className="grid size-[22px] shrink-0 place-items-center rounded-[6px] bg-ink text-surface">
      <svg viewBox="0 0 22 22" width="22" height="22" aria-hidden="true">
        <path
          d="M5.6 16 11 6l5.4 10M7.9 12.4h6.2"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.9"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </span>
  );
}
