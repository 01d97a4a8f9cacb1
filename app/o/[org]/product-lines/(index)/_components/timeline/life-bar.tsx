import { Link } from "@/app/_ui/link/link";
import type { Extent, PlacedLife } from "@/lib/adoption/timeline/lanes/rules";
import type { LifeKind } from "@/lib/adoption/timeline/rules";
import { lifeWords } from "./life-words";
import { MarkGlyph } from "./mark-glyph";

/** A lane of a row, in pixels. */
export const LANE = 30;

const BAR: Readonly<Record<Exclude<LifeKind, "planned">, string>> = {
  in_force: "bg-ink-2",
  ended: "bg-neutral-6",
  proposed: "border-[1.5px] border-dashed border-info",
};

interface Props {
  readonly slug: string;
  readonly placed: PlacedLife;
  readonly lane: number;
}

/** One decision's life as a link: its title over its bar, with a mark at each day that is to come or was missed. */
export function LifeBar({ slug, placed, lane }: Props) {
  const { life, bar, marks, title: place } = placed;
  const { number, title } = life.decision;
  const width = placed.to - placed.from;
  const within = (at: number) => `${(100 * (at - placed.from)) / width}%`;
  const isOver = life.kind === "ended";
  return (
    <Link
      href={`/o/${slug}/decisions/${number}`}
      prefetch={false}
      title={`ADR-${number} ${title}: ${lifeWords(life)}`}
      className="absolute h-[28px] rounded-cell hover:bg-hover focus-visible:z-1"
      style={{ left: `${placed.from}%`, width: `${width}%`, top: 4 + lane * LANE }}
    >
      <span
        className={`absolute top-0 clip text-xs leading-[17px] ${place.isRight ? "text-right" : ""}`}
        style={{ left: within(place.from), right: `calc(100% - ${within(place.to)})` }}
      >
        <span className="mono text-2xs text-ink-3">ADR-{number} </span>
        <span className={isOver ? "text-ink-3" : "font-medium text-ink"}>{title}</span>
      </span>
      {bar !== null && life.kind !== "planned" && (
        <span
          aria-hidden="true"
          className={`absolute top-[19px] h-1.5 rounded-[2px] ${BAR[life.kind]}`}
          style={edges(bar, within)}
        />
      )}
      {marks.map(({ mark, at }) => (
        <span
          key={`${mark.kind}${mark.on}${mark.lineName}`}
          className="absolute top-[15px] -translate-x-1/2"
          style={{ left: within(at) }}
        >
          <MarkGlyph kind={mark.kind} isOverdue={mark.isOverdue} />
        </span>
      ))}
    </Link>
  );
}

/** A few days are a sliver of years: a bar keeps a width one can see, and ends where it ends. */
function edges({ from, to }: Extent, within: (at: number) => string) {
  return { left: `min(${within(from)}, calc(${within(to)} - 6px))`, right: `calc(100% - ${within(to)})` };
}
