"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { signOutHere } from "../actions";

/** Ends this browser's session on the server, then shows the sign-in page. The router forgets the pages it kept. */
export function useSignOut() {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const leave = () =>
    start(async () => {
      await signOutHere({});
      router.replace("/sign-in");
      router.refresh();
    });
  return { leave, isPending };
}
