import { Columns3 } from "@/app/_ui/icons";
import type { ReactNode } from "react";
import { FigureTable } from "./figure-table";

interface Props {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Its button stands in the head of the card, left of one other tool; the card has to be `relative`. */
  readonly isTool?: boolean;
  /** Rows of cells; the first cell names its row. */
  readonly rows: readonly (readonly ReactNode[])[];
}

/** The numbers behind a chart, one key away: a disclosure with a real table. */
export function ChartTable({ caption, columns, rows, isTool }: Props) {
  return (
    <details className={isTool ? "open:border-t open:border-line open:pt-3" : "border-t border-line"}>
      <summary
        title={isTool ? "Show as a table" : undefined}
        className={
          isTool
            ? "absolute top-1.5 right-15 grid size-11 list-none place-items-center rounded-control text-ink-3 hover:bg-hover hover:text-ink sm:top-2 sm:right-13 sm:size-7 [&::-webkit-details-marker]:hidden"
            : "flex h-10 items-center gap-2 px-4 text-xs font-medium text-ink-3 hover:text-ink"
        }
      >
        <Columns3 className="size-3.5" strokeWidth={1.75} />
        <span className={isTool ? "sr-only" : undefined}>Show as a table</span>
      </summary>
      <FigureTable caption={caption} columns={columns} rows={rows} />
    </details>
  );
}
