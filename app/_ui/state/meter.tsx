/** A thin bar of how much is done; the words stand beside it. `share` is 0 to 1. */
export function Meter({ share, isMine }: { share: number; isMine?: boolean }) {
  return (
    <span aria-hidden="true" className="relative inline-block h-1 w-16 overflow-hidden rounded-[2px] bg-neutral-4">
      <i
        className={`absolute inset-y-0 left-0 rounded-[2px] ${isMine ? "bg-accent" : "bg-ink-2"}`}
        style={{ width: `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%` }}
      />
    </span>
  );
}
