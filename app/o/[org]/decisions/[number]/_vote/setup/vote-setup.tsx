import { Note } from "@/app/_ui/feedback/note";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { SectionTitle } from "@/app/_ui/text/section-title";
import type { SetupOverview } from "@/lib/evaluations/overview/queries";
import { EVALUATION_LIMITS } from "@/lib/evaluations/rules";
import { ruleSentences, VOTE_WORDS, votingRule, type VoteMethod } from "@/lib/evaluations/votes/rules";
import { OptionsEditor } from "../../_setup/options/options-editor";
import { RulesPanel } from "./rules-panel";
import { StartVote } from "./start-vote";

interface Props {
  readonly slug: string;
  readonly method: VoteMethod;
  readonly evaluation: SetupOverview;
}

/** Setting up a vote on the options themselves: what is voted on, when it counts, and who takes part. */
export function VoteSetup({ slug, method, evaluation }: Props) {
  const { id, options, may, settings } = evaluation;
  const refusal = may.edit.allowed ? null : may.edit.reason;
  const isConsent = method === "consent";
  const steerRefusal = may.steer.allowed ? null : may.steer.reason;
  return (
    <PageBody>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div>
          <Lead rest={`People ${VOTE_WORDS[method].act}, without seeing each other.`}>
            {isConsent
              ? "A vote on consent to one proposal."
              : `A vote on the options themselves: ${VOTE_WORDS[method].name.toLowerCase()}.`}
          </Lead>
          {evaluation.isReopened && (
            <div className="mt-4">
              <Note>Reopened: everybody votes again, and the next round says that it is not blind.</Note>
            </div>
          )}
          <SectionTitle className="mt-7 mb-2" count={options.length}>
            {isConsent ? "Proposal" : "Options"}
          </SectionTitle>
          <OptionsEditor
            slug={slug}
            evaluationId={id}
            options={options}
            limit={isConsent ? 1 : EVALUATION_LIMITS.options}
            refusal={refusal}
          />
          <SectionTitle className="mt-8 mb-2">How it is decided</SectionTitle>
          <ul className="mb-4 grid list-disc gap-1 pl-5">
            {ruleSentences(method, votingRule(settings)).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <RulesPanel
            key={JSON.stringify(votingRule(settings))}
            slug={slug}
            evaluationId={id}
            rule={votingRule(settings)}
            refusal={steerRefusal}
          />
        </div>
        <StartVote
          slug={slug}
          evaluationId={id}
          method={method}
          candidates={evaluation.candidates}
          lines={evaluation.lines}
          settings={settings}
          participants={evaluation.participants.map(({ memberId }) => memberId)}
          gap={evaluation.gap}
          stewardName={evaluation.decision.stewardName}
          steerRefusal={steerRefusal}
        />
      </div>
    </PageBody>
  );
}
