import { heatBucket } from "@/lib/mcda/heat";
import type { Discussion } from "@/lib/evaluations/discussion/queries";

type Cell = Discussion["cells"][number];
type Vote = Cell["votes"][number];

interface Props {
  readonly discussion: Discussion;
  readonly cell: Cell;
}

/** Why people scored as they did: the highest and the lowest first, then who changed their mind, then the others. */
export function Reasons({ discussion, cell }: Props) {
  const scored = cell.votes.filter((vote) => typeof vote.answer === "number");
  const scores = scored.flatMap(({ answer }) => (typeof answer === "number" ? [answer] : []));
  const [highest, lowest] = [Math.max(...scores), Math.min(...scores)];
  const isUnanimous = highest === lowest;
  const ends = isUnanimous ? [] : scored.slice(0, 2);
  const others = scored.slice(ends.length).filter(hasMore);
  const changed = others.filter((vote) => vote.changedFrom !== null);
  const shown = [...ends, ...changed, ...others.filter((vote) => vote.changedFrom === null)];
  if (shown.length === 0 && !cell.votes.some(({ reason }) => reason !== ""))
    return <p className="border-t border-line py-2.5 text-ink-3">Nobody gave a reason for this cell.</p>;
  const rest = cell.votes.filter((vote) => typeof vote.answer !== "number" && vote.reason !== "");
  return (
    <ul aria-label="Reasons" className="mt-3 border-t border-line">
      {[...shown, ...rest].map((vote, at) => (
        <Reason
          key={vote.memberId}
          vote={vote}
          name={discussion.people.find(({ memberId }) => memberId === vote.memberId)?.name ?? ""}
          word={wordOf(vote, isUnanimous ? null : (["Highest", "Lowest"][at] ?? null))}
        />
      ))}
    </ul>
  );
}

function Reason({ vote, name, word }: { vote: Vote; name: string; word: string }) {
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

function wordOf({ answer, changedFrom }: Vote, end: string | null): string {
  if (answer === "abstain") return "Abstained";
  if (answer === "not-applicable") return "Not applicable";
  const change =
    changedFrom === null ? null : `changed from ${typeof changedFrom === "number" ? changedFrom : "no score"}`;
  const words = [end, end === null ? change?.replace("changed", "Changed") : change].filter(Boolean);
  return words.length === 0 ? "Also" : words.join(", ");
}

function hasMore({ reason, changedFrom }: Vote): boolean {
  return reason !== "" || changedFrom !== null;
}
