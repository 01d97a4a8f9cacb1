"use client";

import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
  type UniqueIdentifier,
} from "@dnd-kit/core";
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { ArrowDown, ArrowUp, GripVertical } from "@/app/_ui/icons";
import { Button } from "@/app/_ui/form/button";
import type { Judgements, WeighedItem } from "@/lib/evaluations/weighing/rules";
import type { GroupProps } from "./judged-ballot";

/** One group in order of importance; what is marked as equal shares the place above it. */
export function RankGroup({ group, given, isLocked, onChange }: GroupProps) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const isOrdered = group.items.every(({ id }) => given[id] !== undefined);
  const items = isOrdered ? [...group.items].sort((a, b) => (given[a.id] ?? 0) - (given[b.id] ?? 0)) : group.items;
  const ids = items.map(({ id }) => id);
  const tied = items.map(({ id }, at) => at > 0 && isOrdered && given[id] === given[ids[at - 1] ?? ""]);
  const set = (order: readonly string[], ties: readonly boolean[]) => onChange(ranksOf(order, ties));
  const move = (from: number, to: number) => {
    if (to < 0 || to >= items.length) return;
    set(
      arrayMove(ids, from, to),
      ids.map(() => false),
    );
  };
  const drop = ({ active, over }: DragEndEvent) => {
    if (over !== null && active.id !== over.id) move(ids.indexOf(String(active.id)), ids.indexOf(String(over.id)));
  };
  return (
    <>
      <DndContext
        id={group.key}
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={{ announcements: spokenOf(items), screenReaderInstructions: { draggable: HOW_TO_MOVE } }}
        onDragEnd={drop}
      >
        <SortableContext items={ids} strategy={verticalListSortingStrategy} disabled={isLocked}>
          <ol>
            {items.map((item, at) => (
              <RankRow
                key={item.id}
                item={item}
                place={isOrdered ? (given[item.id] ?? 0) : null}
                isTied={tied[at] ?? false}
                isLocked={isLocked}
                isFirst={at === 0}
                isLast={at === items.length - 1}
                onMove={(step) => move(at, at + step)}
                onTie={() =>
                  set(
                    ids,
                    tied.map((is, index) => (index === at ? !is : is)),
                  )
                }
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
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

const HOW_TO_MOVE = "Press Space to pick it up, the arrow keys to move it, Space to put it down, Escape to leave it.";

/** What a screen reader says of a move: names and places. */
function spokenOf(items: readonly WeighedItem[]): Announcements {
  const nameOf = (id: UniqueIdentifier) => items.find((item) => item.id === id)?.name ?? "It";
  const placeOf = (id: UniqueIdentifier) => `place ${items.findIndex((item) => item.id === id) + 1} of ${items.length}`;
  return {
    onDragStart: ({ active }) => `${nameOf(active.id)} is picked up at ${placeOf(active.id)}.`,
    onDragOver: ({ active, over }) => `${nameOf(active.id)} is over ${over === null ? "no place" : placeOf(over.id)}.`,
    onDragEnd: ({ active, over }) =>
      `${nameOf(active.id)} is put down${over === null ? "" : ` at ${placeOf(over.id)}`}.`,
    onDragCancel: ({ active }) => `${nameOf(active.id)} stays where it was.`,
  };
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

interface RowProps {
  readonly item: WeighedItem;
  /** Null while nothing is ranked. */
  readonly place: number | null;
  readonly isTied: boolean;
  readonly isLocked: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (step: number) => void;
  readonly onTie: () => void;
}

function RankRow({ item, place, isTied, isLocked, isFirst, isLast, onMove, onTie }: RowProps) {
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({ id: item.id });
  const lift = transform === null ? undefined : `translate3d(0, ${transform.y}px, 0)`;
  return (
    <li
      ref={setNodeRef}
      style={{ transform: lift, transition }}
      className={`flex min-h-11 items-center gap-2 border-b border-line bg-surface py-1.5 ${isDragging ? "relative z-10 rounded-control shadow-md" : ""}`}
    >
      <button
        type="button"
        {...attributes}
        {...listeners}
        disabled={isLocked}
        aria-label={`Move ${item.name}`}
        className="grid size-8 shrink-0 cursor-grab touch-none place-items-center rounded-control text-ink-3 hover:bg-hover disabled:cursor-default"
      >
        <GripVertical className="size-4" strokeWidth={1.6} />
      </button>
      <span className="w-6 text-right text-ink-3 num">{place ?? "–"}</span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium text-ink">{item.name}</span>
        {item.criterionIds.length > 1 && (
          <span className="block text-xs text-ink-3">{item.criterionIds.length} criteria</span>
        )}
      </span>
      {!isFirst && place !== null && (
        <label className="flex items-center gap-1.5 text-xs text-ink-3">
          <input
            type="checkbox"
            checked={isTied}
            disabled={isLocked}
            onChange={onTie}
            className="size-4 accent-accent"
          />
          <span className="max-sm:sr-only">as much as the one above</span>
          <span aria-hidden="true" className="sm:hidden">
            =
          </span>
        </label>
      )}
      <Step label={`${item.name}: up`} isOff={isLocked || isFirst} onClick={() => onMove(-1)}>
        <ArrowUp className="size-4" strokeWidth={1.6} />
      </Step>
      <Step label={`${item.name}: down`} isOff={isLocked || isLast} onClick={() => onMove(1)}>
        <ArrowDown className="size-4" strokeWidth={1.6} />
      </Step>
    </li>
  );
}

interface StepProps {
  readonly label: string;
  readonly isOff: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function Step({ label, isOff, onClick, children }: StepProps) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={isOff}
      onClick={onClick}
      className="grid size-8 shrink-0 place-items-center rounded-control text-ink-2 hover:bg-hover disabled:text-ink-4"
    >
      {children}
    </button>
  );
}
