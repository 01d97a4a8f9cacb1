import { Person } from "@/app/_ui/people/person";
import { listed } from "@/app/_ui/text/format";
import type { Writer } from "./session";

/** Who else is in a section now: one disc for each person, however many tabs they have. */
export function WritersHere({ people }: { people: readonly Writer[] }) {
  const others = [...new Map(people.map((person) => [person.memberId, person])).values()];
  return (
    <span role="status" className="flex items-center gap-1">
      {others.map(({ memberId, name }) => (
        <Person key={memberId} id={memberId} name={name} />
      ))}
      {others.length > 0 && (
        <span className="sr-only">
          {listed(others.map(({ name }) => name))} {others.length === 1 ? "is" : "are"} here.
        </span>
      )}
    </span>
  );
}
