"use client";

import { Check } from "@/app/_ui/icons";
import { acknowledgeReading } from "@/app/o/[org]/_following/actions";
import type { ReadingView } from "@/lib/following/readings/queries";
import { ActButton } from "../../../_components/act-button";

interface Props {
  readonly slug: string;
  readonly decisionId: string;
  readonly text: Pick<ReadingView, "revision" | "contentHash">;
}

/** Says that one has read exactly the text shown. */
export function HaveRead({ slug, decisionId, text: { revision, contentHash } }: Props) {
  return (
    <ActButton size="sm" run={() => acknowledgeReading(slug, { decisionId, revision, contentHash })}>
      <Check /> I have read it
    </ActButton>
  );
}
