import { classNames } from "@/app/_ui/class-names";
import { Person } from "@/app/_ui/people/person";
import { listed } from "@/app/_ui/text/format";
import { Time } from "@/app/_ui/text/time";
import type { Role, Verdict } from "@/db/enums";
import type { SealedVerdict } from "@/lib/approvals/seal/queries";

const ROLE: Readonly<Record<Role, string>> = {
  owner: "Owner",
  admin: "Admin",
  lead: "Lead",
  member: "Member",
  stakeholder: "Stakeholder",
};

const DID: Readonly<Record<Verdict, string>> = {
  approved: "Approved",
  changes_requested: "Requested changes",
  rejected: "Rejected",
  overridden: "Overrode what was missing",
};

/** One signature of the seal. An outdated one is struck through and says of which revision it was. */
export function SealVerdict({ verdict }: { verdict: SealedVerdict }) {
  const { memberId, memberName, role, lineNames, revision, counts, liftedAt, isSelfApproved, createdAt } = verdict;
  const isPlain = counts && verdict.verdict === "approved";
  const detail = isPlain
    ? [
        [ROLE[role], ...lineNames].join(", "),
        ...(verdict.onBehalfOfName === null ? [] : [`for ${verdict.onBehalfOfName}`]),
        ...(verdict.isDissent ? ["dissents"] : []),
        ...(isSelfApproved ? ["self-approved"] : []),
      ].join(" · ")
    : counts
      ? `${DID[verdict.verdict]}, ${listed(lineNames)}`
      : `Revision ${revision}, ${liftedAt === null ? "outdated" : "lifted"}`;
  return (
    <li
      className={classNames(
        "grid grid-cols-[22px_minmax(0,1fr)_auto] items-center gap-x-2.5 border-line px-3.5 py-2 not-first:border-t",
        counts ? "" : "bg-sunken",
      )}
    >
      <Person id={memberId} name={memberName} />
      <span className="min-w-0">
        <span
          className={classNames(
            "block clip font-medium",
            counts ? "text-ink" : "text-ink-3 line-through decoration-ink-4",
          )}
        >
          {memberName}
        </span>
        <span className="block text-xs/4 text-ink-3">{detail}</span>
      </span>
      <span className="text-xs text-ink-3">
        <Time at={createdAt} as="day" />
      </span>
    </li>
  );
}
