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
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import type { ReactNode } from "react";

interface Item {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly id: string;
  /** In the order in which they stand; the rows are the children. */
  readonly items: readonly Item[];
  readonly isLocked: boolean;
  readonly className?: string;
  readonly onMove: (from: number, to: number) => void;
  readonly children: ReactNode;
}

const HOW_TO_MOVE = "Press Space to pick it up, the arrow keys to move it, Space to put it down, Escape to leave it.";

/** A list to be put in order: by dragging, by keyboard, and by whatever its rows offer. */
export function SortableOrder({ id, items, isLocked, className, onMove, children }: Props) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const placeOf = (itemId: UniqueIdentifier) => items.findIndex((item) => item.id === itemId);
  const drop = ({ active, over }: DragEndEvent) => {
    if (over !== null && active.id !== over.id) onMove(placeOf(active.id), placeOf(over.id));
  };
  return (
    <DndContext
      id={id}
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{ announcements: spokenOf(items), screenReaderInstructions: { draggable: HOW_TO_MOVE } }}
      onDragEnd={drop}
    >
      <SortableContext items={items.map((item) => item.id)} strategy={verticalListSortingStrategy} disabled={isLocked}>
        <ol className={className}>{children}</ol>
      </SortableContext>
    </DndContext>
  );
}

/** What a screen reader says of a move: names and places. */
function spokenOf(items: readonly Item[]): Announcements {
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
