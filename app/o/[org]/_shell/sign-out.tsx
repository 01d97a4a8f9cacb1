"use client";

import { useTransition, type ReactNode } from "react";
import { signOutHere } from "@/app/(entry)/actions";

/** Ends this browser's session on the server, then shows the sign-in page. */
export function SignOut({ className, children }: { className: string; children: ReactNode }) {
  const [isPending, start] = useTransition();
  const leave = () =>
    start(async () => {
      await signOutHere({});
      // A full load, so that nothing of the session's pages stays in memory.
      window.location.assign("/sign-in");
    });
  return (
    <button type="button" className={className} aria-busy={isPending} onClick={leave}>
      {children}
    </button>
  );
}
