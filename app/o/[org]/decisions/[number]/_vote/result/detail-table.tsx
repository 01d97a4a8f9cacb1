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
      <div className="overflow-x-auto px-4 pb-4" role="region" aria-label={title} tabIndex={0}>
        <table>
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <th
                  key={column}
                  scope="col"
                  className={`h-8 border-b border-line text-2xs font-medium whitespace-nowrap text-ink-3 ${at === 0 ? "text-left" : "pl-4 text-right"}`}
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([head, ...cells]) => (
              <tr key={head}>
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
    </details>
  );
}
