/** The mark of the organization's workspace. */
export function Mark() {
  return (
    <span className="grid size-[22px] shrink-0 place-items-center rounded-[6px] bg-ink text-surface">
      <svg viewBox="0 0 22 22" width="22" height="22" aria-hidden="true">
        <path
          d="M6 15.5V8.2l5 5.3 5-5.3v7.3"
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
