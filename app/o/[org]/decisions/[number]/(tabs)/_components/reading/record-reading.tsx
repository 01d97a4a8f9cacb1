import { Link } from "@/app/_ui/link/link";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { Time } from "@/app/_ui/text/time";
import type { ReadingView } from "@/lib/following/readings/queries";
import { HaveRead } from "./have-read";

interface Props {
  readonly slug: string;
  readonly decisionId: string;
  readonly base: string;
  readonly reading: ReadingView;
}

/** Whether the reader has read the text, and, for who may ask people, how many have. */
export function RecordReading({ slug, decisionId, base, reading }: Props) {
  const { hasRead, acknowledgedAt, readRevision, readers, asked } = reading;
  return (
    <section className="border-t border-line py-[18px]" aria-label="Reading">
      <SectionTitle className="mb-2">Reading</SectionTitle>
      {hasRead && acknowledgedAt !== null ? (
        <p>
          You read revision {readRevision} on <Time at={acknowledgedAt} as="day" />.
        </p>
      ) : (
        asked === null && <HaveRead slug={slug} decisionId={decisionId} text={reading} />
      )}
      {readers !== null && (
        <p className="mt-2 text-ink-3">
          {readers.asked === 0
            ? "Nobody is asked to read it. "
            : `${readers.read} of ${readers.asked} asked have read it. `}
          <Link href={`${base}/readers`} className="link">
            {readers.asked === 0 ? "Ask people" : "Readers"}
          </Link>
        </p>
      )}
    </section>
  );
}
