import { Link } from "@/app/_ui/link/link";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { listed } from "@/app/_ui/text/format";
import type { DanglingLink, LinkedDecision } from "@/lib/decisions/links/queries";
import { AddLink } from "./add-link";
import { RemoveLink } from "./remove-link";

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

interface Props {
  readonly slug: string;
  readonly decision: { readonly id: string; readonly number: number };
  readonly links: readonly LinkedDecision[];
  readonly danglingLinks: readonly DanglingLink[];
  /** How many decisions rest on this one, directly or through others. */
  readonly impact: number;
  readonly mayEdit: boolean;
  /** Null where it may be said now what this decision supersedes, else why not. */
  readonly supersedesRefusal: string | null;
}

/** How this decision stands to others, from either end, and what rests on it. */
export function RecordLinks({ slug, decision, links, danglingLinks, impact, mayEdit, supersedesRefusal }: Props) {
  if (links.length === 0 && danglingLinks.length === 0 && !mayEdit) return null;
  return (
    <section className="border-t border-line py-[18px]">
      <div className="mb-2 flex items-center">
        <SectionTitle className="flex-1">Links</SectionTitle>
        {mayEdit && (
          <AddLink
            slug={slug}
            decision={{ id: decision.id, number: decision.number }}
            supersedesRefusal={supersedesRefusal}
          />
        )}
      </div>
      {links.length === 0 && danglingLinks.length === 0 && (
        <p className="text-ink-3">None yet. A link shows on both decisions.</p>
      )}
      <ul className="grid gap-1.5">
        {links.map((link) => (
          <li key={`${link.kind} ${link.id}`} className="group/link grid grid-cols-[104px_minmax(0,1fr)_auto] gap-x-1">
            <span className="text-ink-3">{WORDS[link.kind]}</span>
            <span>
              <Link href={`/o/${slug}/decisions/${link.number}`} className="link">
                {link.title}
              </Link>{" "}
              <span className="mono text-ink-3">ADR-{link.number}</span>
              {noteOf(link) !== null && <span className="block text-xs text-ink-3">{noteOf(link)}</span>}
            </span>
            {mayEdit && mayRemove(link, supersedesRefusal) && (
              <RemoveLink
                slug={slug}
                link={{ decisionId: decision.id, kind: link.named, targetId: link.id }}
                label={`Take back: ${link.kind} ADR-${link.number}`}
              />
            )}
          </li>
        ))}
        {danglingLinks.map(({ kind, target }) => (
          <li key={`${kind} ${target}`} className="grid grid-cols-[104px_minmax(0,1fr)] gap-x-1">
            <span className="text-ink-3">{WORDS[kind]}</span>
            <span>
              <span className="break-all">{target}</span>
              <span className="block text-xs text-ink-3">named in its file, not in Accord</span>
            </span>
          </li>
        ))}
      </ul>
      {impact > 0 && (
        <p className="mt-2.5">
          <Link href={`/o/${slug}/decisions/${decision.number}/impact`} className="link">
            {impact === 1 ? "One decision rests on this" : `${impact} decisions rest on this`}
          </Link>
        </p>
      )}
    </section>
  );
}

function mayRemove(
  link: LinkedDecision,
  supersedesRefusal: string | null,
): link is LinkedDecision & { readonly named: Exclude<LinkedDecision["named"], null | "starts_again"> } {
  if (link.named === null || link.named === "starts_again") return false;
  return link.named !== "supersedes" || supersedesRefusal === null;
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
