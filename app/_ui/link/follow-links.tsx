"use client";

import { PrefetchKind } from "next/dist/client/components/router-reducer/router-reducer-types";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Who rests this long on a link means it; crossing a list fetches nothing. */
const INTENT_MS = 60;

/** Follows every `Link` of the page on a click, and fetches the page behind it as soon as somebody means to go there. */
export function FollowLinks() {
  const router = useRouter();

  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = linkAt(event.target);
      if (link === null || event.defaultPrevented || opensElsewhere(event)) return;
      event.preventDefault();
      const way = waysOf(link);
      router[way.has("replace") ? "replace" : "push"](addressOf(link), { scroll: !way.has("stay") });
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const fetchAhead = (link: HTMLAnchorElement) => router.prefetch(addressOf(link), { kind: PrefetchKind.FULL });
    const point = (event: Event) => {
      clearTimeout(timer);
      const link = linkAt(event.target);
      if (link === null || waysOf(link).has("lazy")) return;
      timer = setTimeout(() => fetchAhead(link), INTENT_MS);
    };
    const leave = () => clearTimeout(timer);
    // What is pressed is about to be followed: fetching it ahead as well would fetch it twice.
    const options = { passive: true };
    document.addEventListener("pointerover", point, options);
    document.addEventListener("focusin", point, options);
    document.addEventListener("pointerdown", leave, options);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerover", point);
      document.removeEventListener("focusin", point);
      document.removeEventListener("pointerdown", leave);
    };
  }, [router]);

  return null;
}

const linkAt = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>("a[data-link]") : null;

const waysOf = (link: HTMLAnchorElement): ReadonlySet<string> => new Set(link.dataset["link"]?.split(" "));

const addressOf = ({ pathname, search, hash }: HTMLAnchorElement): string => `${pathname}${search}${hash}`;

/** A new tab or window, a download, or another button: the browser's own affair. */
const opensElsewhere = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button !== 0 || metaKey || ctrlKey || shiftKey || altKey;
