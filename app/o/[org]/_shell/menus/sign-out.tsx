"use client";

import { useRouter } from "next/navigation";
import { useTransition, type ReactNode } from "react";
import { signOutHere } from "@/app/(entry)/actions";

/** Ends this browser's session on the server, then shows the sign-in page. */
export function SignOut({ className, children }: { className: string; children: ReactNode }) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const leave = () =>
    start(async () => {
      await signOutHere({});
      router.replace("/sign-in");
      router.refresh();
    });
  return (
    <button type="button" className={className} aria-busy={isPending} onClick={leave}>
      {children}
    </button>
  );
}
