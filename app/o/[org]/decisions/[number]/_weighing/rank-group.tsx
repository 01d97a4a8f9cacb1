"use client";

import { moved } from "@/app/_ui/order/moved";
import { SortableOrder } from "@/app/_ui/order/sortable-order";
import { SortableRow } from "@/app/_ui/order/sortable-row";
import { Button } from "@/app/_ui/form/button";
import type { Judgements } from "@/lib/evaluations/weighing/rules";
import type { GroupProps } from "./judged-ballot";

/** One group in order of importance; what is marked as equal shares the place above it. */
export function RankGroup({ group, given, isLocked, onChange }: GroupProps) {
  const isOrdered = group.items.every(({ id }) => given[id] !== undefined);
  const items = isOrdered ? [...group.items].sort((a, b) => (given[a.id] ?? 0) - (given[b.id] ?? 0)) : group.items;
  const ids = items.map(({ id }) => id);
  const ties = items.map(({ id }, at) => at > 0 && isOrdered && given[id] === given[ids[at - 1] ?? ""]);
  const set = (order: readonly string[], shared: readonly boolean[]) => onChange(ranksOf(order, shared));
  const move = (from: number, to: number) => {
    if (to < 0 || to >= items.length) return;
    const next = moved({ ids, ties }, from, to);
    set(next.ids, next.ties);
  };
  return (
    <>
      <SortableOrder id={group.key} items={items} isLocked={isLocked} onMove={move}>
        {items.map((item, at) => (
          <SortableRow
            key={item.id}
            id={item.id}
            name={item.name}
            place={isOrdered ? (given[item.id] ?? 0) : null}
            isTied={at === 0 || !isOrdered ? null : (ties[at] ?? false)}
            tieLabel="as much as the one above"
            isLocked={isLocked}
            isFirst={at === 0}
            isLast={at === items.length - 1}
            onMove={(step) => move(at, at + step)}
            onTie={() =>
              set(
                ids,
                ties.map((isTied, index) => (index === at ? !isTied : isTied)),
              )
            }
          >
            <span className="min-w-0 flex-1">
              <span className="block font-medium text-ink">{item.name}</span>
              {item.criterionIds.length > 1 && (
                <span className="block text-xs text-ink-3">{item.criterionIds.length} criteria</span>
              )}
            </span>
          </SortableRow>
        ))}
      </SortableOrder>
      {!isOrdered && !isLocked && (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <Button
            size="sm"
            onClick={() =>
              set(
                ids,
                ids.map(() => false),
              )
            }
          >
            This order is right
          </Button>
          <span className="text-xs text-ink-3">Nothing is ranked until you move one, or say so.</span>
        </div>
      )}
    </>
  );
}

/** Competition ranks (1, 2, 2, 4) from an order in which some share the place of the one before. */
function ranksOf(order: readonly string[], ties: readonly boolean[]): Judgements[string] {
  const ranks: Record<string, number> = {};
  let rank = 1;
  for (const [at, id] of order.entries()) {
    if (at > 0 && ties[at] !== true) rank = at + 1;
    ranks[id] = rank;
  }
  return ranks;
}
