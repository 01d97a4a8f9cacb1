"use client";

import { useSortable } from "@dnd-kit/sortable";
import { ArrowDown, ArrowUp, GripVertical, X, type IconComponent } from "@/app/_ui/icons";
import type { MatrixOption } from "@/lib/evaluations/matrix/rules";
import { OptionText } from "./option-text";

interface Props {
  readonly option: MatrixOption;
  readonly place: number;
  readonly isTied: boolean;
  readonly isLocked: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (step: number) => void;
  readonly onTie: () => void;
  readonly onLeave: () => void;
}

/** One ranked option: a handle to drag it by, its place, and the same by arrows. */
export function RankedRow({ option, place, isTied, isLocked, isFirst, isLast, onMove, onTie, onLeave }: Props) {
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({ id: option.id });
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
        aria-label={`Move ${option.name}`}
        className="grid size-8 shrink-0 cursor-grab touch-none place-items-center rounded-control text-ink-3 hover:bg-hover disabled:cursor-default"
      >
        <GripVertical className="size-4" strokeWidth={1.6} />
      </button>
      <span className="w-6 text-right text-ink-3 num">{place}</span>
      <OptionText option={option} />
      {!isFirst && (
        <label className="flex min-h-8 items-center gap-1.5 text-xs text-ink-3">
          <input
            type="checkbox"
            checked={isTied}
            disabled={isLocked}
            onChange={onTie}
            className="size-4 accent-accent"
          />
          <span className="max-sm:sr-only">as good as the one above</span>
          <span aria-hidden="true" className="sm:hidden">
            =
          </span>
        </label>
      )}
      <span className="flex">
        <Step icon={ArrowUp} label={`${option.name}: up`} isOff={isLocked || isFirst} onClick={() => onMove(-1)} />
        <Step icon={ArrowDown} label={`${option.name}: down`} isOff={isLocked || isLast} onClick={() => onMove(1)} />
        <Step icon={X} label={`Leave out ${option.name}`} isOff={isLocked} onClick={onLeave} />
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
