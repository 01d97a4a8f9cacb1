import { Person } from "@/app/_ui/people/person";
import type { VoteView } from "@/lib/evaluations/votes/views/queries";
import { STANCE_WORDS } from "../stance-words";

type Shown = VoteView["votes"][number];

/** Every ballot by its voter, with the reason. */
export function BallotTable({ vote: { votes, names, options } }: { vote: VoteView }) {
  if (votes.length === 0) return <p className="text-ink-3">No ballot counts any more.</p>;
  return (
    <ul className="border-t border-line">
      {votes.map((one) => (
        <li
          key={one.memberId}
          className="grid gap-x-4 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[180px_minmax(0,1fr)]"
        >
          <span className="flex items-center gap-2.5">
            <Person id={one.memberId} name={one.name} />
            <span className="font-medium text-ink">{one.name}</span>
            {one.isYou && <span className="text-xs text-ink-3">you</span>}
          </span>
          <span>
            <span className="block text-ink">{saidOn(one, options, names)}</span>
            {one.vote.reason !== "" && <span className="block text-base text-ink-2">“{one.vote.reason}”</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A ballot in words. */
function saidOn({ vote }: Shown, options: VoteView["options"], names: VoteView["names"]): string {
  const named = (ids: readonly string[]) => ids.map((id) => names[id] ?? "a removed option");
  switch (vote.kind) {
    case "approval": {
      const marked = options.filter(({ id }) => vote.marked.includes(id));
      return marked.length === 0 ? "Marked none" : `Marked ${marked.map(({ name }) => name).join(", ")}`;
    }
    case "ranked":
      return vote.ranking.length === 0
        ? "Ranked none"
        : vote.ranking.map((group) => named(group).join(" = ")).join(" › ");
    case "score":
      return options
        .flatMap(({ id, name }) => (vote.scores[id] === undefined ? [] : [`${name} ${vote.scores[id]}`]))
        .join(", ");
    case "consent":
      return vote.stance === null ? "–" : STANCE_WORDS[vote.stance];
  }
}
