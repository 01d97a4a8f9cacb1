"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { counted, deadlineOf } from "@/app/_ui/text/format";
import { SectionTitle } from "@/app/_ui/text/section-title";
import type { Deadline } from "@/lib/evaluations/input";
import type { SetupOverview } from "@/lib/evaluations/overview/queries";
import { VOTE_WORDS, type VoteMethod } from "@/lib/evaluations/votes/rules";
import { StepDialog } from "../../_discussion/steward/step-dialog";
import type { Invitation } from "@/lib/evaluations/participants/input";
import { InvitationPicker } from "../../_setup/people/invitation-picker";
import { whoIsChosen, whoIsInvited, whyNotInvited } from "../../_setup/people/who-is-invited";
import { CancelEvaluation } from "../../_evaluation/parts/cancel-evaluation";
import { DeadlineField } from "../../_evaluation/parts/deadline-field";
import { useVerb } from "../../_evaluation/parts/use-verb";
import { openVoting } from "../actions";

type Props = Pick<SetupOverview, "gap" | "candidates" | "lines" | "settings"> & {
  readonly slug: string;
  readonly evaluationId: string;
  readonly method: VoteMethod;
  /** Who took part before, by member; nobody when it was never begun. */
  readonly participants: readonly string[];
  readonly stewardName: string;
  /** Why the reader may not lead through the phases, or null. */
  readonly steerRefusal: string | null;
};

/** Who takes part and until when; opening the vote locks what is voted on. */
export function StartVote({ slug, evaluationId, method, candidates, lines, participants, ...panel }: Props) {
  const [invitation, setInvitation] = useState<Invitation>({ participants: whoIsChosen(participants, candidates) });
  const invited = whoIsInvited(invitation, candidates, lines);
  const [deadline, setDeadline] = useState<Deadline | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, refusal } = useVerb();
  const why = panel.steerRefusal ?? panel.gap ?? whyNotInvited(invited.length, panel.settings.quorum);
  const close = () => setOpen(false);
  return (
    <aside className="grid content-start gap-5" aria-label="Begin">
      <SectionTitle>Begin the vote</SectionTitle>
      <InvitationPicker
        candidates={candidates}
        lines={lines}
        invitation={invitation}
        invited={invited}
        roleWeights={null}
        onChange={setInvitation}
      />
      <DeadlineField
        label="Deadline"
        hint="Optional. Past it the round is locked and stays blind."
        onChange={setDeadline}
      />
      {why && <p className="text-xs text-ink-3">{why}</p>}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" refusal={why} onClick={() => setOpen(true)}>
          Open the vote
        </Button>
        <CancelEvaluation slug={slug} evaluationId={evaluationId} refusal={panel.steerRefusal} />
      </div>
      {refusal && !isOpen && <Refusal title={refusal.message} />}
      <p className="text-xs text-ink-3">
        {panel.stewardName} is the steward and leads through the phases; owners and admins can too.
      </p>
      {isOpen && (
        <StepDialog
          title="Open the vote"
          verb="Open the vote"
          onClose={close}
          onConfirm={() => run(() => openVoting(slug, { evaluationId, ...invitation, deadline }), close)}
          isPending={isPending}
          refusal={refusal}
        >
          <p>
            {counted(invited.length, "person", "people")} {VOTE_WORDS[method].act}, blind,{" "}
            {deadline ? `until ${deadlineOf(new Date(deadline.at), deadline.zone)}` : "until the round is revealed"}.
            What is voted on, and the rules, are locked from now on.
          </p>
        </StepDialog>
      )}
    </aside>
  );
}
