import { GitCompareArrows, History } from "@/app/_ui/icons";
import { Link } from "@/app/_ui/link/link";
import { Note } from "@/app/_ui/feedback/note";
import type { DecisionRecord } from "@/lib/decisions/record/queries";

/** Says when the text shown is not the only one: a correction waits, or an older revision is being read. */
export function RecordNotes({ record, base }: { record: DecisionRecord; base: string }) {
  const { decision, revision, pendingRevision } = record;
  const current = decision.acceptedRevision ?? decision.latestRevision;
  if (revision.number !== current) {
    const isPending = revision.number === pendingRevision;
    return (
      <div className="mt-5">
        <Note icon={History}>
          {isPending
            ? `This is revision ${revision.number}, a correction that waits for approval. Revision ${current} is in force.`
            : `This is revision ${revision.number}. ${decision.acceptedRevision === null ? "The latest is" : "In force is"} revision ${current}.`}{" "}
          <Link href={base} className="link">
            Read revision {current}
          </Link>
        </Note>
      </div>
    );
  }
  if (pendingRevision === null) return null;
  return (
    <div className="mt-5">
      <Note icon={GitCompareArrows}>
        A correction waits for approval as revision {pendingRevision}. This text, revision {current}, stays in force
        until then.{" "}
        <Link href={`${base}/revisions?a=${current}&b=${pendingRevision}`} className="link">
          See what it changes
        </Link>
      </Note>
    </div>
  );
}
