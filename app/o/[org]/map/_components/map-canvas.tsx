"use client";

import "@xyflow/react/dist/base.css";
import {
  Controls,
  MarkerType,
  MiniMap,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  ViewportPortal,
  type Edge,
} from "@xyflow/react";
import { useMemo, useState } from "react";
import type { DecisionLinkKind } from "@/db/enums";
import { CARD, layOutMap } from "@/lib/decisions/map/rules";
import { DecisionCard, type DecisionNode } from "./decision-card";
import { LANE_TINT, MapHeads } from "./map-heads";
import { KindToggles } from "./kind-toggles";
import { LINK_STYLES } from "./link-styles";
import { SelectedDecision } from "./selected-decision";
import type { MapData } from "./map-data";

const NODE_TYPES = { decision: DecisionCard };
/** Room for the names of the product lines and of the spans. */
const FIT_PADDING = { top: "44px", bottom: "16px", left: "104px", right: "24px" } as const;

/** Where a title cannot be read a card shows its number alone, and further away as large as it can. */
type Scale = "near" | "far" | "furthest";
const scaleOf = (zoom: number): Scale => (zoom >= 0.55 ? "near" : zoom >= 0.3 ? "far" : "furthest");

interface Props extends MapData {
  /** Called when every card has its place and is seen. */
  readonly onDrawn: () => void;
}

/** The map that can be moved: time to the right, product lines downwards, links as arrows to what is named. */
export function MapCanvas(props: Props) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ slug, decisions, links, lines, onDrawn }: Props) {
  const [selected, setSelected] = useState<string | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<DecisionLinkKind>>(new Set());
  const [scale, setScale] = useState<Scale>("near");
  const layout = useMemo(() => layOutMap(decisions, links, lines), [decisions, links, lines]);
  const shown = useMemo(() => links.filter(({ kind }) => !hidden.has(kind)), [links, hidden]);
  const near = useMemo(() => {
    if (selected === null) return null;
    const ends = shown.filter(({ from, to }) => from === selected || to === selected);
    return new Set([selected, ...ends.flatMap(({ from, to }) => [from, to])]);
  }, [selected, shown]);
  const nodes = useMemo(
    () =>
      decisions.map((decision): DecisionNode => {
        const { x, y } = layout.places.get(decision.id) ?? { x: 0, y: 0 };
        return {
          id: decision.id,
          type: "decision",
          position: { x, y },
          width: CARD.width,
          height: CARD.height,
          data: {
            slug,
            decision,
            isSelected: decision.id === selected,
            isDimmed: near !== null && !near.has(decision.id),
            onSelect: setSelected,
          },
        };
      }),
    [decisions, layout, slug, selected, near],
  );
  const edges = useMemo(
    () =>
      shown.map((link): Edge => {
        const { stroke, dash, width, hasArrow } = LINK_STYLES[link.kind];
        const [from, to] = [layout.places.get(link.from)?.column ?? 0, layout.places.get(link.to)?.column ?? 0];
        const isOfSelected = link.from === selected || link.to === selected;
        const color = isOfSelected ? "var(--color-accent)" : stroke;
        return {
          id: `${link.from} ${link.kind} ${link.to}`,
          source: link.from,
          target: link.to,
          sourceHandle: from > to ? "left" : "right",
          targetHandle: from < to ? "left" : "right",
          style: {
            stroke: color,
            strokeWidth: isOfSelected ? width + 0.75 : width,
            strokeDasharray: dash,
            opacity: selected === null || isOfSelected ? 1 : 0.15,
          },
          ...(hasArrow && { markerEnd: { type: MarkerType.ArrowClosed, color, width: 14, height: 14 } }),
          zIndex: isOfSelected ? 1 : 0,
        };
      }),
    [shown, layout, selected],
  );
  const lineNames = new Map(lines.map(({ id, name }) => [id, name]));
  const open = decisions.find(({ id }) => id === selected);
  return (
    <div className="group/map flex size-full flex-col" data-scale={scale}>
      <ReactFlow
        className="min-h-0 flex-1"
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        fitView
        fitViewOptions={{ padding: FIT_PADDING, maxZoom: 1 }}
        minZoom={0.08}
        maxZoom={1.6}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        panOnScroll
        zoomOnDoubleClick={false}
        proOptions={{ hideAttribution: true }}
        onMove={(_, { zoom }) => setScale(scaleOf(zoom))}
        onPaneClick={() => setSelected(null)}
        onInit={({ setViewport }) => {
          // All of it would be too small on a phone: it opens at the latest.
          if (window.innerWidth < 640)
            void setViewport({ x: window.innerWidth - 16 - layout.width * 0.7, y: 44, zoom: 0.7 });
          // The next frame shows it where it was put.
          requestAnimationFrame(() => requestAnimationFrame(onDrawn));
        }}
        aria-label="Map of decisions"
      >
        <ViewportPortal>
          {layout.lanes.map((lane, at) => (
            <div
              key={lane.lineId ?? ""}
              aria-hidden="true"
              className={`pointer-events-none absolute -z-1 ${LANE_TINT[at % 2]}`}
              style={{ left: -4000, width: layout.width + 8000, top: lane.y, height: lane.height }}
            />
          ))}
        </ViewportPortal>
        <MapHeads layout={layout} lineNames={lineNames} />
        <Controls showInteractive={false} position="bottom-right" />
        {decisions.length > 60 && scale === "near" && (
          <MiniMap pannable zoomable position="bottom-left" className="max-sm:hidden" />
        )}
        {open !== undefined && (
          <Panel position="bottom-center">
            <SelectedDecision
              slug={slug}
              decision={open}
              decisions={decisions}
              links={links}
              lineNames={lineNames}
              onSelect={setSelected}
            />
          </Panel>
        )}
      </ReactFlow>
      <KindToggles
        links={links}
        hidden={hidden}
        onToggle={(kind) => {
          const next = new Set(hidden);
          if (!next.delete(kind)) next.add(kind);
          setHidden(next);
        }}
      />
    </div>
  );
}
