import { PersonLine } from "@/app/_ui/people/person-line";
import { SectionTitle } from "@/app/_ui/text/section-title";
import type { LineMember } from "@/lib/product-lines/queries";

interface Props {
  readonly title: string;
  readonly people: readonly LineMember[];
  readonly lineName: string;
  /** What it means that there is nobody. */
  readonly none: string;
}

/** Who decides for a line, or follows it, and through what. */
export function LinePeople({ title, people, lineName, none }: Props) {
  return (
    <section>
      <SectionTitle count={people.length} className="mb-2">
        {title}
      </SectionTitle>
      {people.length === 0 ? (
        <p className="text-ink-3">{none}</p>
      ) : (
        <ul className="grid gap-2">
          {people.map((person) => (
            <li key={person.memberId}>
              <PersonLine id={person.memberId} name={person.name}>
                {person.through === null
                  ? "All product lines"
                  : person.through === lineName
                    ? lineName
                    : `Through ${person.through}`}
              </PersonLine>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
