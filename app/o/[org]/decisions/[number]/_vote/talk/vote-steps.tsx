"use client";

import { useState } from "react";
import { Ban, RotateCcw } from "@/app/_ui/icons";
import { Button } from "@/app/_ui/form/button";
import { Menu } from "@/app/_ui/overlay/menu";
import { MenuItem } from "@/app/_ui/overlay/menu-item";
import { counted } from "@/app/_ui/text/format";
import type { Deadline } from "@/lib/evaluations/input";
import type { VoteView } from "@/lib/evaluations/votes/views/queries";
import { CancelDialog, ReopenDialog } from "../../_discussion/steward/reason-dialogs";
import { StepDialog } from "../../_discussion/steward/step-dialog";
import { DeadlineField } from "../../_evaluation/parts/deadline-field";
import { useVerb } from "../../_evaluation/parts/use-verb";
import { openVoting } from "../actions";
import { CloseVoteDialog } from "../result/close-vote-dialog";

interface Props {
  readonly slug: string;
  readonly vote: VoteView;
}

type Step = "close" | "again" | "reopen" | "cancel";

/** What the steward does with a revealed vote: close it or vote again; the others behind them. */
export function VoteSteps({ slug, vote }: Props) {
  const [step, setStep] = useState<Step | null>(null);
  const close = () => setStep(null);
  const isLikely = vote.result.outcome === "carried";
  const matrix = { evaluationId: vote.evaluationId, options: vote.options, criteria: [], contested: [] };
  const dialog = { slug, matrix, onClose: close, onStep: close };
  return (
    <div className="flex items-center gap-1">
      <Button
        size="sm"
        variant={isLikely ? "quiet" : "secondary"}
        refusal={vote.obstacle}
        onClick={() => setStep("again")}
      >
        Vote again
      </Button>
      <Button size="sm" variant={isLikely ? "primary" : "secondary"} onClick={() => setStep("close")}>
        Close the vote
      </Button>
      <Menu label="More steps of the vote">
        <MenuItem icon={RotateCcw} refusal={vote.obstacle} onSelect={() => setStep("reopen")}>
          Reopen the setup
        </MenuItem>
        <MenuItem icon={Ban} isCritical onSelect={() => setStep("cancel")}>
          Cancel the vote
        </MenuItem>
      </Menu>
      {step === "close" && <CloseVoteDialog slug={slug} vote={vote} onClose={close} />}
      {step === "again" && <AgainDialog slug={slug} vote={vote} onClose={close} />}
      {step === "reopen" && <ReopenDialog {...dialog} />}
      {step === "cancel" && <CancelDialog {...dialog} />}
    </div>
  );
}

function AgainDialog({ slug, vote, onClose }: Props & { readonly onClose: () => void }) {
  const [deadline, setDeadline] = useState<Deadline | null>(null);
  const { run, isPending, refusal } = useVerb();
  const { evaluationId, participants } = vote;
  const open = () => openVoting(slug, { evaluationId, participants: [...participants], deadline });
  return (
    <StepDialog
      title="Vote again"
      verb="Open another round"
      onClose={onClose}
      onConfirm={() => run(open, onClose)}
      isPending={isPending}
      refusal={refusal}
    >
      <p>
        {counted(participants.length, "person", "people")} vote once more, blind, and the new round counts alone. The
        ballots of this one stay in the history; until the reveal nobody is shown them.
      </p>
      <DeadlineField label="Deadline" hint="Optional." onChange={setDeadline} />
    </StepDialog>
  );
}
