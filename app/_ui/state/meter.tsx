interface Props {
  /** 0 to 1; more fills the bar. */
  readonly share: number;
  readonly isMine?: boolean;
  /** Is it more than there should be? */
  readonly isOver?: boolean;
}

/** A thin bar of how much is done; the words stand beside it. */
export function Meter({ share, isMine, isOver }: Props) {
  return (
    <span aria-hidden="true" className="relative inline-block h-1 w-16 overflow-hidden rounded-[2px] bg-neutral-4">
      <i
        className={`absolute inset-y-0 left-0 rounded-[2px] ${isOver ? "bg-caution" : isMine ? "bg-accent" : "bg-ink-2"}`}
        style={{ width: `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%` }}
      />
    </span>
  );
}
