/** Grey bars in the place of rows, shown once waiting is noticeable. */
export function Skeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading" className="grid late gap-0">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden="true" className="flex h-10 items-center gap-4 border-b border-line">
          <div className="h-2.5 w-12 rounded-[4px] bg-selected" />
          <div className="h-2.5 rounded-[4px] bg-selected" style={{ width: `${30 + ((row * 17) % 35)}%` }} />
          <div className="ml-auto h-2.5 w-24 rounded-[4px] bg-selected" />
        </div>
      ))}
    </div>
  );
}
