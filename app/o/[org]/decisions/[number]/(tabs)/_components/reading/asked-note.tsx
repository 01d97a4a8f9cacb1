import { BookOpenCheck } from "@/app/_ui/icons";
import { Note } from "@/app/_ui/feedback/note";
import { wholeDayOf } from "@/app/_ui/text/format";
import type { ReadingView } from "@/lib/following/readings/queries";
import { HaveRead } from "./have-read";

interface Props {
  readonly slug: string;
  readonly decisionId: string;
  readonly reading: ReadingView;
}

/** Says that the reader is asked to read this text, until they have. */
export function AskedNote({ slug, decisionId, reading }: Props) {
  const { asked, hasRead, readRevision, revision } = reading;
  if (asked === null || hasRead) return null;
  return (
    <section className="mt-5" aria-label="Asked to read">
      <Note icon={BookOpenCheck}>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="min-w-0 flex-1 basis-64">
            You are asked to read this{asked.dueOn !== null && ` until ${wholeDayOf(asked.dueOn)}`}, by {asked.by}.
            {readRevision !== null && ` You read revision ${readRevision}; revision ${revision} is in force.`}
          </p>
          <HaveRead slug={slug} decisionId={decisionId} text={reading} />
        </div>
      </Note>
    </section>
  );
}
