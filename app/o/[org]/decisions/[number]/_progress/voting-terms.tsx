import { counted } from "@/app/_ui/text/format";
import type { ScoringOverview, WeightingOverview } from "@/lib/evaluations/overview/queries";
import { groundsInWords } from "@/lib/evaluations/participants/rules";
import { quorumWords } from "@/lib/evaluations/quorum/rules";
import { HIDDEN_NAMES_LIMITS } from "../_evaluation/parts/hidden-names";
import { roleWeightWords } from "@/lib/evaluations/settings/rules";

/** Why these people, what each vote counts, and how many ballots make the result valid. */
export function VotingTerms({ evaluation }: { evaluation: WeightingOverview | ScoringOverview }) {
  const { participants, settings, round, phase } = evaluation;
  const weights = roleWeightWords(settings.roleWeights, participants.length);
  const short = phase === "scoring" ? (settings.quorum ?? 0) - round.submitted : 0;
  const quorum = phase === "scoring" ? quorumWords(settings.quorum, round.submitted) : null;
  return (
    <div className="mb-3 grid gap-1 text-xs text-ink-3">
      <p>{groundsInWords(participants)}.</p>
      {weights !== null && <p>{weights}</p>}
      {quorum !== null && (
        <p>
          Ballots: <b className="font-medium text-ink num">{quorum}</b> to make the result valid.
        </p>
      )}
      {evaluation.method === "matrix" && short > 0 && (
        <p className="text-sm text-caution-ink">
          {counted(short, "ballot")} short of the quorum. Until the reveal the deadline can be extended and people can
          be added.
        </p>
      )}
      {evaluation.hasHiddenNames && (
        <p>
          <b className="font-medium text-ink">Names are hidden for good:</b> votes will be shown under numbers.{" "}
          {HIDDEN_NAMES_LIMITS}
        </p>
      )}
      {phase === "weighting" && settings.quorum !== null && (
        <p>The result will need {settings.quorum} ballots of scores to be valid.</p>
      )}
    </div>
  );
}
