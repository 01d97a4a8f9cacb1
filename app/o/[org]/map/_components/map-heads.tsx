"use client";

import { useViewport } from "@xyflow/react";
import type { MapLayout } from "@/lib/decisions/map/rules";

/** The grounds of lanes, in turn. */
export const LANE_TINT = ["bg-sunken/60", "bg-transparent"] as const;

interface Props {
  readonly layout: MapLayout;
  readonly lineNames: ReadonlyMap<string, string>;
}

/** The names of the spans and of the product lines: they stay in sight while the map moves under them. */
export function MapHeads({ layout, lineNames }: Props) {
  const { x, y, zoom } = useViewport();
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 z-5 overflow-hidden">
      {layout.lanes.map((lane) => (
        <div
          key={lane.lineId ?? ""}
          className="absolute left-2 flex"
          style={{ top: lane.y * zoom + y, height: lane.height * zoom }}
        >
          <span className="sticky top-9 mt-1 h-fit rounded-[5px] bg-surface/85 px-1.5 py-0.5 text-2xs font-medium text-ink-3">
            {lane.lineId === null ? "No product line" : (lineNames.get(lane.lineId) ?? "Another line")}
          </span>
        </div>
      ))}
      <div className="absolute inset-x-0 top-0 h-7 border-b border-line bg-surface/90">
        {layout.columns.map((column, at) => {
          const next = layout.columns[at + 1];
          const room = next === undefined ? 200 : (next.x - column.x) * zoom - 6;
          return (
            room > 30 && (
              <span
                key={column.label}
                className="absolute top-1.5 overflow-hidden text-2xs font-medium whitespace-nowrap text-ink-3 num"
                style={{ left: column.x * zoom + x, maxWidth: room }}
              >
                {column.label}
              </span>
            )
          );
        })}
      </div>
    </div>
  );
}
