"use client";

import { UserPlus } from "@/app/_ui/icons";
import { useState } from "react";
import { Button } from "@/app/_ui/form/button";
import type { Role } from "@/db/enums";
import { InviteDialog } from "./invite-dialog";
import type { LineChoice } from "../shown-member";

interface Props {
  readonly slug: string;
  readonly refusal: string | null;
  readonly roles: readonly Role[];
  readonly lines: readonly LineChoice[];
  readonly isMailConfigured: boolean;
}

/** Opens the dialog that makes an invitation. */
export function InviteButton({ refusal, ...rest }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="primary" refusal={refusal} onClick={() => setIsOpen(true)}>
        <UserPlus />
        Invite
      </Button>
      {isOpen && <InviteDialog {...rest} onClose={() => setIsOpen(false)} />}
    </>
  );
}
