import type { Discussion } from "@/lib/evaluations/discussion/queries";

/** How a cell is called in a sentence: "Django × Hiring". */
export function cellName(
  { options, criteria }: Pick<Discussion, "options" | "criteria">,
  cell: { readonly criterionId: string; readonly optionId: string },
): string {
  const option = options.find(({ id }) => id === cell.optionId);
  const criterion = criteria.find(({ id }) => id === cell.criterionId);
  return `${option?.name ?? ""} × ${criterion?.shortName ?? ""}`;
}
