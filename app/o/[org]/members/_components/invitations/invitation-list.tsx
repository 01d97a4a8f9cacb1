"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Time } from "@/app/_ui/text/time";
import { answered, hasAnswered } from "@/app/o/[org]/_request/answered";
import type { Role } from "@/db/enums";
import { LIMITED_ROLES } from "@/lib/organizations/members/rules";
import { revoke } from "../../actions";

interface Props {
  readonly slug: string;
  readonly invitations: readonly {
    readonly id: string;
    readonly role: Role;
    readonly email: string | null;
    readonly inviterName: string;
    readonly expiresAt: Date;
    readonly lineNames: readonly string[];
    /** Why the reader cannot withdraw it; null when they can. */
    readonly refusal: string | null;
  }[];
}

/** The doors that stand open, and the way to shut them. */
export function InvitationList({ slug, invitations }: Props) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  if (invitations.length === 0)
    return (
      <div className="mt-3">
        <EmptyState title="No invitation is open">Invite somebody and send them the link. It works once.</EmptyState>
      </div>
    );
  const shut = (invitationId: string) =>
    start(async () => {
      const result = await answered(revoke(slug, { invitationId }));
      setRefusal(result.ok ? null : result.refusal.message);
      if (hasAnswered(result)) router.refresh();
    });
  return (
    <div className="mt-2">
      {refusal !== null && <Refusal title={refusal} />}
      <ul className="divide-y divide-line border-y border-line">
        {invitations.map(({ id, role, email, inviterName, expiresAt, lineNames, refusal: reason }) => (
          <li key={id} className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
            <span className="min-w-0 flex-1">
              <span className="block clip font-medium text-ink">{email ?? "Whoever has the link"}</span>
              <span className="block text-xs text-ink-3">
                as {role}
                {lineNames.length > 0
                  ? ` for ${lineNames.join(", ")}`
                  : LIMITED_ROLES.includes(role) && " for every product line"}
                , by {inviterName}
              </span>
            </span>
            <span className="text-xs text-ink-3">
              until <Time at={expiresAt} as="day" />
            </span>
            <Button
              size="sm"
              isPending={isPending}
              refusal={reason}
              onClick={() => shut(id)}
              aria-label={`Withdraw the invitation for ${email ?? "whoever has the link"}`}
            >
              Withdraw
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
