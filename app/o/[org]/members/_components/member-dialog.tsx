"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/form/button";
import { Link } from "@/app/_ui/link/link";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { makeResetLink, restore, suspend } from "../actions";
import { CopyLink } from "./invitations/copy-link";
import { LineLimit } from "./line-limit";
import { MemberAct } from "./member-act";
import { RemoveDialog } from "./remove-dialog";
import type { LineChoice, ShownMember } from "./shown-member";

interface Props {
  readonly slug: string;
  readonly member: ShownMember;
  readonly lines: readonly LineChoice[];
  readonly onClose: () => void;
}

/** What can be done about one member, each act with what it means, or why it cannot be done. */
export function MemberDialog({ slug, member, lines, onClose }: Props) {
  const [path, setPath] = useState<string | null>(null);
  const [isRemoving, setIsRemoving] = useState(false);
  const input = { memberId: member.id };
  if (isRemoving)
    return <RemoveDialog slug={slug} member={member} onBack={() => setIsRemoving(false)} onClose={onClose} />;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={member.name}
      footer={
        <>
          <Button variant="critical" refusal={member.manage} onClick={() => setIsRemoving(true)}>
            Remove…
          </Button>
          <Button className="ml-auto" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <p>
        <Link href={`/o/${slug}/activity?who=${member.id}`} className="link">
          Everything {member.name} did here
        </Link>
      </p>
      <LineLimit slug={slug} member={member} lines={lines} />
      {member.status === "active" ? (
        <MemberAct
          title="Suspend"
          text="Shuts this person out until you restore them. Nothing they did changes."
          label="Suspend"
          refusal={member.manage}
          act={() => suspend(slug, input)}
          onDone={onClose}
        />
      ) : (
        <MemberAct
          title="Restore"
          text="Lets this person in again, with the role and lines they had."
          label="Restore"
          refusal={member.manage}
          act={() => restore(slug, input)}
          onDone={onClose}
        />
      )}
      <MemberAct
        title="Reset link"
        text="For a forgotten password. Signs them out everywhere, works once within a day, and is in the history."
        label="Make a link"
        refusal={member.resetLink}
        act={() => makeResetLink(slug, input)}
        onDone={(link) => setPath(link.path)}
      />
      {path !== null && <CopyLink path={path} label={`Reset link for ${member.name}`} />}
    </Dialog>
  );
}
