"use client";

import { useSortable } from "@dnd-kit/sortable";
import type { ReactNode } from "react";
import { ArrowDown, ArrowUp, GripVertical, X, type IconComponent } from "@/app/_ui/icons";

interface Props {
  readonly id: string;
  readonly name: string;
  /** Null while nothing is ranked. */
  readonly place: number | null;
  /** Shares it the place of the one above? Null for the first, and while nothing is ranked. */
  readonly isTied: boolean | null;
  /** Beside the checkbox, such as "as much as the one above". */
  readonly tieLabel: string;
  readonly isLocked: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (step: number) => void;
  readonly onTie: () => void;
  /** Takes it out of the order, where that may be. */
  readonly onLeave?: () => void;
  /** What it is called, and what is said of it. */
  readonly children: ReactNode;
}

/** One row of an order: a handle to drag it by, its place, and the same by arrows. */
export function SortableRow(props: Props) {
  const { id, name, place, isTied, isLocked, isFirst, isLast, onMove } = props;
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({ id });
  const lift = transform === null ? undefined : `translate3d(0, ${transform.y}px, 0)`;
  return (
    <li
      ref={setNodeRef}
      style={{ transform: lift, transition }}
      className={`flex min-h-11 flex-wrap items-center gap-2 border-b border-line bg-surface py-1.5 ${isDragging ? "relative z-10 rounded-control shadow-md" : ""}`}
    >
      <button
        type="button"
        {...attributes}
        {...listeners}
        disabled={isLocked}
        aria-label={`Move ${name}`}
        className="grid size-8 shrink-0 cursor-grab touch-none place-items-center rounded-control text-ink-3 hover:bg-hover disabled:cursor-default"
      >
        <GripVertical className="size-4" strokeWidth={1.6} />
      </button>
      <span className="w-6 text-right text-ink-3 num">{place ?? "–"}</span>
      {props.children}
      {isTied !== null && (
        <label className="flex min-h-8 items-center gap-1.5 text-xs text-ink-3">
          <input
            type="checkbox"
            checked={isTied}
            disabled={isLocked}
            onChange={props.onTie}
            className="size-4 accent-accent"
          />
          <span className="max-sm:sr-only">{props.tieLabel}</span>
          <span aria-hidden="true" className="sm:hidden">
            =
          </span>
        </label>
      )}
      <span className="flex">
        <Step icon={ArrowUp} label={`${name}: up`} isOff={isLocked || isFirst} onClick={() => onMove(-1)} />
        <Step icon={ArrowDown} label={`${name}: down`} isOff={isLocked || isLast} onClick={() => onMove(1)} />
        {props.onLeave && <Step icon={X} label={`Leave out ${name}`} isOff={isLocked} onClick={props.onLeave} />}
      </span>
    </li>
  );
}

interface StepProps {
  readonly icon: IconComponent;
  readonly label: string;
  readonly isOff: boolean;
  readonly onClick: () => void;
}

function Step({ icon: Icon, label, isOff, onClick }: StepProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={isOff}
      onClick={onClick}
      className="grid size-8 shrink-0 place-items-center rounded-control text-ink-2 hover:bg-hover disabled:text-ink-4"
    >
      <Icon className="size-4" strokeWidth={1.6} />
    </button>
  );
}
