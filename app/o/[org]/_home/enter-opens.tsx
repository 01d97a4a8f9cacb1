"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Lets Enter open the first thing to do while nothing else has the focus. */
export function EnterOpens({ href }: { href: string }) {
  const router = useRouter();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isFree = document.activeElement === document.body && document.querySelector("dialog[open]") === null;
      if (event.key === "Enter" && isFree && !event.metaKey && !event.ctrlKey && !event.altKey) router.push(href);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [router, href]);
  return null;
}
