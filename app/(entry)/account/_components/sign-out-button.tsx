"use client";

import { Button } from "@/app/_ui/form/button";
import { useSignOut } from "../../_components/use-sign-out";

/** Signs out of this browser. */
export function SignOutButton() {
  const { leave, isPending } = useSignOut();
  return (
    <Button isPending={isPending} onClick={leave}>
      Sign out
    </Button>
  );
}
