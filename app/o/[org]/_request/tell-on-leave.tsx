"use client";

import { useEffect, useRef } from "react";
import { request } from "./request";

interface Props {
  /** One of our endpoints, such as `/o/acme/seen`. */
  readonly url: string;
  /** Up to where was looked: a moment or a number, by its name. */
  readonly seen: Readonly<Record<string, string | number>>;
}

/**
 * Remembers, when the reader leaves by a link or by the tab, up to where they have looked. Not before: what is new stays while
 * they look at it.
 */
export function TellOnLeave({ url, seen }: Props) {
  const latest = useRef(seen);
  useEffect(() => {
    latest.current = seen;
  }, [seen]);
  useEffect(() => {
    const leave = () => void request(url, { method: "POST", body: latest.current, keepalive: true });
    const onHidden = () => {
      if (document.visibilityState === "hidden") leave();
    };
    document.addEventListener("visibilitychange", onHidden);
    return () => {
      document.removeEventListener("visibilitychange", onHidden);
      leave();
    };
  }, [url]);
  return null;
}
