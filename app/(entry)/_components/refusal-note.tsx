import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** Why something was refused, above the form it concerns. Read out as soon as it appears. */
export function RefusalNote({ children }: { readonly children: ReactNode }) {
  return (
    <div
      role="alert"
      className="flex gap-2 rounded-control border border-caution-line bg-caution-soft px-3 py-2 text-caution-ink"
    >
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4" />
      <p>{children}</p>
    </div>
  );
}
