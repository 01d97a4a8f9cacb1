import { Columns3 } from "lucide-react";
import type { ReactNode } from "react";

interface Props {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Rows of cells; the first cell names its row. */
  readonly rows: readonly (readonly ReactNode[])[];
}

/** The numbers behind a chart, one key away: a disclosure with a real table. */
export function ChartTable({ caption, columns, rows }: Props) {
  return (
    <details className="border-t border-line">
      <summary className="flex h-10 items-center gap-2 px-4 text-xs font-medium text-ink-3 hover:text-ink">
        <Columns3 aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        Show as a table
      </summary>
      <div className="overflow-x-auto px-4 pb-4" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th
                  key={column}
                  scope="col"
                  className={`h-8 border-b border-line text-2xs font-medium tracking-caps whitespace-nowrap text-ink-3 ${index === 0 ? "text-left" : "pl-4 text-right"}`}
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, index) =>
                  index === 0 ? (
                    <th key={index} scope="row" className="h-8 border-b border-line font-regular text-ink">
                      {cell}
                    </th>
                  ) : (
                    <td key={index} className="h-8 border-b border-line pl-4 text-right num">
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
