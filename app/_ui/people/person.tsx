import { classNames } from "../class-names";
import { tintOf } from "./tint";

const TINTS = [
  "bg-person-1 text-person-1-ink",
  "bg-person-2 text-person-2-ink",
  "bg-person-3 text-person-3-ink",
  "bg-person-4 text-person-4-ink",
  "bg-person-5 text-person-5-ink",
  "bg-person-6 text-person-6-ink",
] as const;

const SIZES = { sm: "size-[18px] text-[8px]", md: "size-[22px] text-[9.5px]", lg: "size-7 text-[11px]" } as const;

export type PersonSize = keyof typeof SIZES;

interface Props {
  readonly id: string;
  readonly name: string;
  readonly size?: PersonSize;
  /** Somebody who has not acted yet, or a vote that was moved: an outline only. */
  readonly isGhost?: boolean;
  readonly className?: string;
}

/** A disc with initials, always in the same quiet tint for the same member. The name stands beside it or in its title. */
export function Person({ id, name, size = "md", isGhost, className }: Props) {
  return (
    <span
      aria-hidden="true"
      title={name}
      className={classNames(
        "disc",
        SIZES[size],
        isGhost ? "bg-surface text-ink-3 ring-1 ring-line-2 ring-inset" : TINTS[tintOf(id)],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  const first = [...(words[0] ?? "?")][0] ?? "?";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toUpperCase();
}
