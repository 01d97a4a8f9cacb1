"use client";

import { moved } from "@/app/_ui/order/moved";
import { SortableOrder } from "@/app/_ui/order/sortable-order";
import { SortableRow } from "@/app/_ui/order/sortable-row";
import { Button } from "@/app/_ui/form/button";
import { SectionTitle } from "@/app/_ui/text/section-title";
import type { MatrixOption } from "@/lib/evaluations/matrix/rules";
import { OptionText } from "./option-text";

interface Props {
  readonly options: readonly MatrixOption[];
  /** Groups from the most to the least liked; those of one group tie. */
  readonly ranking: readonly (readonly string[])[];
  readonly isLocked: boolean;
  readonly onChange: (ranking: string[][]) => void;
}

/** The options in order, by dragging, by arrows or by keyboard; some may share a place, and some may be left out. */
export function RankedOrder({ options, ranking, isLocked, onChange }: Props) {
  const ids = ranking.flat();
  const ties = ranking.flatMap((group) => group.map((_, at) => at > 0));
  const ranked = ids.flatMap((id) => options.find((option) => option.id === id) ?? []);
  const left = options.filter(({ id }) => !ids.includes(id));
  const set = (order: readonly string[], isTied: readonly boolean[]) => onChange(grouped(order, isTied));
  const move = (from: number, to: number) => {
    if (to < 0 || to >= ids.length) return;
    const next = moved({ ids, ties }, from, to);
    set(next.ids, next.ties);
  };
  const take = (id: string) => onChange([...ranking.map((group) => [...group]), [id]]);
  const leave = (id: string) =>
    onChange(ranking.map((group) => group.filter((one) => one !== id)).filter((group) => group.length > 0));
  return (
    <>
      <section aria-label="Your order">
        <SectionTitle count={ranked.length}>Your order</SectionTitle>
        {ranked.length === 0 && <p className="mt-2 text-ink-3">Nothing is ranked yet. Begin with your favourite.</p>}
        <SortableOrder
          id="ranked-order"
          items={ranked}
          isLocked={isLocked}
          className={ranked.length === 0 ? undefined : "mt-2 border-t border-line"}
          onMove={move}
        >
          {ranked.map((option, at) => (
            <SortableRow
              key={option.id}
              id={option.id}
              name={option.name}
              tieLabel="as good as the one above"
              place={
                1 +
                ranking
                  .slice(
                    0,
                    ranking.findIndex((group) => group.includes(option.id)),
                  )
                  .flat().length
              }
              isTied={at === 0 ? null : (ties[at] ?? false)}
              isLocked={isLocked}
              isFirst={at === 0}
              isLast={at === ranked.length - 1}
              onMove={(step) => move(at, at + step)}
              onLeave={() => leave(option.id)}
              onTie={() =>
                set(
                  ids,
                  ties.map((isTied, index) => (index === at ? !isTied : isTied)),
                )
              }
            >
              <OptionText option={option} />
            </SortableRow>
          ))}
        </SortableOrder>
      </section>
      {left.length > 0 && (
        <section aria-label="Left out" className="mt-6">
          <SectionTitle count={left.length}>Left out</SectionTitle>
          <ul className="mt-2 border-t border-line">
            {left.map((option) => (
              <li key={option.id} className="flex min-h-11 items-center gap-3 border-b border-line py-1.5">
                <OptionText option={option} />
                <Button
                  size="sm"
                  aria-label={`Rank ${option.name}`}
                  refusal={isLocked ? "The deadline has passed." : null}
                  onClick={() => take(option.id)}
                >
                  Rank it {ranked.length === 0 ? "first" : "next"}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Groups from an order in which some share the place of the one before. */
function grouped(order: readonly string[], isTied: readonly boolean[]): string[][] {
  const groups: string[][] = [];
  for (const [at, id] of order.entries()) {
    const last = groups.at(-1);
    if (last !== undefined && isTied[at] === true) last.push(id);
    else groups.push([id]);
  }
  return groups;
}
