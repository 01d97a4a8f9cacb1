import { ArrowDown, ArrowUp, X } from "../icons";
import { Button } from "../form/button";

interface Props {
  /** What the row is called in the buttons' names. */
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Why the row can neither be moved nor removed, or null. */
  readonly locked?: string | null;
  /** Why it cannot be moved, where it could be removed. */
  readonly moveRefusal?: string | null;
  /** Why it cannot be removed, where it could be moved. */
  readonly removalRefusal?: string | null;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** Moves a row of a list up or down, or takes it out. */
export function RowButtons({ name, isFirst, isLast, locked = null, onMove, onRemove, ...props }: Props) {
  const unmoved = locked ?? props.moveRefusal ?? null;
  return (
    <div className="flex shrink-0">
      <Button
        variant="quiet"
        size="square"
        aria-label={`Move ${name} up`}
        refusal={unmoved ?? (isFirst ? "It is the first." : null)}
        onClick={() => onMove(-1)}
      >
        <ArrowUp className="size-4" />
      </Button>
      <Button
        variant="quiet"
        size="square"
        aria-label={`Move ${name} down`}
        refusal={unmoved ?? (isLast ? "It is the last." : null)}
        onClick={() => onMove(1)}
      >
        <ArrowDown className="size-4" />
      </Button>
      <Button
        variant="quiet"
        size="square"
        aria-label={`Remove ${name}`}
        refusal={locked ?? props.removalRefusal ?? null}
        onClick={onRemove}
      >
        <X className="size-4" />
      </Button>
    </div>
  );
}
