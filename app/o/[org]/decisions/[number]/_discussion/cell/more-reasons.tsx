"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { counted } from "@/app/_ui/text/format";
import type { ReasonsAfter } from "@/lib/evaluations/discussion/reasons/input";
import type { NamedVote } from "@/lib/evaluations/discussion/reasons/rules";
import { listReasons } from "../actions";
import { useVerb } from "../../_evaluation/parts/use-verb";
import { ReasonItem } from "./reason-item";

interface Props {
  readonly slug: string;
  readonly number: number;
  readonly of: Omit<ReasonsAfter, "number" | "after">;
  /** Whose reason was the last one shown. */
  readonly after: string;
  readonly left: number;
}

/** The reasons beyond the first ones, page by page. */
export function MoreReasons({ slug, number, of, after, left }: Props) {
  const [votes, setVotes] = useState<readonly NamedVote[]>([]);
  const { run, isPending, refusal } = useVerb();
  const rest = left - votes.length;
  const more = () =>
    run(
      () => listReasons(slug, { ...of, number, after: votes.at(-1)?.memberId ?? after }),
      (page) => setVotes((before) => [...before, ...page]),
    );
  return (
    <>
      {votes.length > 0 && (
        <ul aria-label="More reasons">
          {votes.map((vote) => (
            <ReasonItem key={vote.memberId} vote={vote} name={vote.name} end={null} />
          ))}
        </ul>
      )}
      {rest > 0 && (
        <Button size="sm" className="mt-2" isPending={isPending} onClick={more}>
          Show more of {counted(rest, "further reason")}
        </Button>
      )}
      {refusal && <Refusal title={refusal.message} />}
    </>
  );
}
