import { counted, shortHash } from "@/app/_ui/text/format";
import { Time } from "@/app/_ui/text/time";
import { VOTE_WORDS } from "@/lib/evaluations/votes/rules";
import type { VoteView } from "@/lib/evaluations/votes/views/queries";

/** What the result was frozen from, so that anybody can count it again. */
export function VoteProof({ vote, base }: { vote: VoteView; /** The decision's address. */ base: string }) {
  const { closed, number, method, result, votes, isReopened } = vote;
  if (closed === null) return null;
  return (
    <p className="mt-6 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3">
      <span title={closed.resultHash}>
        Frozen as <span className="mono">{shortHash(closed.resultHash)}</span>, recomputable from{" "}
        {counted(votes.length, "ballot")}
      </span>
      <span>
        Evaluation {number}, closed <Time at={closed.closedAt} as="minute" />
      </span>
      <span>
        {VOTE_WORDS[method].name} vote, version {result.version}
      </span>
      <a
        href={`${base}/evaluation.json/${number}`}
        download
        title="Everything the count follows from, voters under pseudonyms: npm run -s accord -- analyse FILE counts it again"
        className="link"
      >
        Download to recompute (JSON)
      </a>
      {isReopened && <span>Reopened: its later rounds were not blind</span>}
    </p>
  );
}
