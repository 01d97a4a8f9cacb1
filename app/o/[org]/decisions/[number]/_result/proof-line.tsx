import { counted, shortHash } from "@/app/_ui/text/format";
import { Time } from "@/app/_ui/text/time";
import type { ResultView } from "@/lib/evaluations/results/queries";

/** What the result was frozen from, so that anybody can compute it again. */
export function ProofLine({ result, base }: { result: ResultView; /** The decision's address. */ base: string }) {
  const { frozen, resultHash, closedAt, number, choice, names } = result;
  return (
    <p className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3">
      {choice !== null && <span>Chosen: {names.options[choice.optionId]}</span>}
      <span title={resultHash}>
        Frozen as <span className="mono">{shortHash(resultHash)}</span>, recomputable from{" "}
        {counted(frozen.ballots.length, "ballot")}
      </span>
      <span>
        Evaluation {number}, closed <Time at={closedAt} as="minute" />
      </span>
      <span>Weighted sum of means, version {frozen.result.version}: scores 1 to 5, points 0 to 100</span>
      <a
        href={`${base}/evaluation.json/${number}`}
        download
        title="Everything the result follows from, voters under pseudonyms: npm run -s accord -- analyse FILE computes it again"
        className="link"
      >
        Download to recompute (JSON)
      </a>
      {frozen.isReopened && <span>Reopened: its later rounds were not blind</span>}
    </p>
  );
}
