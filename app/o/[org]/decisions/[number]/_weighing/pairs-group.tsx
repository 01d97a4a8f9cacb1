import { Note } from "@/app/_ui/feedback/note";
import { TriangleAlert } from "@/app/_ui/icons";
import { comparePairs, pairsOf, type Pair } from "@/lib/evaluations/weighing/pairs/rules";
import type { WeighedItem } from "@/lib/evaluations/weighing/rules";
import type { GroupProps } from "./judged-ballot";

/** The steps offered between "nine times as much" on either side; what lies between them is rarely meant. */
const STEPS = [9, 7, 5, 3, 1, -3, -5, -7, -9] as const;

const STEP_WORDS: Readonly<Record<number, string>> = {
  1: "as much as",
  3: "somewhat more than",
  5: "clearly more than",
  7: "far more than",
  9: "beyond comparison more than",
};

/** One group pair by pair, with the check of contradictions below it, live. */
export function PairsGroup({ group, given, isLocked, onChange }: GroupProps) {
  const pairs = pairsOf(group.items);
  return (
    <>
      <ol>
        {pairs.map((pair) => (
          <PairRow
            key={pair.key}
            name={`${group.key} ${pair.key}`}
            pair={pair}
            value={given[pair.key]}
            isLocked={isLocked}
            onChange={(value) => onChange({ ...given, [pair.key]: value })}
          />
        ))}
      </ol>
      <Contradictions group={group} given={given} pairs={pairs} />
    </>
  );
}

interface RowProps {
  readonly name: string;
  readonly pair: Pair<WeighedItem>;
  readonly value: number | undefined;
  readonly isLocked: boolean;
  readonly onChange: (value: number) => void;
}

function PairRow({ name, pair, value, isLocked, onChange }: RowProps) {
  const { one, other } = pair;
  return (
    <li id={pair.key} className="scroll-mt-16 border-b border-line py-2.5">
      <fieldset disabled={isLocked}>
        <legend className="sr-only">
          {one.name} against {other.name}
        </legend>
        <div className="grid grid-cols-2 items-center gap-x-4 gap-y-1.5 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
          <p
            className={`text-ink max-sm:col-start-1 max-sm:row-start-1 sm:text-right ${(value ?? 0) > 1 ? "font-semibold" : ""}`}
          >
            {one.name}
          </p>
          <div className="flex max-sm:col-span-2 max-sm:row-start-2 max-sm:justify-between">
            {STEPS.map((step) => (
              <label
                key={step}
                title={sentenceOf(pair, step)}
                className="grid size-9 cursor-pointer place-items-center rounded-control text-xs text-ink-3 num hover:bg-hover has-checked:bg-accent has-checked:font-semibold has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent sm:size-8"
              >
                <input
                  type="radio"
                  name={name}
                  value={step}
                  checked={value === step}
                  onChange={() => onChange(step)}
                  aria-label={sentenceOf(pair, step)}
                  className="sr-only"
                />
                <span aria-hidden="true">{step === 1 ? "=" : Math.abs(step)}</span>
              </label>
            ))}
          </div>
          <p
            className={`text-ink max-sm:col-start-2 max-sm:row-start-1 max-sm:text-right ${(value ?? 0) < 0 ? "font-semibold" : ""}`}
          >
            {other.name}
          </p>
        </div>
        <p className="mt-1 text-center text-xs text-ink-3">
          {value === undefined ? "not compared yet" : sentenceOf(pair, value)}
        </p>
      </fieldset>
    </li>
  );
}

function sentenceOf({ one, other }: Pair<WeighedItem>, value: number): string {
  const [first, second] = value < 0 ? [other, one] : [one, other];
  const size = Math.abs(value);
  return `${first.name} matters ${STEP_WORDS[size] ?? `${size} times as much as`} ${second.name}`;
}

type CheckProps = Pick<GroupProps, "group" | "given"> & { readonly pairs: readonly Pair<WeighedItem>[] };

function Contradictions({ group, given, pairs }: CheckProps) {
  const { consistencyRatio, isConsistent, worst, outOfOrder } = comparePairs(group.items, given);
  if (consistencyRatio === null) return null;
  const pair = pairs.find(({ key }) => key === worst?.key);
  const order = pairs.find(({ key }) => key === outOfOrder[0]);
  const figure = `consistency ratio ${consistencyRatio.toFixed(2)}, up to 0.10 is fine`;
  if (isConsistent && order === undefined)
    return (
      <p className="mt-2 text-xs text-ink-3" role="status">
        {worst === null ? "Your answers fit each other" : "Your answers hardly contradict each other"}: {figure}.
      </p>
    );
  return (
    <div className="mt-3" role="status">
      <Note icon={TriangleAlert}>
        {isConsistent
          ? "Your answers hardly contradict each other, but one of them turns the order round"
          : "Your answers contradict each other"}
        : {figure}.{" "}
        {!isConsistent && pair !== undefined && worst !== null && (
          <>
            <a href={`#${pair.key}`} className="text-accent-ink underline">
              {sentenceOf(pair, worst.given)}
            </a>{" "}
            fits the others least; they say: {sentenceOf(pair, worst.suggested)}.
          </>
        )}
        {isConsistent && order !== undefined && (
          <>
            You said that{" "}
            <a href={`#${order.key}`} className="text-accent-ink underline">
              {sentenceOf(order, given[order.key] ?? 1)}
            </a>
            , and the weights say otherwise.
          </>
        )}{" "}
        You can submit as it is.
      </Note>
    </div>
  );
}
