"use client";

import { Handle, Position, type Node, type NodeProps } from "@xyflow/react";
import { useRouter } from "next/navigation";
import { memo } from "react";
import { StateGlyph } from "@/app/_ui/state/state-glyph";
import type { MappedDecision } from "@/lib/decisions/map/queries";

export type DecisionNode = Node<
  {
    readonly slug: string;
    readonly decision: MappedDecision;
    readonly isSelected: boolean;
    readonly isDimmed: boolean;
    readonly onSelect: (id: string) => void;
  },
  "decision"
>;

/** One decision on the map. A click tells more of it, a double click or Enter opens it. */
export const DecisionCard = memo(function DecisionCard({ data }: NodeProps<DecisionNode>) {
  const router = useRouter();
  const { slug, decision, isSelected, isDimmed, onSelect } = data;
  const href = `/o/${slug}/decisions/${decision.number}`;
  return (
    <>
      <Ends />
      <a
        href={href}
        aria-label={`ADR-${decision.number} ${decision.title}, ${decision.status}`}
        aria-current={isSelected ? "true" : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          // Enter is a click without a pointer: it opens.
          if (event.detail === 0) router.push(href);
          else onSelect(decision.id);
        }}
        onDoubleClick={() => router.push(href)}
        className={`nopan pointer-events-auto flex size-full items-center gap-2 rounded-control border bg-surface px-2.5 text-xs shadow-xs hover:border-control aria-current:border-accent aria-current:bg-accent-soft ${isDimmed ? "border-line opacity-35" : "border-line-2"}`}
      >
        <span className="shrink-0 group-data-[scale=far]/map:scale-150 group-data-[scale=furthest]/map:mx-3 group-data-[scale=furthest]/map:scale-300">
          <StateGlyph status={decision.status} />
        </span>
        <span className="line-clamp-2 min-w-0 flex-1 leading-4 font-medium text-ink group-not-data-[scale=near]/map:hidden">
          {decision.title}
        </span>
        <span className="mono text-2xs text-ink-3 group-not-data-[scale=near]/map:flex-1 group-not-data-[scale=near]/map:text-center group-not-data-[scale=near]/map:text-ink group-data-[scale=far]/map:text-[1.75rem] group-data-[scale=furthest]/map:text-[2.625rem]">
          {decision.number}
        </span>
      </a>
    </>
  );
});

/** Where links begin and end: four points nobody sees. */
function Ends() {
  return (
    <>
      {(["source", "target"] as const).map((type) =>
        (["left", "right"] as const).map((side) => (
          <Handle
            key={`${type} ${side}`}
            type={type}
            id={side}
            position={side === "left" ? Position.Left : Position.Right}
            isConnectable={false}
            className="pointer-events-none size-0! min-h-0! min-w-0! border-0! opacity-0"
          />
        )),
      )}
    </>
  );
}
