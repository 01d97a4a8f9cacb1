import { Link } from "@/app/_ui/link/link";
import { Refusal } from "@/app/_ui/feedback/refusal";
import type { RefusalValue } from "@/lib/errors";

interface Props {
  readonly slug: string;
  readonly number: number;
  /** The revision that was read. */
  readonly read: number;
  /** The revision that stands now, as far as the page knows. */
  readonly now: number;
  readonly refusal: RefusalValue | null;
}

/** Work is at stake: what was read is no longer what would be signed. */
export function TextChanged({ slug, number, read, now, refusal }: Props) {
  const latest = Math.max(now, revisionIn(refusal?.detail) ?? now);
  const changes = `/o/${slug}/decisions/${number}/revisions?a=${read}&b=${latest}`;
  return (
    <Refusal isCritical title="The text changed while you were reading.">
      You read revision {read}
      {latest > read ? `, and revision ${latest} stands now` : ", and the result it cites is another one now"}. Read
      what changed, then decide.{" "}
      <Link href={latest > read ? changes : `/o/${slug}/decisions/${number}`} className="link">
        Show the change
      </Link>
    </Refusal>
  );
}

function revisionIn(detail: unknown): number | null {
  if (typeof detail !== "object" || detail === null || !("revision" in detail)) return null;
  return typeof detail.revision === "number" ? detail.revision : null;
}
