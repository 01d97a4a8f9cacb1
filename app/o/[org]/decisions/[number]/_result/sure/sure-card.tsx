import { Check, TriangleAlert } from "@/app/_ui/icons";
import { Card } from "@/app/_ui/feedback/card";
import { ClosenessPill } from "@/app/_ui/state/closeness-pill";
import { Pill } from "@/app/_ui/state/pill";
import type { ResultView } from "@/lib/evaluations/results/queries";
import { isClearCall } from "@/lib/mcda/sentence";
import { rowsOf } from "./sure-rows";

/** How sure the first place is: each row looks at it from another side, and says when another option would lead. */
export function SureCard({ result }: { result: ResultView }) {
  return (
    <Card title="How sure is this?" aside={<Sureness result={result} />}>
      <ul>
        {rowsOf(result).map(({ name, value, isShaky }) => {
          const Icon = isShaky ? TriangleAlert : Check;
          return (
            <li
              key={name}
              className="grid min-h-[38.5px] grid-cols-[18px_minmax(0,1fr)_auto] items-center gap-x-2 border-t border-line px-4 py-[5px]"
            >
              <Icon
                aria-label={isShaky ? "Look at this" : "Holds"}
                strokeWidth={1.75}
                className={isShaky ? "size-3.5 text-caution-ink" : "size-3.5 text-ink-3"}
              />
              <span className="leading-4">{name}</span>
              <span className="max-w-[150px] text-right font-medium wrap-anywhere text-ink num">{value}</span>
            </li>
          );
        })}
      </ul>
    </Card>
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
