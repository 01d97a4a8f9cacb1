import type { ReactNode } from "react";

interface Props {
  /** What is in it: read aloud, and names the region that scrolls. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** Rows of cells; the first cell names its row. */
  readonly rows: readonly (readonly ReactNode[])[];
}

/** A table of figures, which scrolls sideways within its card, by keyboard too. */
export function FigureTable({ caption, columns, rows }: Props) {
  return (
    <div className="overflow-x-auto px-4 pb-4" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th
                key={column}
                scope="col"
                className={`h-8 border-b border-line text-2xs font-medium tracking-caps whitespace-nowrap text-ink-3 ${at === 0 ? "text-left" : "pl-4 text-right"}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([head, ...cells], row) => (
            <tr key={row}>
              <th scope="row" className="h-8 border-b border-line font-regular text-ink">
                {head}
              </th>
              {cells.map((cell, at) => (
                <td key={at} className="h-8 border-b border-line pl-4 text-right num">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
