import { counted } from "@/app/_ui/text/format";
import { SectionTitle } from "@/app/_ui/text/section-title";
import type { Ownership } from "@/lib/evaluations/ownership/input";
import { GUESSES, INPUTS } from "./ownership-fields";

interface Props {
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly ownership: Ownership | null;
  /** Why nothing can be changed here. */
  readonly refusal: string;
}

/** The costs as they stand, for whoever may not change them. */
export function OwnershipTable({ options, ownership, refusal }: Props) {
  const entered = options.flatMap(({ id, name }) => {
    const given = ownership?.options[id];
    return given === undefined ? [] : [{ id, name, given }];
  });
  return (
    <div className="mt-6">
      <p className="text-ink-3">{refusal}</p>
      {ownership === null || entered.length === 0 ? (
        <p className="mt-2 text-ink-3">No costs were entered.</p>
      ) : (
        <>
          <p className="mt-2 text-ink-2 num">
            Over {counted(ownership.years, "year")}, {ownership.currency} {ownership.costPerPersonMonth} per
            person-month, at a real rate of {ownership.rate}, upkeep growing by {ownership.growth} a year.
          </p>
          {entered.map(({ id, name, given }) => (
            <section key={id} aria-label={name} className="mt-7 max-w-2xl">
              <SectionTitle className="mb-1">{name}</SectionTitle>
              <table className="w-full">
                <thead>
                  <tr className="border-b border-line text-2xs text-ink-3">
                    <th scope="col" className="py-1.5 text-left font-medium">
                      Takes
                    </th>
                    {GUESSES.map((guess) => (
                      <th key={guess} scope="col" className="w-20 py-1.5 text-right font-medium">
                        {guess}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {INPUTS.map(({ input, label, unit }) => (
                    <tr key={input} className="border-b border-line">
                      <th scope="row" className="py-2 pr-3 text-left font-regular text-ink">
                        {label} <span className="text-xs text-ink-3 max-sm:block">{unit}</span>
                      </th>
                      {GUESSES.map((guess) => (
                        <td key={guess} className="py-2 text-right num">
                          {given[input][guess]}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          ))}
        </>
      )}
    </div>
  );
}
