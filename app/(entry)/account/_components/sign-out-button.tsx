"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/app/_ui/form/button";
import { signOutHere } from "../../actions";

/** Ends this session. The action sets a cookie, so the router forgets the pages it kept. */
export function SignOutButton() {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const leave = () =>
    start(async () => {
      await signOutHere({});
      router.replace("/sign-in");
    });
  return (
    <Button isPending={isPending} onClick={leave}>
      Sign out
    </Button>
  );
}
