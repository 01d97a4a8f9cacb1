import { Link } from "@/app/_ui/link/link";
import type { ReactNode } from "react";
import { Person } from "@/app/_ui/people/person";
import { dayOf } from "@/app/_ui/text/format";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { Time } from "@/app/_ui/text/time";
import { can } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { countImpact } from "@/lib/decisions/impact/queries";
import type { DecisionLine, DecisionRecord } from "@/lib/decisions/record/queries";
import { isReviewDue } from "@/lib/decisions/rules";
import { getSource, type DecisionSource } from "@/lib/imports/source/queries";
import { Seal } from "../../_components/seal/seal";
import type { ReadingView } from "@/lib/following/readings/queries";
import { ImportedCard } from "./imported-card";
import { RecordLinks } from "./links/record-links";
import { RecordReading } from "./reading/record-reading";
import { RecordAdoption } from "./record-adoption";

interface Props {
  readonly ctx: Ctx;
  readonly record: DecisionRecord;
  readonly base: string;
  /** Null where it is not put before readers. */
  readonly reading: ReadingView | null;
}

/** Beside the record: who looks after it, when it was decided, where it holds, and what it is linked to. */
export async function RecordSide({ ctx, record, base, reading }: Props) {
  const { decision, revision, links, tags } = record;
  const isFrozen = revision.number === decision.acceptedRevision;
  const source = await getSource(ctx, decision.number);
  const mayChange = can(ctx, "edit decisions", decision).allowed;
  return (
    <aside aria-label="Properties and links" className="min-w-0">
      {source?.isInForce !== true && revision.number === (decision.acceptedRevision ?? decision.latestRevision) && (
        <Seal ctx={ctx} number={decision.number} className="mb-5" />
      )}
      {source !== null && <ImportedCard source={source} base={base} />}
      <section className="pb-[18px]">
        <div className="mb-2 flex items-center">
          <SectionTitle className="flex-1">Properties</SectionTitle>
          {mayChange && (
            <Link href={`${base}/properties`} className="text-xs link">
              Change
            </Link>
          )}
        </div>
        <dl className="grid grid-cols-[92px_minmax(0,1fr)] gap-y-[7px] [&>dd]:text-ink [&>dt]:text-ink-3">
          <Property name="Steward">
            <span className="flex items-center gap-1.5">
              <Person id={decision.stewardId} name={decision.steward} size="sm" />
              {decision.steward}
            </span>
          </Property>
          <Property name="Decided">
            {decision.decidedAt === null ? (
              undated(source)
            ) : (
              <Time at={decision.decidedAt} as={source?.isInForce === true ? "day" : "minute"} />
            )}
          </Property>
          <Property name="Revision">
            <Link href={`${base}/revisions`} className="hover:underline">
              {revision.number}
            </Link>
            {isFrozen && ", frozen"}
          </Property>
          <Property name="Review">
            <Link href={`${base}/review`} className="hover:underline">
              <ReviewDay decision={decision} now={new Date()} />
            </Link>
          </Property>
          <Property name="Tags">
            <Tags slug={ctx.slug} tags={tags} />
          </Property>
        </dl>
      </section>
      <section className="border-t border-line py-[18px]">
        <SectionTitle className="mb-2" count={decision.lines.length}>
          Product lines
        </SectionTitle>
        {decision.lines.length === 0 && <p className="text-ink-3">None yet. It needs one before it can be proposed.</p>}
        <ul>
          {decision.lines.map((line) => (
            <Line key={line.id} slug={ctx.slug} line={line} />
          ))}
        </ul>
      </section>
      {decision.status === "accepted" && <RecordAdoption ctx={ctx} decision={decision} />}
      {reading !== null && <RecordReading slug={ctx.slug} decisionId={decision.id} base={base} reading={reading} />}
      {decision.proposedAt !== null && can(ctx, "share decisions", decision).allowed && (
        <section className="border-t border-line py-[18px]" aria-label="Sharing">
          <SectionTitle className="mb-2">Sharing</SectionTitle>
          <Link href={`${base}/sharing`} className="link">
            Share by link
          </Link>
        </section>
      )}
      <RecordLinks
        slug={ctx.slug}
        decision={decision}
        links={links}
        danglingLinks={record.danglingLinks}
        impact={await countImpact(ctx, decision.id)}
        mayEdit={mayChange}
        supersedesRefusal={supersedesRefusalOf(ctx, decision)}
      />
    </aside>
  );
}

/** What a decision supersedes is said before it is decided, and by who may supersede. */
function supersedesRefusalOf(ctx: Ctx, decision: DecisionRecord["decision"]): string | null {
  if (decision.status !== "draft" && decision.status !== "proposed")
    return `This decision is ${decision.status}, so what it supersedes stays.`;
  const permission = can(ctx, "supersede and deprecate", decision);
  return permission.allowed ? null : permission.reason;
}

/** What came from elsewhere may be decided without anybody knowing when. */
const undated = (source: DecisionSource | null): string =>
  source?.isInForce === true ? "No date in its file" : "Not yet";

function ReviewDay({ decision, now }: { decision: DecisionRecord["decision"]; now: Date }) {
  if (decision.reviewOn === null) return "No date";
  const day = dayOf(new Date(decision.reviewOn));
  return isReviewDue(decision, now) ? <span className="text-caution-ink">{day}, due</span> : day;
}

function Tags({ slug, tags }: { slug: string; tags: readonly string[] }) {
  if (tags.length === 0) return "None";
  return (
    <span className="flex flex-wrap gap-x-2 gap-y-1">
      {tags.map((tag) => (
        <Link
          key={tag}
          href={`/o/${slug}/decisions?tag=${encodeURIComponent(tag)}`}
          className="inline-flex min-h-6 min-w-6 items-center link wrap-anywhere"
        >
          {tag}
        </Link>
      ))}
    </span>
  );
}

function Property({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Line({ slug, line }: { slug: string; line: DecisionLine }) {
  const name = line.parentName === null ? line.name : `${line.parentName} › ${line.name}`;
  return (
    <li className="flex min-h-7 items-center gap-2">
      {line.slug === null ? (
        <span className="clip text-ink-2">{name}</span>
      ) : (
        <Link href={`/o/${slug}/product-lines/${line.slug}`} className="clip text-ink hover:underline">
          {name}
        </Link>
      )}
      <span className="ml-auto text-xs whitespace-nowrap text-ink-3">
        {line.endedAt !== null
          ? `until ${dayOf(line.endedAt)}${line.endedBy === null ? "" : `, ADR-${line.endedBy}`}`
          : line.isArchived
            ? "archived"
            : ""}
      </span>
    </li>
  );
}
