import { Link } from "@/app/_ui/link/link";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { Time } from "@/app/_ui/text/time";
import type { ChangedDecision, FollowedChanges } from "@/lib/following/changes/queries";
import { SentenceText } from "../_history/sentence-text";

interface Props {
  readonly slug: string;
  readonly followed: FollowedChanges;
  readonly now: Date;
}

/** What others changed in what the reader follows, a decision a row, until they have read it. */
export function Followed({ slug, followed, now }: Props) {
  if (!followed.isFollowing) return null;
  return (
    <section className="mt-7" aria-label="Changed in what you follow">
      <div className="flex h-8 items-center">
        <SectionTitle count={followed.decisions.length} className="flex-1">
          Changed in what you follow
        </SectionTitle>
        <Link href={`/o/${slug}/following`} className="text-xs link">
          What you follow
        </Link>
      </div>
      {followed.decisions.length === 0 ? (
        <p className="border-t border-line pt-3 text-ink-3">Nothing since you read it.</p>
      ) : (
        <ul className="border-t border-line">
          {followed.decisions.map((changed) => (
            <Row key={changed.latest.id} slug={slug} changed={changed} now={now} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ slug, changed: { latest, changes }, now }: { slug: string; changed: ChangedDecision; now: Date }) {
  const { decision } = latest;
  if (decision === null) return null;
  return (
    <li className="border-b border-line py-2.5">
      <div className="flex items-baseline gap-2">
        <Link
          href={`/o/${slug}/decisions/${decision.number}`}
          data-row
          className="flex min-w-0 flex-1 items-baseline gap-2 font-medium text-ink hover:underline"
        >
          <span className="shrink-0 mono font-normal text-ink-3">ADR-{decision.number}</span>
          <span className="clip">{decision.title}</span>
        </Link>
        <span className="text-xs whitespace-nowrap text-ink-3">
          <Time at={latest.happenedAt ?? latest.recordedAt} as="age" now={now} />
        </span>
      </div>
      <p className="text-xs/[18px] text-ink-3">
        <SentenceText slug={slug} parts={latest.sentence.parts} />
        {changes > 1 && ` And ${changes - 1} more before.`}
      </p>
    </li>
  );
}
