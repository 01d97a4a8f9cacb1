import { FigureTable } from "@/app/_ui/data/figure-table";
import { Columns3 } from "@/app/_ui/icons";

interface Props {
  readonly title: string;
  readonly columns: readonly string[];
  /** Rows of cells; the first cell names its row. */
  readonly rows: readonly (readonly string[])[];
}

/** Figures behind a card, named by their own title: a disclosure with a real table. */
export function DetailTable({ title, columns, rows }: Props) {
  return (
    <details className="border-t border-line">
      <summary className="flex h-11 items-center gap-2 px-4 text-xs font-medium text-ink-3 hover:text-ink sm:h-10">
        <Columns3 className="size-3.5" strokeWidth={1.75} />
        {title}
      </summary>
      <FigureTable caption={title} columns={columns} rows={rows} />
    </details>
  );
}
