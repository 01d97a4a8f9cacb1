"use client";

import { useEffect } from "react";
import { markHomeSeen } from "./actions";

/** Remembers, when the reader leaves, up to when they have seen home. Not before: what is new stays while they look at it. */
export function LeaveHome({ slug, until }: { slug: string; until: string }) {
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === "hidden") void markHomeSeen(slug, { until });
    };
    document.addEventListener("visibilitychange", leave);
    return () => document.removeEventListener("visibilitychange", leave);
  }, [slug, until]);
  return null;
}
