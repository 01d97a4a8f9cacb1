"use client";

import { useState } from "react";
import { Person } from "@/app/_ui/people/person";
import { Button } from "@/app/_ui/form/button";
import { Time } from "@/app/_ui/text/time";
import { useVerb } from "@/app/o/[org]/decisions/[number]/_evaluation/parts/use-verb";
import type { PossibleApprover } from "@/lib/approvals/approval-rules/queries";
import type { ListedDelegation } from "@/lib/approvals/delegations/queries";
import { endDelegation } from "../../actions";
import { StandInForm } from "./stand-in-form";

interface Props {
  readonly slug: string;
  readonly memberId: string;
  readonly isOwner: boolean;
  readonly delegations: readonly ListedDelegation[];
  readonly approvers: readonly PossibleApprover[];
  readonly refusal: string | null;
}

/** Who approves in whose place while they are away, and the form for one's own absence. */
export function StandingIn({ slug, memberId, isOwner, delegations, approvers, refusal }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, refusal: answer } = useVerb();
  return (
    <>
      <p className="mt-1 mb-2 text-ink-3">
        While you are away, another owner or lead can approve in your place. It is said with every verdict, and nobody
        fills two places of one group.
      </p>
      <ul>
        {delegations.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center gap-x-2.5 gap-y-1 border-line py-2 not-first:border-t"
          >
            <Person id={one.delegateId} name={one.delegateName} />
            <p className="min-w-0 flex-1 text-ink-2">
              <span className="font-medium text-ink">{one.delegateName}</span> for {one.memberName},{" "}
              {one.hasBegun ? "until" : "from"} <Time at={one.hasBegun ? one.endsAt : one.startsAt} as="deadline" />
              {!one.hasBegun && (
                <>
                  {" "}
                  to <Time at={one.endsAt} as="deadline" />
                </>
              )}
              {one.reason !== "" && <span className="text-ink-3"> “{one.reason}”</span>}
            </p>
            {(isOwner || one.memberId === memberId || one.delegateId === memberId) && (
              <Button
                size="sm"
                isPending={isPending}
                onClick={() => run(() => endDelegation(slug, { delegationId: one.id }))}
              >
                End it now
              </Button>
            )}
          </li>
        ))}
      </ul>
      {answer !== null && <p className="text-caution-ink">{answer.message}</p>}
      {isOpen ? (
        <StandInForm
          slug={slug}
          approvers={approvers.filter((approver) => approver.memberId !== memberId)}
          onDone={() => setOpen(false)}
        />
      ) : (
        <Button className="mt-2" size="sm" refusal={refusal} onClick={() => setOpen(true)}>
          I will be away
        </Button>
      )}
    </>
  );
}
