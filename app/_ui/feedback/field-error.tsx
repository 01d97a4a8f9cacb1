import { TriangleAlert } from "@/app/_ui/icons";
import type { ReactNode } from "react";

/** What is wrong with a field, under it. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-center gap-1.5 text-xs text-critical-ink">
      <TriangleAlert className="size-3.5" strokeWidth={1.75} />
      {children}
    </p>
  );
}
