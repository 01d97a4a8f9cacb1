import { Refusal } from "@/app/_ui/feedback/refusal";
import { Link } from "@/app/_ui/link/link";
import { Time } from "@/app/_ui/text/time";
import type { HistoryCheck } from "@/lib/upkeep/checks/queries";

/** Tells an owner that the nightly check found something. Nothing while everything held. */
export function HistoryAlarm({ slug, check }: { readonly slug: string; readonly check: HistoryCheck | null }) {
  if (check?.came == null || check.came.found === 0) return null;
  return (
    <div className="mb-5">
      <Refusal isCritical title="The history of this organization does not hold.">
        <p>
          The check of <Time at={check.checkedAt} /> found{" "}
          {check.came.found === 1 ? "something that was" : `${check.came.found} things that were`} changed behind
          Accord.{" "}
          <Link href={`/o/${slug}/settings/history`} className="link">
            See what was found
          </Link>
        </p>
      </Refusal>
    </div>
  );
}
