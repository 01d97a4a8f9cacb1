import { EyeOff } from "@/app/_ui/icons";
import type { ReactNode } from "react";
import { Note } from "@/app/_ui/feedback/note";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Phases } from "@/app/_ui/state/phases";
import { Lead } from "@/app/_ui/text/lead";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { counted, listed, shareInWords } from "@/app/_ui/text/format";
import { Time } from "@/app/_ui/text/time";
import type { ScoringOverview, WeightingOverview } from "@/lib/evaluations/overview/queries";
import { stepsOf } from "../_evaluation/parts/steps";
import { EvidenceSections } from "../_evidence/evidence-sections";
import { MeasuresPanel } from "../_setup/measures-panel";
import { GroupWeights } from "./group-weights";
import { ParticipantList } from "./participant-list";
import { StewardPanel } from "./steward-panel";
import { VotingTerms } from "./voting-terms";
import { VoteRules } from "./vote-rules";

interface Props {
  readonly slug: string;
  readonly memberId: string;
  readonly evaluation: WeightingOverview | ScoringOverview;
}

/** A blind round while it runs: who has submitted, until when, and one's own next step. Nothing of what anybody gave. */
export function ProgressView({ slug, memberId, evaluation }: Props) {
  const { round, participants, phase, decision, weights } = evaluation;
  const isVote = evaluation.method !== "matrix";
  const what = phase === "weighting" ? "weights" : isVote ? "votes" : "scores";
  const isRevealed = round.state === "revealed";
  const isComplete = round.submitted === participants.length;
  return (
    <PageBody>
      <div className="mb-5">
        <Phases label="Phase of the evaluation" steps={stepsOf(phase, evaluation.method)} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div>
          <Lead rest={restOf(evaluation, memberId)}>
            {isRevealed
              ? "The weights are known."
              : `${isComplete ? "Everybody has" : `${shareInWords(round.submitted, participants.length)} ${participants.length === 1 ? "has" : "have"}`} submitted their ${what}.`}
          </Lead>
          <div className="mt-5 flex flex-wrap items-center gap-3">
            <OwnBallot slug={slug} number={decision.number} evaluation={evaluation} />
          </div>
          {evaluation.hasUncountedWeights && (
            <p className="mt-5 text-caution-ink">
              You did not submit your draft of the weights before the round ended, so it does not count.
            </p>
          )}
          {round.cells !== null && <p className="mt-5">{scoredAgain(evaluation, round.cells)}</p>}
          {!isRevealed && (
            <div className="mt-5">
              <Note icon={EyeOff}>
                {round.isBlind
                  ? `Nobody is shown another’s ${isVote ? "vote" : what}, reasons or totals before the reveal. Threads on the evaluation rest until then.`
                  : `This round is not blind: it was reopened after ${what} had been seen.`}
              </Note>
            </div>
          )}
          {evaluation.method !== "matrix" && (
            <VoteRules method={evaluation.method} settings={evaluation.settings} submitted={round.submitted} />
          )}
          <SectionTitle className="mt-8 mb-2" count={participants.length}>
            Participants
          </SectionTitle>
          <VotingTerms evaluation={evaluation} />
          <ParticipantList slug={slug} evaluation={evaluation} memberId={memberId} />
          {phase === "weighting" && (
            <MeasuresPanel
              slug={slug}
              evaluationId={evaluation.id}
              options={evaluation.options}
              criteria={evaluation.criteria}
              refusal={evaluation.may.edit.allowed ? null : evaluation.may.edit.reason}
            />
          )}
          {phase === "weighting" && (
            <EvidenceSections
              slug={slug}
              number={decision.number}
              evaluationId={evaluation.id}
              criteria={evaluation.criteria}
              options={evaluation.options}
              evidence={evaluation.evidence}
              refusal={evaluation.may.addEvidence.allowed ? null : evaluation.may.addEvidence.reason}
            />
          )}
          {weights && (
            <>
              <SectionTitle className="mt-8 mb-2">What the group weighs</SectionTitle>
              <GroupWeights criteria={evaluation.criteria} weights={weights} />
            </>
          )}
        </div>
        <StewardPanel slug={slug} evaluation={evaluation} />
      </div>
    </PageBody>
  );
}

function restOf({ round, decision, phase, participants }: Props["evaluation"], memberId: string): ReactNode {
  const isSteward = decision.stewardId === memberId;
  const who = isSteward ? "you" : decision.stewardName;
  if (round.state === "revealed") return `${capitalized(who)} can open scoring.`;
  const until = round.deadlineAt && <Time at={round.deadlineAt} as="deadline" />;
  const act = phase === "weighting" ? "open scoring" : "reveal the round";
  if (round.submitted === participants.length) return `${capitalized(who)} can ${act} now.`;
  if (round.state === "locked") return <>The deadline, {until}, has passed: the round is locked and still blind.</>;
  if (until === null) return `The round stays open until ${who} ${isSteward ? act : act.replace(/^\w+/, "$&s")}.`;
  return <>The round closes {until}.</>;
}

/** What a later round asks about, by name. */
function scoredAgain({ round, criteria }: Props["evaluation"], cells: readonly string[]): string {
  const named = criteria.filter(({ id }) => cells.some((key) => key.startsWith(id)));
  const names = listed(named.map(({ shortName }) => shortName));
  return `Round ${round.number} asks again about ${counted(cells.length, "cell")}: ${names}. Everything else keeps its first score.`;
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function OwnBallot({ slug, number, evaluation }: { slug: string; number: number; evaluation: Props["evaluation"] }) {
  const { round, phase, decision } = evaluation;
  if (round.mine === null)
    return <p className="text-ink-3">You do not take part. {decision.stewardName} can add you until the reveal.</p>;
  if (round.state === "revealed") return null;
  const words =
    phase === "weighting"
      ? ["Set your weights", "Change your weights"]
      : evaluation.method === "matrix"
        ? ["Score the options", "Change your scores"]
        : ["Cast your vote", "Change your vote"];
  const label = round.mine.hasSubmitted ? words[1] : round.mine.hasDraft ? "Continue your ballot" : words[0];
  return (
    <>
      <ButtonLink
        href={`/o/${slug}/decisions/${number}/evaluation/ballot`}
        variant={round.mine.hasSubmitted ? "secondary" : "primary"}
      >
        {round.state === "locked" ? "See your ballot" : label}
      </ButtonLink>
      <span className="text-xs text-ink-3">
        {round.mine.hasSubmitted
          ? "You have submitted. The last ballot counts."
          : round.mine.hasDraft
            ? "Your draft is saved and does not count until you submit it."
            : ""}
      </span>
    </>
  );
}
