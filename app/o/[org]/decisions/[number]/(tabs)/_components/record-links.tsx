import { Link } from "@/app/_ui/link/link";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { listed } from "@/app/_ui/text/format";
import type { LinkedDecision } from "@/lib/decisions/record/queries";

const WORDS: Readonly<Record<LinkedDecision["kind"], string>> = {
  supersedes: "Supersedes",
  "superseded by": "Superseded by",
  "starts again": "Starts again",
  "started again as": "Again as",
  amends: "Amends",
  "amended by": "Amended by",
  "depends on": "Depends on",
  "needed by": "Needed by",
  "conflicts with": "Conflicts with",
  "relates to": "Relates to",
  "related to": "Related to",
};

/** What this decision replaces or was replaced by, and where. */
export function RecordLinks({ slug, links }: { slug: string; links: readonly LinkedDecision[] }) {
  return (
    <section className="border-t border-line py-[18px]">
      <SectionTitle className="mb-2">Links</SectionTitle>
      <ul className="grid gap-1.5">
        {links.map((link) => (
          <li key={`${link.kind} ${link.id}`} className="grid grid-cols-[104px_minmax(0,1fr)]">
            <span className="text-ink-3">{WORDS[link.kind]}</span>
            <span>
              <Link href={`/o/${slug}/decisions/${link.number}`} className="link">
                {link.title}
              </Link>{" "}
              <span className="mono text-ink-3">ADR-{link.number}</span>
              {noteOf(link) !== null && <span className="block text-xs text-ink-3">{noteOf(link)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a link does not say by its word alone. */
function noteOf(link: LinkedDecision): string | null {
  if (link.isPartial) return "in part; the rest stays in force";
  if (!link.kind.startsWith("supersede")) return null;
  if (link.sharedLines.length === 0) return "They share no product line, so it ends nowhere.";
  return `${effectOf(link)} ${listed(link.sharedLines)}`;
}

/** A successor ends its predecessors when it is accepted, not before. */
function effectOf(link: LinkedDecision): string {
  if (link.kind === "supersedes") return "on";
  if (link.status === "draft" || link.status === "proposed") return "once accepted, on";
  if (link.status === "rejected" || link.status === "withdrawn") return `${link.status}, so nothing changed on`;
  return "on";
}
