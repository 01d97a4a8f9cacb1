"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { answered } from "@/app/o/[org]/_request/answered";
import type { ThreadKey } from "@/lib/discussion/queries";
import { markMentionsSeen } from "./actions";

/** Takes what the reader now sees off their home. An effect, because loading a page ahead is not reading it. */
export function SeeMentions({ slug, place }: { slug: string; place: ThreadKey }) {
  const router = useRouter();
  useEffect(() => {
    void answered(markMentionsSeen(slug, place)).then((result) => {
      if (result.ok && result.value.seen > 0) router.refresh();
    });
  }, [router, slug, place]);
  return null;
}
