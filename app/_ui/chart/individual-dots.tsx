export interface IndividualPoints {
  readonly id: string;
  readonly name: string;
  readonly points: number;
  readonly isOwn?: boolean;
}

/** Closer than this two dots would cover each other: they part to both sides of the line. */
const TOUCHING = 1.2;

/** With more people the dots would cover each other, and a histogram says the same. */
const MOST_DOTS = 12;
/** Points of one bar of the histogram. */
const BIN = 2;

/** What each person alone would give: a line from the lowest to the highest, the reader's as a blue diamond. */
export function IndividualDots({ people }: { people: readonly IndividualPoints[] }) {
  const sorted = [...people].sort((a, b) => a.points - b.points);
  const low = sorted[0]?.points ?? 0;
  const high = sorted.at(-1)?.points ?? 0;
  if (sorted.length > MOST_DOTS) return <Histogram people={sorted} />;
  return (
    <span className="absolute inset-x-0 top-[46px] h-3">
      <span className="absolute top-[5.5px] h-px bg-axis" style={{ left: `${low}%`, width: `${high - low}%` }} />
      {sorted.map(({ id, name, points, isOwn }, index) => (
        <span
          key={id}
          title={`${isOwn ? "You" : name}: ${points.toFixed(1)}`}
          className={
            isOwn
              ? "absolute -ml-[3.5px] size-[7px] rotate-45 rounded-[1px] bg-accent"
              : "absolute -ml-[3.5px] size-[7px] rounded-full border-[1.5px] border-ink-2 bg-surface"
          }
          style={{ left: `${points}%`, top: `${2.5 + offset(sorted, index)}px` }}
        />
      ))}
    </span>
  );
}

function Histogram({ people }: { people: readonly IndividualPoints[] }) {
  const counts = Array.from(
    { length: 100 / BIN },
    (_, bin) => people.filter(({ points }) => Math.min(100 / BIN - 1, Math.floor(points / BIN)) === bin).length,
  );
  const most = Math.max(...counts);
  const own = people.find(({ isOwn }) => isOwn);
  return (
    <span className="absolute inset-x-0 top-[40px] h-5">
      {counts.map(
        (count, bin) =>
          count > 0 && (
            <span
              key={bin}
              className="absolute bottom-0 border-r border-surface bg-ink-3"
              style={{ left: `${bin * BIN}%`, width: `${BIN}%`, height: `${Math.max(8, (100 * count) / most)}%` }}
            />
          ),
      )}
      {own && (
        <span
          title={`You: ${own.points.toFixed(1)}`}
          className="absolute -bottom-1 -ml-[3.5px] size-[7px] rotate-45 rounded-[1px] bg-accent"
          style={{ left: `${own.points}%` }}
        />
      )}
    </span>
  );
}

function offset(sorted: readonly IndividualPoints[], index: number): number {
  const here = sorted[index];
  // The reader's own stays on the line; the others make room.
  if (here === undefined || here.isOwn) return 0;
  const touchesBefore = index > 0 && here.points - (sorted[index - 1]?.points ?? 0) < TOUCHING;
  const touchesAfter = index < sorted.length - 1 && (sorted[index + 1]?.points ?? 0) - here.points < TOUCHING;
  if (!touchesBefore && !touchesAfter) return 0;
  return index % 2 === 0 ? -4 : 4;
}
