import { Person, type PersonSize } from "./person";

interface Props {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly size?: PersonSize;
  /** How many discs are shown; a count stands for the rest. */
  readonly limit?: number;
}

/** Several people as discs. A screen reader hears their names. */
export function People({ people, size, limit = 5 }: Props) {
  const rest = people.length - limit;
  return (
    <span
      role="img"
      aria-label={people.map(({ name }) => name).join(", ")}
      className="inline-flex items-center gap-[3px]"
    >
      {people.slice(0, limit).map(({ id, name }) => (
        <Person key={id} id={id} name={name} size={size} />
      ))}
      {rest > 0 && <span className="pl-0.5 text-xs text-ink-3 num">+{rest}</span>}
    </span>
  );
}
