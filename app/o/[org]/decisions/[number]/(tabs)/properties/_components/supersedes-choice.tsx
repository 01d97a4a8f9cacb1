import { Checkbox } from "@/app/_ui/form/checkbox";

interface Props {
  readonly inForce: readonly { readonly id: string; readonly number: number; readonly title: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly refusal: string | null;
}

/** Which decisions in force this one ends when it is accepted, on the lines they share. */
export function SupersedesChoice({ inForce, chosen, onChange, refusal }: Props) {
  if (refusal !== null) return <p className="text-ink-3">Supersedes: {refusal}</p>;
  return (
    <fieldset className="grid gap-1.5">
      <legend className="font-medium text-ink">Supersedes</legend>
      <p className="text-xs text-ink-3">
        Takes effect when this decision is accepted, on the product lines both share.
      </p>
      {inForce.length === 0 ? (
        <p className="text-ink-3">No decision is in force yet.</p>
      ) : (
        <div className="max-h-[17rem] overflow-y-auto rounded-control border border-line-2 px-3 py-1.5">
          {inForce.map((other) => (
            <Checkbox
              key={other.id}
              label={
                <>
                  {other.title} <span className="mono text-ink-3">ADR-{other.number}</span>
                </>
              }
              checked={chosen.includes(other.id)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...chosen, other.id] : chosen.filter((id) => id !== other.id))
              }
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}
