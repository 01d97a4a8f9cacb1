import { Link } from "@/app/_ui/link/link";
import { StatusPill } from "@/app/_ui/state/status-pill";
import { NAMING } from "@/lib/decisions/links/rules";
import type { DecisionMap } from "@/lib/decisions/map/queries";

interface Props {
  readonly slug: string;
  readonly map: DecisionMap;
  readonly lineNames: ReadonlyMap<string, string>;
}

/** The same as the picture, in words: every decision with what it names. */
export function MapTable({ slug, map, lineNames }: Props) {
  const numbers = new Map(map.decisions.map(({ id, number }) => [id, number]));
  const rows = map.decisions.toSorted((a, b) => a.number - b.number);
  return (
    <div
      className="overflow-x-auto px-4 py-4 sm:px-5"
      role="region"
      aria-label="Decisions and their links"
      tabIndex={0}
    >
      <table className="w-full min-w-[640px] text-left">
        <caption className="sr-only">Decisions and their links</caption>
        <thead>
          <tr className="text-2xs font-medium tracking-caps text-ink-3">
            {["Decision", "State", "Product lines", "Day", "Links"].map((head) => (
              <th key={head} scope="col" className="h-8 border-b border-line pr-4 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((decision) => (
            <tr key={decision.id} className="border-b border-line align-top [&>*]:py-2 [&>*]:pr-4">
              <th scope="row" className="font-regular">
                <Link href={`/o/${slug}/decisions/${decision.number}`} data-row className="font-medium text-ink">
                  {decision.title}
                </Link>{" "}
                <span className="mono text-ink-3">ADR-{decision.number}</span>
              </th>
              <td>
                <StatusPill status={decision.status} isPlain />
              </td>
              <td>{decision.lineIds.map((id) => lineNames.get(id) ?? "another line").join(", ")}</td>
              <td className="whitespace-nowrap num">{decision.day}</td>
              <td>
                {map.links
                  .filter(({ from }) => from === decision.id)
                  .map(({ kind, to, isPartial }) => (
                    <span key={`${kind} ${to}`} className="mr-3 whitespace-nowrap">
                      {NAMING[kind]}
                      {isPartial && " in part"}{" "}
                      <Link href={`/o/${slug}/decisions/${numbers.get(to) ?? 0}`} className="mono link">
                        ADR-{numbers.get(to)}
                      </Link>
                    </span>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
