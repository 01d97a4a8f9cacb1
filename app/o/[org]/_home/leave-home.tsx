"use client";

import { useEffect, useRef } from "react";
import { request } from "@/app/o/[org]/_request/request";

/**
 * Remembers, when the reader leaves by a link or by the tab, up to when they have seen home. Not before: what is new
 * stays while they look at it.
 */
export function LeaveHome({ slug, until }: { slug: string; until: string }) {
  const latest = useRef(until);
  useEffect(() => {
    latest.current = until;
  }, [until]);
  useEffect(() => {
    const leave = () =>
      void request(`/o/${slug}/seen`, { method: "POST", body: { until: latest.current }, keepalive: true });
    const onHidden = () => {
      if (document.visibilityState === "hidden") leave();
    };
    document.addEventListener("visibilitychange", onHidden);
    return () => {
      document.removeEventListener("visibilitychange", onHidden);
      leave();
    };
  }, [slug]);
  return null;
}
