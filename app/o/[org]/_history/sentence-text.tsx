import { Link } from "@/app/_ui/link/link";
import { Time } from "@/app/_ui/text/time";
import type { Part } from "@/lib/history/sentences/parts";

interface Props {
  readonly slug: string;
  readonly parts: readonly Part[];
}

/** A sentence of the history, with links to what it names. */
export function SentenceText({ slug, parts }: Props) {
  return parts.map((part, index) => <PartText key={index} slug={slug} part={part} />);
}

function PartText({ slug, part }: { slug: string; part: Part }) {
  const decisions = `/o/${slug}/decisions`;
  switch (part.kind) {
    case "text":
      return part.text;
    case "strong":
      return <b className="font-medium text-ink">{part.text}</b>;
    case "member":
      return <b className="font-medium text-ink">{part.name}</b>;
    case "line":
      return part.slug === null ? (
        part.name
      ) : (
        <Link href={`/o/${slug}/product-lines/${part.slug}`} className="font-medium text-ink hover:underline">
          {part.name}
        </Link>
      );
    case "decision":
      return (
        <Link href={`${decisions}/${part.number}`} title={part.title} className="mono link">
          ADR-{part.number}
        </Link>
      );
    case "revision":
      return part.decision === null || part.revision === 1 ? (
        `revision ${part.revision}`
      ) : (
        <Link href={changeAddress(decisions, part.decision, part.revision - 1, part.revision)} className="link">
          revision {part.revision}
        </Link>
      );
    case "change":
      return part.decision === null ? (
        part.text
      ) : (
        <Link href={changeAddress(decisions, part.decision, part.from, part.to)} className="link">
          {part.text}
        </Link>
      );
    case "evaluation":
      return part.decision === null ? (
        part.text
      ) : (
        <Link href={`${decisions}/${part.decision}/evaluation`} className="link">
          {part.text}
        </Link>
      );
    case "moment":
      return <Time at={part.at} as="deadline" />;
    case "day":
      return <Time at={`${part.on}T12:00:00Z`} as="day" />;
  }
}

const changeAddress = (decisions: string, number: number, from: number, to: number) =>
  `${decisions}/${number}/revisions?a=${from}&b=${to}`;
