import { SegmentLinks } from "@/app/_ui/layout/segment-links";
import type { Counts, Shown } from "./counts";

interface Props {
  readonly slug: string;
  readonly importId: string;
  readonly counts: Counts;
  readonly shown: Shown;
  readonly isOpen: boolean;
}

/** All files, or those that need a person. */
export function ShownLinks({ slug, importId, counts, shown, isOpen }: Props) {
  const views: readonly (readonly [Shown, string, number])[] = [
    ["all", "All", counts.all],
    ["look", "To look at", counts.guesses],
    ["new", "New", isOpen ? counts.fresh : counts.created],
    ["changed", isOpen ? "Changed" : "Updated", isOpen ? counts.changed : counts.updated],
    ["left", "Left", counts.left],
  ];
  return (
    <SegmentLinks
      label="Files"
      className="mt-6 mb-2 max-w-full overflow-x-auto"
      segments={views
        .filter(([view, , count]) => view === "all" || view === shown || count > 0)
        .map(([view, label, count]) => ({
          label: `${label} ${count}`,
          href: `/o/${slug}/import/${importId}${view === "all" ? "" : `?show=${view}`}`,
          isCurrent: view === shown,
        }))}
    />
  );
}
