/** How far something has come, in bars: `done` of `total`, with the words that say it. */
export function Steps({ done, total, children }: { done: number; total: number; children: React.ReactNode }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <span aria-hidden="true" className="inline-flex gap-0.5">
        {Array.from({ length: total }, (_, step) => (
          <i key={step} className={`h-3 w-1 rounded-[1.5px] ${step < done ? "bg-ink-2" : "bg-neutral-5"}`} />
        ))}
      </span>
      {children}
    </span>
  );
}
