import type { IconComponent } from "@/app/_ui/icons";
import { Link } from "@/app/_ui/link/link";
import { useId, type ReactNode } from "react";
import { classNames } from "../class-names";
import { Kbd } from "../text/kbd";

interface Props {
  readonly icon?: IconComponent;
  readonly shortcut?: string;
  readonly isCritical?: boolean;
  /** Why it cannot be done now; it stays in the menu and says so. */
  readonly refusal?: string | null;
  /** Where it goes; without, it is a button. */
  readonly href?: string;
  /** It is where one is. */
  readonly isCurrent?: boolean;
  readonly onSelect?: () => void;
  readonly children: ReactNode;
}

const row =
  "flex min-h-11 w-full items-center gap-2.5 rounded-control px-2.5 py-1.5 text-left text-ink hover:bg-hover sm:min-h-8 aria-disabled:text-ink-3";

/** One line of a menu: a verb or a place. */
export function MenuItem({ icon: Icon, shortcut, isCritical, refusal, href, isCurrent, onSelect, children }: Props) {
  const reasonId = useId();
  const inside = (
    <>
      {Icon && <Icon strokeWidth={1.6} className="size-4 text-ink-3" />}
      <span className="min-w-0 flex-1">
        {children}
        {refusal && (
          <span id={reasonId} className="block text-xs text-ink-3">
            {refusal}
          </span>
        )}
      </span>
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </>
  );
  const look = classNames(row, isCritical && "text-critical-ink");
  if (href !== undefined && !refusal)
    return (
      <Link href={href} aria-current={isCurrent ? "true" : undefined} className={look}>
        {inside}
      </Link>
    );
  return (
    <button
      type="button"
      aria-disabled={refusal ? true : undefined}
      aria-describedby={refusal ? reasonId : undefined}
      onClick={refusal ? undefined : onSelect}
      className={look}
    >
      {inside}
    </button>
  );
}
