import { ArrowDown, ArrowUp, X } from "@/app/_ui/icons";
import { Button } from "@/app/_ui/form/button";

interface Props {
  /** What the row is called in the buttons' names. */
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
  /** Why it cannot be removed, or null. */
  readonly removalRefusal?: string | null;
}

/** Moves a row of the editor up or down, or takes it out. */
export function RowButtons({ name, isFirst, isLast, onMove, onRemove, removalRefusal }: Props) {
  return (
    <div className="flex shrink-0">
      <Button
        variant="quiet"
        size="square"
        aria-label={`Move ${name} up`}
        refusal={isFirst ? "It is the first." : null}
        onClick={() => onMove(-1)}
      >
        <ArrowUp className="size-4" />
      </Button>
      <Button
        variant="quiet"
        size="square"
        aria-label={`Move ${name} down`}
        refusal={isLast ? "It is the last." : null}
        onClick={() => onMove(1)}
      >
        <ArrowDown className="size-4" />
      </Button>
      <Button
        variant="quiet"
        size="square"
        aria-label={`Remove ${name}`}
        refusal={removalRefusal ?? null}
        onClick={onRemove}
      >
        <X className="size-4" />
      </Button>
    </div>
  );
}
