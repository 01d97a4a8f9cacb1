"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { forgetKeptWords } from "@/app/_ui/state/kept-words";
import { signOutHere } from "../actions";

/**
 * Ends this browser's session on the server, forgets what the browser kept of the person's words, then shows the sign-in page. The router
 * forgets the pages it kept.
 */
export function useSignOut() {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const leave = () =>
    start(async () => {
      forgetHere();
      await signOutHere({});
      router.replace("/sign-in");
      router.refresh();
    });
  return { leave, isPending };
}

function forgetHere(): void {
  try {
    forgetKeptWords(localStorage);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
