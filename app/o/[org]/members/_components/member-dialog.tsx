"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Dialog } from "@/app/_ui/overlay/dialog";
import type { Result } from "@/lib/errors";
import { makeResetLink, remove, restore, suspend } from "../actions";
import { CopyLink } from "./copy-link";
import { LineLimit } from "./line-limit";
import { MemberAct } from "./member-act";
import type { LineChoice, ShownMember } from "./shown-member";

interface Props {
  readonly slug: string;
  readonly member: ShownMember;
  readonly lines: readonly LineChoice[];
  readonly onClose: () => void;
}

/** What can be done about one member, each act with what it means, or why it cannot be done. */
export function MemberDialog({ slug, member, lines, onClose }: Props) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [path, setPath] = useState<string | null>(null);
  const [isRemoving, setIsRemoving] = useState(false);
  const input = { memberId: member.id };

  const run = <T,>(act: () => Promise<Result<T>>, done: (value: T) => void) =>
    start(async () => {
      const result = await act();
      setRefusal(result.ok ? null : result.refusal.message);
      if (!result.ok) return;
      done(result.value);
      router.refresh();
    });

  if (isRemoving)
    return (
      <Dialog
        isOpen
        onClose={onClose}
        title={`Remove ${member.name}`}
        onConfirm={() => run(() => remove(slug, input), onClose)}
        footer={
          <>
            <Button className="ml-auto" onClick={() => setIsRemoving(false)}>
              Back
            </Button>
            <Button
              variant="critical"
              shortcut="⌘↵"
              isPending={isPending}
              onClick={() => run(() => remove(slug, input), onClose)}
            >
              Remove
            </Button>
          </>
        }
      >
        {refusal !== null && <Refusal title={refusal} />}
        <p>
          The decisions {member.name} looks after pass to you. Ballots in rounds that are still open no longer count.
          Closed rounds, and the name on everything done so far, stay. A new invitation brings {member.name} back.
        </p>
      </Dialog>
    );

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={member.name}
      footer={
        <Button className="ml-auto" onClick={onClose}>
          Close
        </Button>
      }
    >
      {refusal !== null && <Refusal title={refusal} />}
      <LineLimit slug={slug} member={member} lines={lines} />
      {member.status === "active" ? (
        <MemberAct
          title="Suspend"
          text="Shuts this person out until you restore them. Nothing they did changes."
          refusal={member.manage}
        >
          <Button
            size="sm"
            refusal={member.manage}
            isPending={isPending}
            onClick={() => run(() => suspend(slug, input), onClose)}
          >
            Suspend
          </Button>
        </MemberAct>
      ) : (
        <MemberAct
          title="Restore"
          text="Lets this person in again, with the role and lines they had."
          refusal={member.manage}
        >
          <Button
            size="sm"
            refusal={member.manage}
            isPending={isPending}
            onClick={() => run(() => restore(slug, input), onClose)}
          >
            Restore
          </Button>
        </MemberAct>
      )}
      <MemberAct
        title="Reset link"
        text="For a forgotten password. Signs them out everywhere, works once within a day, and is in the history."
        refusal={member.resetLink}
      >
        <Button
          size="sm"
          refusal={member.resetLink}
          isPending={isPending}
          onClick={() =>
            run(
              () => makeResetLink(slug, input),
              (link) => setPath(link.path),
            )
          }
        >
          Make a link
        </Button>
      </MemberAct>
      {path !== null && <CopyLink path={path} label={`Reset link for ${member.name}`} />}
      <MemberAct title="Remove" text="Ends the membership. The account stays theirs." refusal={member.manage}>
        <Button size="sm" variant="critical" refusal={member.manage} onClick={() => setIsRemoving(true)}>
          Remove…
        </Button>
      </MemberAct>
    </Dialog>
  );
}
