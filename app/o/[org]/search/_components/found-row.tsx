"use client";

import { Link } from "@/app/_ui/link/link";
import { StatusPill } from "@/app/_ui/state/status-pill";
import { Time } from "@/app/_ui/text/time";
import { SECTION_KINDS } from "@/db/enums";
import { SECTION_GUIDES } from "@/lib/adr/sections";
import type { FoundDecision, FoundPart } from "@/lib/search/queries";
import { Pieces } from "../../_finding/pieces";

interface Props {
  readonly slug: string;
  readonly decision: FoundDecision;
  readonly now: Date;
}

/** One decision that was found, and where in it the words stand. */
export function FoundRow({ slug, decision, now }: Props) {
  const { number, title, status, steward, lineNames, tags, changedAt, parts } = decision;
  const base = `/o/${slug}/decisions/${number}`;
  return (
    <li className="grid gap-1 border-b border-line px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="mono text-ink-3">ADR-{number}</span>
        <Link
          data-row
          href={base}
          className="min-h-6 min-w-0 flex-1 font-medium wrap-anywhere text-ink hover:underline"
        >
          <Pieces pieces={title} />
        </Link>
        <StatusPill status={status} isPlain />
      </div>
      <p className="flex flex-wrap items-center gap-x-3 text-xs text-ink-3">
        <span>{lineNames.length === 0 ? "No product line yet" : lineNames.join(", ")}</span>
        <span>{steward}</span>
        <Time at={changedAt} as="age" now={now} />
        {tags.map((tag) => (
          <Link
            key={tag}
            href={`/o/${slug}/decisions?tag=${encodeURIComponent(tag)}`}
            className="inline-flex min-h-6 min-w-6 items-center hover:underline"
          >
            {tag}
          </Link>
        ))}
      </p>
      {parts.map((part) => (
        <p key={`${part.part} ${part.key}`} className="max-w-[680px] text-sm wrap-anywhere text-ink-2">
          <span className="mr-1.5 text-xs text-ink-3">
            {part.address === null ? (
              nameOf(part)
            ) : (
              <Link href={`${base}${part.address}`} className="inline-flex min-h-6 items-center hover:underline">
                {nameOf(part)}
              </Link>
            )}
          </span>
          <Pieces pieces={part.pieces} />
        </p>
      ))}
    </li>
  );
}

function nameOf({ part, key, person }: FoundPart): string {
  switch (part) {
    case "section": {
      const kind = SECTION_KINDS.find((one) => key.startsWith(one));
      const heading = kind === undefined ? "Record" : SECTION_GUIDES[kind].heading;
      return key === kind ? heading : `${heading}, in the correction`;
    }
    case "comment":
      return `Comment of ${person ?? "somebody"}`;
    case "reason":
      return person === null ? "A reason" : `Reason of ${person}`;
    case "evidence":
      return `Evidence of ${person ?? "somebody"}`;
    case "person":
      return person ?? "Named in its file";
    case "name":
      return "Once called";
    default:
      return "";
  }
}
