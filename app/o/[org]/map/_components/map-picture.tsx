import { StateGlyph } from "@/app/_ui/state/state-glyph";
import { DECISION_STATUSES } from "@/db/enums";
import { CARD, layOutMap, type MapLayout, type MapLink } from "@/lib/decisions/map/rules";
import { LINK_STYLES } from "./link-styles";
import type { MapData } from "./map-data";

/** As large as a card's state and number are where its title cannot be read, in pixels of the map. */
const MARK = 42;

/**
 * The whole map in the markup of the page: seen with the first paint, as it will lie in the map that can be moved, which takes its place.
 * Only on wide screens, where that one opens at the whole.
 */
export function MapPicture({ decisions, links, lines }: MapData) {
  const layout = layOutMap(decisions, links, lines);
  const heights = [...layout.places.values()].map(({ y }) => y);
  const [top, bottom] = [Math.min(...heights), Math.max(...heights) + CARD.height];
  return (
    <div
      aria-hidden="true"
      data-map-picture
      className={`pointer-events-none absolute top-11 right-6 left-[104px] max-sm:hidden ${links.length === 0 ? "bottom-4" : "bottom-[53px]"}`}
    >
      <svg
        viewBox={`0 ${top} ${layout.width} ${bottom - top}`}
        preserveAspectRatio="xMinYMid meet"
        className="absolute inset-0 m-auto size-full"
        style={{ maxWidth: layout.width, maxHeight: layout.height }}
      >
        <defs>
          {DECISION_STATUSES.map((status) => (
            <symbol key={status} id={`map-${status}`} viewBox="0 0 14 14">
              <StateGlyph status={status} />
            </symbol>
          ))}
        </defs>
        {links.map((link) => (
          <Line key={`${link.from} ${link.kind} ${link.to}`} link={link} layout={layout} />
        ))}
        {decisions.map(({ id, number, status }) => {
          const { x, y } = layout.places.get(id) ?? { x: 0, y: 0 };
          return (
            <g key={id} transform={`translate(${x} ${y})`}>
              <rect width={CARD.width} height={CARD.height} rx={6} className="fill-surface stroke-line-2" />
              <use href={`#map-${status}`} x={16} y={3} width={MARK} height={MARK} />
              <text x={124} y={39} textAnchor="middle" className="fill-ink mono" style={{ fontSize: MARK }}>
                {number}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function Line({ link: { from, to, kind }, layout }: { readonly link: MapLink; readonly layout: MapLayout }) {
  const [a, b] = [layout.places.get(from), layout.places.get(to)];
  if (a === undefined || b === undefined) return null;
  const side = (isLeft: boolean) => (isLeft ? 0 : CARD.width);
  const [isBack, isOn] = [a.column > b.column, a.column < b.column];
  const [x1, x2] = [a.x + side(isBack), b.x + side(isOn)];
  const [y1, y2] = [a.y + CARD.height / 2, b.y + CARD.height / 2];
  const reach = Math.max(24, Math.abs(x2 - x1) / 2);
  const path = `M${x1} ${y1}C${x1 + (isBack ? -reach : reach)} ${y1} ${x2 + (isOn ? -reach : reach)} ${y2} ${x2} ${y2}`;
  const { stroke, dash, width } = LINK_STYLES[kind];
  return <path d={path} fill="none" strokeWidth={width} strokeDasharray={dash} style={{ stroke }} />;
}
