import type { MatrixOption } from "@/lib/evaluations/matrix/rules";

/** An option by its name, with its one line. */
export function OptionText({ option: { name, summary } }: { option: Pick<MatrixOption, "name" | "summary"> }) {
  return (
    <span className="min-w-0 flex-1">
      <span className="block font-medium text-ink">{name}</span>
      {summary !== "" && <span className="block text-xs text-ink-3">{summary}</span>}
    </span>
  );
}
