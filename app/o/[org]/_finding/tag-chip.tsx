import { X } from "@/app/_ui/icons";
import { Link } from "@/app/_ui/link/link";

/** The tag that is asked for, with the way out of it. */
export function TagChip({ tag, without }: { tag: string; without: string }) {
  return (
    <span className="inline-flex h-11 items-center gap-1 rounded-control border border-line-2 bg-surface pl-2.5 text-xs font-medium text-ink-2 sm:h-7">
      <input type="hidden" name="tag" value={tag} />
      Tag <span className="text-ink">{tag}</span>
      <Link
        href={without}
        aria-label={`Not only ${tag}`}
        className="grid h-full w-11 place-items-center text-ink-3 hover:text-ink sm:w-7"
      >
        <X className="size-3" />
      </Link>
    </span>
  );
}
