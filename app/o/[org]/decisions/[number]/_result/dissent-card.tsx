import { Card } from "@/app/_ui/feedback/card";
import { counted } from "@/app/_ui/text/format";
import type { Discussion } from "@/lib/evaluations/discussion/queries";
import { heatBucket } from "@/lib/mcda/heat";
import { STANCE_WORDS } from "../_discussion/cell/stance-words";

type Cell = Discussion["cells"][number];

/** So many stand open; the rest is one click away. */
const OPEN = 3;

/** More than this nobody reads here: they stand with every vote and reason. */
const MOST = 30;

/** What the group did not agree on, with the reasons of both ends. */
export function DissentCard({ discussion, className }: { discussion: Discussion; className?: string }) {
  const cells = discussion.cells.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  return (
    <Card
      title="Dissent"
      className={className}
      aside={<span className="text-xs text-ink-3 num">{counted(cells.length, "contested cell")}</span>}
    >
      {cells.length === 0 ? (
        <p className="px-4 pb-4 text-ink-3">Nobody’s scores lie far apart in any cell.</p>
      ) : (
        <>
          <ol>
            {cells.slice(0, OPEN).map((cell) => (
              <DissentItem key={cell.rank} discussion={discussion} cell={cell} />
            ))}
          </ol>
          {cells.length > OPEN && (
            <details>
              <summary className="flex h-10 items-center border-t border-line px-4 text-xs font-medium text-ink-3 hover:text-ink">
                {cells.length > MOST
                  ? `The next ${MOST - OPEN} of ${cells.length} cells`
                  : counted(cells.length - OPEN, "more cell")}
              </summary>
              <ol>
                {cells.slice(OPEN, MOST).map((cell) => (
                  <DissentItem key={cell.rank} discussion={discussion} cell={cell} />
                ))}
              </ol>
            </details>
          )}
        </>
      )}
    </Card>
  );
}

function DissentItem({ discussion, cell }: { discussion: Discussion; cell: Cell }) {
  const criterion = discussion.criteria.find(({ id }) => id === cell.criterionId)?.shortName;
  const option = discussion.options.find(({ id }) => id === cell.optionId)?.name;
  const ends = cell.votes.filter(({ answer }) => typeof answer === "number").slice(0, 2);
  return (
    <li className="grid gap-1.5 border-t border-line px-4 py-2.5">
      <p className="flex items-baseline justify-between gap-2">
        <b className="clip font-medium">
          {option}, {criterion}
        </b>
        {cell.stance !== null && <span className="text-xs text-ink-3">{STANCE_WORDS[cell.stance]}</span>}
      </p>
      {ends.map(({ memberId, answer, reason }) => {
        const shade = heatBucket(typeof answer === "number" ? answer : null) ?? "none";
        return (
          <p key={memberId} className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-2">
            <span
              className="grid size-5 place-items-center rounded-cell text-xs font-semibold num"
              style={{ background: `var(--color-heat-${shade})`, color: `var(--color-heat-${shade}-ink)` }}
            >
              {answer}
            </span>
            <span className="min-w-0 wrap-anywhere">
              <span className="text-ink-3">
                {discussion.people.find((person) => person.memberId === memberId)?.name}:{" "}
              </span>
              {reason === "" ? <span className="text-ink-3">no reason given</span> : reason}
            </span>
          </p>
        );
      })}
    </li>
  );
}
