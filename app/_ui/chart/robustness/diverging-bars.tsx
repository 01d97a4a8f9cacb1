import { classNames } from "../../class-names";

export interface DivergingBar {
  readonly id: string;
  readonly label: string;
  /** Right of the line while the first stays first, left (striped) when another leads; null while undecided. */
  readonly value: number | null;
  /** Who leads then, such as "Hybrid", and by how much: the name may be cut, the amount is not. */
  readonly word: string;
  readonly amount: string | null;
  /** Begins another kind of thing. */
  readonly isSplit?: boolean;
}

interface Props {
  readonly caption: string;
  readonly columns: readonly [label: string, word: string];
  readonly bars: readonly DivergingBar[];
}

/** What stays and what turns when one thing is left out: a table whose middle column is drawn. */
export function DivergingBars({ caption, columns, bars }: Props) {
  const values = bars.flatMap(({ value }) => (value === null ? [] : [value]));
  const right = Math.max(0, ...values);
  const left = Math.max(0, ...values.map((value) => -value));
  // Where nothing turns the line stands at the left; a side that has bars never shrinks to nothing.
  const zero = left === 0 ? 2 : right === 0 ? 98 : Math.min(60, Math.max(20, (100 * left) / (left + right)));
  const unit = Math.min(left === 0 ? Infinity : zero / left, right === 0 ? Infinity : (98 - zero) / right);
  return (
    <table className="table-fixed">
      <caption className="sr-only">{caption}</caption>
      <colgroup>
        <col className="w-[122px]" />
        <col />
        <col className="w-28" />
      </colgroup>
      <thead>
        <tr className="text-2xs">
          <th scope="col" className="h-[22px] font-medium tracking-caps text-ink-3">
            {columns[0]}
          </th>
          <td />
          <th scope="col" className="h-[22px] text-right font-medium tracking-caps text-ink-3">
            {columns[1]}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ id, label, value, word, amount, isSplit }) => {
          const isTurn = value !== null && value < 0;
          return (
            <tr key={id} className={classNames(isSplit && "border-t border-line", isTurn && "font-medium text-ink")}>
              <th
                scope="row"
                title={label}
                className={classNames("h-7 clip font-regular", isTurn ? "font-medium" : "text-ink-2")}
              >
                {label}
              </th>
              <td className="relative h-7 p-0">
                <span aria-hidden="true" className="absolute inset-y-0 w-px bg-axis" style={{ left: `${zero}%` }} />
                {value !== null && value !== 0 && (
                  <span
                    aria-hidden="true"
                    className={classNames(
                      "absolute top-[9px] h-2.5 min-w-0.5 rounded-[2px]",
                      isTurn ? "shadow-[inset_0_0_0_1px_var(--color-ink-2)]" : "bg-ink-2",
                    )}
                    style={{
                      width: `${unit * Math.abs(value)}%`,
                      ...(isTurn ? { right: `${100 - zero}%` } : { left: `calc(${zero}% + 1px)` }),
                      ...(isTurn && {
                        backgroundImage:
                          "repeating-linear-gradient(115deg, var(--color-ink-2) 0 1.5px, transparent 1.5px 4px)",
                      }),
                    }}
                  />
                )}
              </td>
              <td className="h-7">
                <span className="flex justify-end gap-1" title={word}>
                  <span className="clip">{word}</span>
                  {amount !== null && <span className="num">{amount}</span>}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
