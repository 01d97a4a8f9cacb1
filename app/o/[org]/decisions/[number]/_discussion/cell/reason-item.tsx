import type { CellVote } from "@/lib/evaluations/discussion/rules";
import { heatBucket } from "@/lib/mcda/heat";

interface Props {
  readonly vote: CellVote;
  readonly name: string;
  /** "Highest" or "Lowest", where it is one of the ends. */
  readonly end: string | null;
}

/** One person's score of a cell with the reason, and what changed it. */
export function ReasonItem({ vote, name, end }: Props) {
  const word = wordOf(vote, end);
  const score = typeof vote.answer === "number" ? vote.answer : null;
  const shade = heatBucket(score) ?? "none";
  return (
    <li className="grid grid-cols-[30px_minmax(0,1fr)] gap-x-3 border-b border-line pt-2.5 pb-[9px]">
      <span
        className="row-span-2 grid size-[30px] place-items-center rounded-cell text-base font-semibold num"
        style={{ background: `var(--color-heat-${shade})`, color: `var(--color-heat-${shade}-ink)` }}
      >
        {score ?? "–"}
      </span>
      <p className="flex gap-1.5 text-xs text-ink-3">
        {word}
        <b className="font-medium text-ink">{name}</b>
        {vote.confidence !== null && <span>· {vote.confidence} confidence</span>}
      </p>
      <p className="text-base leading-[21px] wrap-anywhere text-ink">
        {vote.reason === "" ? <span className="text-ink-3">No reason given.</span> : vote.reason}
      </p>
      {vote.changedFrom !== null && (
        <p className="col-start-2 text-xs wrap-anywhere text-ink-3">
          {vote.change === "" ? "What changed it was not said." : `What changed it: ${vote.change}`}
        </p>
      )}
    </li>
  );
}

function wordOf({ answer, changedFrom }: CellVote, end: string | null): string {
  if (answer === "abstain") return "Abstained";
  if (answer === "not-applicable") return "Not applicable";
  const change =
    changedFrom === null ? null : `changed from ${typeof changedFrom === "number" ? changedFrom : "no score"}`;
  const words = [end, end === null ? change?.replace("changed", "Changed") : change].filter(Boolean);
  return words.length === 0 ? "Also" : words.join(", ");
}
