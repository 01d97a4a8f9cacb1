import { Link } from "@/app/_ui/link/link";
import { listed } from "@/app/_ui/text/format";
import type { DecisionRecord } from "@/lib/decisions/record/queries";
import { listNeighbours, type OpenLink, type SharedNeighbour } from "@/lib/sharing/opened/queries";

interface Props {
  readonly token: string;
  readonly link: OpenLink;
  readonly record: DecisionRecord;
}

/** What the decision supersedes and what superseded it, as far as the link may tell; a link only to what it shows too. */
export async function SharedNeighbours({ token, link, record }: Props) {
  const neighbours = await listNeighbours(link, record);
  const { decision } = record;
  const isUntold = decision.status === "superseded" && !neighbours.some(({ kind }) => kind === "superseded by");
  if (neighbours.length === 0 && !isUntold) return null;
  return (
    <ul aria-label="Before and after it" className="mt-2 grid gap-1 text-ink-3">
      {isUntold && <li>It has been superseded.</li>}
      {neighbours.map((one) => (
        <li key={`${one.kind} ${one.number}`}>
          {wordOf(one, decision)} <span className="mono">ADR-{one.number}</span>{" "}
          {one.isShown ? (
            <Link href={`/share/${token}?decision=${one.number}`} className="link">
              {one.title}
            </Link>
          ) : (
            <span className="text-ink-2">{one.title}</span>
          )}
          {whereOf(one, decision)}
        </li>
      ))}
    </ul>
  );
}

/** A successor takes over when it is accepted. */
function wordOf({ kind, isPartial }: SharedNeighbour, { status }: DecisionRecord["decision"]): string {
  const words = `${isPartial ? "partly " : ""}${kind}`;
  return status === "proposed" ? `Once accepted, ${words}` : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Where only some of its lines are meant, which. */
function whereOf({ lines: shared, isPartial }: SharedNeighbour, { lines }: DecisionRecord["decision"]): string {
  return isPartial || shared.length === lines.length ? "" : `, in ${listed(shared)}`;
}
