import { SectionTitle } from "@/app/_ui/text/section-title";
import { counted } from "@/app/_ui/text/format";
import type { EvaluationSettings } from "@/lib/evaluations/settings/rules";
import { ruleSentences, votingRule, type VoteMethod } from "@/lib/evaluations/votes/rules";

interface Props {
  readonly method: VoteMethod;
  readonly settings: EvaluationSettings;
  /** Ballots so far: who has submitted is shown anyway. */
  readonly submitted: number;
}

/** How the vote is decided and when it counts, and how far it is from its quorum while it can still be extended. */
export function VoteRules({ method, settings, submitted }: Props) {
  const rule = votingRule(settings);
  const missing = (rule.quorum ?? 0) - submitted;
  return (
    <section aria-label="How it is decided">
      <SectionTitle className="mt-8 mb-2">How it is decided</SectionTitle>
      <ul className="grid list-disc gap-1 pl-5">
        {ruleSentences(method, rule).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {missing > 0 && (
        <p className="mt-2 text-caution-ink">
          {counted(missing, "ballot")} short of the quorum. Until the reveal the deadline can be extended.
        </p>
      )}
    </section>
  );
}
