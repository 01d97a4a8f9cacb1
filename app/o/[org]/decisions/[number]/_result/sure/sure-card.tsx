import { Check, Minus, TriangleAlert } from "@/app/_ui/icons";
import { classNames } from "@/app/_ui/class-names";
import { ChartTable } from "@/app/_ui/data/chart-table";
import { Card } from "@/app/_ui/feedback/card";
import { ClosenessPill } from "@/app/_ui/state/closeness-pill";
import { Pill } from "@/app/_ui/state/pill";
import { counted } from "@/app/_ui/text/format";
import type { ResultView } from "@/lib/evaluations/results/queries";
import { isClearCall } from "@/lib/mcda/sentence";
import { analysed } from "../analysed";
import { HowDecided } from "./how-decided";
import { rowsOf, type Row } from "./sure-rows";

/** How sure the first place is: each row looks at it from another side, and says when another option would lead. */
export async function SureCard({ result, className }: { result: ResultView; className?: string }) {
  const rows = rowsOf(result, await analysed(result));
  const why = result.frozen.result.voters < 2 ? "nothing with one voter" : "nothing here";
  const silent = rows.filter(({ isUnknown }) => isUnknown === true);
  const known = rows.filter((row) => !silent.includes(row));
  // What asks for a look is never folded.
  const open = known.filter(({ isFurther, isShaky }) => isFurther !== true || isShaky);
  const folded = known.filter((row) => !open.includes(row));
  return (
    <Card title="How sure is this?" className={className} aside={<Sureness result={result} />}>
      <Rows rows={open} />
      <Folded rows={folded} title={counted(folded.length, "more look that holds", "more looks that hold")} />
      <Folded
        rows={silent}
        title={`${counted(silent.length, "look")} ${silent.length === 1 ? "says" : "say"} ${why}`}
      />
      <HowDecided result={result} />
      <ChartTable
        caption="How sure the first place is, by which method"
        columns={["Look", "Says", "Holds", "Method"]}
        rows={rows.map(({ name, value, isShaky, isUnknown, method }) => [
          name,
          value,
          isUnknown === true ? "n/a" : isShaky ? "look at this" : "yes",
          method,
        ])}
      />
    </Card>
  );
}

function Folded({ rows, title }: { rows: readonly Row[]; title: string }) {
  if (rows.length === 0) return null;
  return (
    <details className="border-t border-line">
      <summary className="flex min-h-11 items-center px-4 text-xs font-medium text-ink-3 hover:text-ink sm:min-h-9">
        {title}
      </summary>
      <Rows rows={rows} />
    </details>
  );
}

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <ul>
      {rows.map(({ name, value, isShaky, isUnknown }) => {
        const Icon = isUnknown === true ? Minus : isShaky ? TriangleAlert : Check;
        return (
          <li
            key={name}
            className="grid min-h-[38.5px] grid-cols-[18px_minmax(0,1fr)_auto] items-center gap-x-2 border-t border-line px-4 py-[5px]"
          >
            <Icon
              aria-label={isUnknown === true ? "Says nothing here" : isShaky ? "Look at this" : "Holds"}
              strokeWidth={1.75}
              className={classNames("size-3.5", isShaky ? "text-caution-ink" : "text-ink-3")}
            />
            <span className="leading-4">{name}</span>
            <span className="max-w-[150px] text-right font-medium wrap-anywhere text-ink num">{value}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** One voter's lead is not called clear, however large it is. */
function Sureness({ result: { frozen } }: { result: ResultView }) {
  const { closeness } = frozen.result;
  return closeness === "clear" && !isClearCall(frozen.result) ? (
    <Pill>n/a</Pill>
  ) : (
    <ClosenessPill closeness={closeness} />
  );
}
