interface Props {
  /** Weights in points of 100. */
  readonly now: number;
  /** One standard deviation between people; null below two. */
  readonly deviation: number | null;
  /** Where another option begins to lead; null when no weight does that. */
  readonly flip: number | null;
  /** Where the track ends. */
  readonly reach: number;
}

/** One weight on its track: the dot, its spread between people, and the striped part where another option leads. Silent: its row says it in words. */
export function WeightTrack({ now, deviation, flip, reach }: Props) {
  const share = (value: number) => `${(100 * Math.min(reach, Math.max(0, value))) / reach}%`;
  const isInReach = flip !== null && flip <= reach;
  return (
    <span aria-hidden="true" className="relative block h-5">
      <span className="absolute inset-x-0 top-2 h-1 rounded-[2px] bg-neutral-4" />
      {isInReach && (
        <span
          className="absolute top-1.5 h-2 rounded-[2px] bg-surface"
          style={{
            left: flip > now ? share(flip) : 0,
            right: flip > now ? 0 : `calc(100% - ${share(flip)})`,
            backgroundImage: "repeating-linear-gradient(115deg, var(--color-ink-3) 0 1px, transparent 1px 4px)",
          }}
        />
      )}
      {deviation !== null && (
        <span
          className="absolute top-[9px] h-0.5 bg-ink-3"
          style={{ left: share(now - deviation), right: `calc(100% - ${share(now + deviation)})` }}
        />
      )}
      {isInReach && (
        <span className="absolute top-0.5 -ml-px h-4 w-0.5 rounded-[1px] bg-ink" style={{ left: share(flip) }} />
      )}
      <span
        className="absolute top-1.5 -ml-1 size-2 rounded-full bg-ink ring-1 ring-surface"
        style={{ left: share(now) }}
      />
    </span>
  );
}
