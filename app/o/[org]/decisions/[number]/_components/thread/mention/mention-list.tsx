"use client";

import { Person } from "@/app/_ui/people/person";
import type { Mentionable } from "@/lib/discussion/mentions/rules";
import type { MentionSearch } from "./use-mention-search";

interface Props {
  readonly id: string;
  readonly isOpen: boolean;
  readonly search: MentionSearch;
  /** What was typed after the @. */
  readonly query: string;
  readonly chosen: Mentionable | undefined;
  readonly onPick: (person: Mentionable) => void;
}

/** The people who are called like what was typed, or one line that says why there are none. */
export function MentionList({ id, isOpen, search, query, chosen, onPick }: Props) {
  const people = search.state === "found" ? search.people : [];
  return (
    <div
      hidden={!isOpen}
      className="absolute bottom-full left-0 z-10 mb-1 max-w-full min-w-56 rounded-card border border-line bg-raised p-1 shadow-md"
    >
      <ul id={id} role="listbox" aria-label="People to mention">
        {people.map((person) => (
          <li
            key={person.memberId}
            id={`${id}-${person.memberId}`}
            role="option"
            aria-selected={person === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              onPick(person);
            }}
            className="flex min-h-11 cursor-pointer items-center gap-2 rounded-control px-2 text-ink aria-selected:bg-hover sm:min-h-8"
          >
            <Person id={person.memberId} name={person.name} size="sm" />
            <span className="clip">{person.name}</span>
          </li>
        ))}
      </ul>
      <p role="status" className={people.length > 0 ? "sr-only" : "px-2 py-1.5 text-xs text-ink-3"}>
        {isOpen && sentenceOf(search, query)}
      </p>
    </div>
  );
}

function sentenceOf(search: MentionSearch, query: string): string {
  switch (search.state) {
    case "none":
      return "Type the beginning of a name.";
    case "asking":
      return "Looking for names.";
    case "refused":
      return search.message;
    case "found":
      return search.people.length === 0 ? `Nobody who reads this is called “${query}”.` : "";
  }
}
