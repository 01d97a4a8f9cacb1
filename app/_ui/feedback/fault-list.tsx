/** So many are listed: whoever has mended those reads the next. */
const MOST = 5;

interface Props {
  readonly faults: readonly {
    /** The field as the form calls it, or null where it is none of the form's. */
    readonly place: string | null;
    readonly message: string;
  }[];
}

/** What is wrong with a long form, and at which place of it, beside the button that was pressed. */
export function FaultList({ faults }: Props) {
  return (
    <ul className="mt-0.5 grid gap-0.5">
      {faults.slice(0, MOST).map(({ place, message }) => (
        <li key={`${place} ${message}`}>
          {place !== null && <b className="font-medium text-ink">{place}: </b>}
          {message}
        </li>
      ))}
    </ul>
  );
}
