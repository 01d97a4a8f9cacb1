import { Link } from "@/app/_ui/link/link";

interface Props {
  readonly label: string;
  readonly segments: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly className?: string;
}

/** A few views of the same thing, each with an address of its own. */
export function SegmentLinks({ label, segments, className }: Props) {
  return (
    <nav aria-label={label} className={className}>
      <ul className="inline-flex gap-0.5 rounded-[7px] bg-selected p-0.5">
        {segments.map((segment) => (
          <li key={segment.label}>
            <Link
              href={segment.href}
              replace
              scroll={false}
              prefetch={false}
              aria-current={segment.isCurrent ? "true" : undefined}
              className="inline-flex h-9 items-center rounded-[5px] px-2.5 text-xs font-medium whitespace-nowrap text-ink-2 hover:text-ink aria-[current]:bg-raised aria-[current]:text-ink aria-[current]:shadow-sm sm:h-[26px] dark:aria-[current]:bg-line-2"
            >
              {segment.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
