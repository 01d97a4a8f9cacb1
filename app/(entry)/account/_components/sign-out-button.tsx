"use client";

import { useTransition } from "react";
import { Button } from "@/app/_ui/form/button";
import { signOutHere } from "../../actions";

/** Ends this session. The page is loaded anew, so that nothing of it stays in the browser's memory. */
export function SignOutButton() {
  const [isPending, start] = useTransition();
  const leave = () =>
    start(async () => {
      await signOutHere({});
      window.location.assign("/sign-in");
    });
  return (
    <Button isPending={isPending} onClick={leave}>
      Sign out
    </Button>
  );
}
