import { counted, listed } from "@/app/_ui/text/format";
import type { Discussion } from "@/lib/evaluations/discussion/queries";

/** Whose scores the first place hangs on; where names are hidden only how many people's. */
export function PivotalLine({ discussion }: { discussion: Discussion }) {
  const { pivotal, people, options } = discussion;
  if (pivotal === null) return null;
  const { count, named, opening, leaderIds } = pivotal;
  const nameOf = (id: string) => options.find((option) => option.id === id)?.name ?? "";
  const would = (ids: readonly string[]) => `${listed(ids.map(nameOf))} would ${ids.length > 1 ? "tie" : "lead"}`;
  const rest = count - named.length;
  const sentences = [
    ...named.map(({ person, leaderIds: then }) => `without ${person.isYou ? "you" : person.name} ${would(then)}`),
    rest > 0 &&
      (named.length > 0
        ? `without any one of ${rest} more the first place would be another too`
        : `without any one of ${rest} of ${people.length} people the first place would be another`),
    opening > 0 &&
      `without ${opening === 1 ? "one person" : `any one of ${opening} people`} the ranking would be open, because a cell has that score alone`,
  ].filter((part) => part !== false);
  return (
    <p className="shrink-0 border-b border-line px-4 py-1.5 text-xs text-ink-3 sm:px-5">
      <b className="font-medium text-ink-2">Who is pivotal:</b>{" "}
      {sentences.length === 0
        ? `nobody. Whoever of the ${counted(people.length, "person", "people")} is left out, ${listed(leaderIds.map(nameOf))} ${leaderIds.length > 1 ? "tie" : "leads"}.`
        : `${sentences.join("; ")}.`}
    </p>
  );
}
