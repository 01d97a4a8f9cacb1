"use client";

import dynamic from "next/dynamic";
import { TextArea } from "@/app/_ui/form/text-area";
import { Lead } from "@/app/_ui/text/lead";
import { EVALUATION_LIMITS } from "@/lib/evaluations/rules";
import type { VoteContent } from "@/lib/evaluations/votes/ballots/input";
import type { MyVote } from "@/lib/evaluations/votes/ballots/queries";
import { BallotFrame } from "../../evaluation/ballot/_components/ballot-frame";
import { BlindNote } from "../../evaluation/ballot/_components/blind-note";
import { ApprovalMarks } from "./approval-marks";
import { ConsentStance } from "./consent-stance";
import { OtherTab } from "./other-tab";
import { ScoreRows } from "./score-rows";
import { SubmitVote } from "./submit-vote";
import { useVoteDraft } from "./use-vote-draft";
import { VoteAside } from "./vote-aside";

/** Dragging comes with a library that the other ways do without. */
const RankedOrder = dynamic(() => import("./ranked-order").then((module) => module.RankedOrder));

interface Props {
  readonly vote: MyVote;
  readonly slug: string;
  readonly memberId: string;
}

const LEADS: Readonly<Record<MyVote["method"], readonly [string, string]>> = {
  approval: [
    "Mark every option that would do.",
    "As many as you like; what you leave unmarked counts as not in favour.",
  ],
  ranked: [
    "Put the options in order, the best first.",
    "Options may share a place. Leave out what you would not go along with: it comes last, and counts as not in favour.",
  ],
  score: ["Give each option 1 to 5.", "The mean of everybody counts; an option you do not score is left out of yours."],
  consent: [
    "Can you live with this proposal?",
    "Consent means no reason against it, not that it is your favourite. An objection says what harm it does; it has to be met or withdrawn.",
  ],
};

/** A vote on the options themselves, blind: one page, a reason for who wants to give one, and the submission under the thumb. */
export function VoteBallot({ vote, slug, memberId }: Props) {
  const { decision, round, method } = vote;
  const decisionHref = `/o/${slug}/decisions/${decision.number}`;
  const draft = useVoteDraft(vote, `${decisionHref}/vote/draft`);
  const isLocked = vote.state === "locked";
  const [fact, advice] = LEADS[method];
  const isObjection = draft.content.kind === "consent" && draft.content.stance === "object";
  const receipt = draft.isChanged ? null : (vote.submitted?.receipt ?? null);
  return (
    <BallotFrame
      slug={slug}
      number={decision.number}
      title={decision.title}
      here={round.number > 1 ? `Your vote, round ${round.number}` : "Your vote"}
      draft={draft.state}
      isSubmitted={receipt !== null}
      aside={<VoteAside rules={vote.rules} />}
      footer={
        <SubmitVote vote={vote} memberId={memberId} decisionHref={decisionHref} draft={draft} receipt={receipt} />
      }
    >
      <div className="mx-auto max-w-[760px] px-4 py-5 sm:px-8">
        <BlindNote ballot={{ ...vote, criteria: [] }} memberId={memberId} what="votes" />
        <Lead className="mt-6" rest={advice}>
          {fact}
        </Lead>
        {draft.other !== null && (
          <div className="mt-4">
            <OtherTab other={draft.other} />
          </div>
        )}
        <div className="mt-4">
          <Kind vote={vote} content={draft.content} isLocked={isLocked} onChange={draft.change} />
        </div>
        <div className="mt-6">
          <TextArea
            label={isObjection ? "What you object to" : "Reason"}
            hint={
              isObjection
                ? "Needed: everybody reads it after the reveal, and the steward answers it."
                : "Optional. Everybody reads it after the reveal."
            }
            value={draft.content.reason}
            maxLength={EVALUATION_LIMITS.reason}
            readOnly={isLocked}
            onChange={(event) => draft.change({ ...draft.content, reason: event.target.value })}
          />
        </div>
      </div>
    </BallotFrame>
  );
}

interface KindProps {
  readonly vote: MyVote;
  readonly content: VoteContent;
  readonly isLocked: boolean;
  readonly onChange: (content: VoteContent) => void;
}

function Kind({ vote: { options }, content, isLocked, onChange }: KindProps) {
  const shared = { options, isLocked };
  switch (content.kind) {
    case "approval":
      return (
        <ApprovalMarks {...shared} marked={content.marked} onChange={(marked) => onChange({ ...content, marked })} />
      );
    case "ranked":
      return (
        <RankedOrder {...shared} ranking={content.ranking} onChange={(ranking) => onChange({ ...content, ranking })} />
      );
    case "score":
      return <ScoreRows {...shared} scores={content.scores} onChange={(scores) => onChange({ ...content, scores })} />;
    case "consent":
      return (
        <ConsentStance {...shared} stance={content.stance} onChange={(stance) => onChange({ ...content, stance })} />
      );
  }
}
