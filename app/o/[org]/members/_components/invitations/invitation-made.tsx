"use client";

import { Button } from "@/app/_ui/form/button";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { CopyLink } from "./copy-link";

interface Props {
  readonly token: string;
  readonly isMailed: boolean;
  readonly email: string;
  readonly onClose: () => void;
}

/** The link of a new invitation. Only its hash is stored, so it cannot be shown again. */
export function InvitationMade({ token, isMailed, email, onClose }: Props) {
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="The invitation is ready"
      footer={
        <Button variant="primary" className="ml-auto" onClick={onClose}>
          Done
        </Button>
      }
    >
      <p>
        {isMailed
          ? `A mail with the link is on its way to ${email}. You can also hand it over yourself.`
          : "Send this link to the person you invite."}{" "}
        It works once, for 14 days.
      </p>
      <CopyLink path={`/invite/${token}`} label="Invitation link" />
    </Dialog>
  );
}
