"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { counted, deadlineOf } from "@/app/_ui/text/format";
import type { Deadline } from "@/lib/evaluations/input";
import type { Invitation } from "@/lib/evaluations/participants/input";
import type { SetupOverview } from "@/lib/evaluations/overview/queries";
import { whyNotMeasured } from "@/lib/evaluations/measures/rules";
import { openWeighting, resumeScoring } from "../_evaluation/actions";
import { CancelEvaluation } from "../_evaluation/parts/cancel-evaluation";
import { DeadlineField } from "../_evaluation/parts/deadline-field";
import { StewardWeights } from "../_evaluation/parts/steward-weights";
import { useVerb } from "../_evaluation/parts/use-verb";
import { InvitationPicker } from "./people/invitation-picker";
import { whoIsChosen, whoIsInvited, whyNotInvited } from "./people/who-is-invited";

type Props = Pick<
  SetupOverview,
  "gap" | "canSkipWeighting" | "candidates" | "lines" | "options" | "criteria" | "settings" | "stewardWeights"
> & {
  readonly slug: string;
  readonly evaluationId: string;
  /** Who took part before, by member; nobody when it was never begun. */
  readonly participants: readonly string[];
  readonly stewardName: string;
  /** Why the reader may not lead through the phases, or null. */
  readonly steerRefusal: string | null;
};

const WHAT_PEOPLE_DO: Readonly<Record<SetupOverview["settings"]["weighting"], string>> = {
  points: "share out 100 points each",
  swing: "say what each step from worst to best is worth",
  rank: "put the criteria in order",
  pairwise: "compare the criteria pair by pair",
  steward: "score the options by the weights given",
};

/** Who takes part and until when; opening weighting locks the matrix. */
export function StartPanel({ slug, evaluationId, candidates, lines, participants, ...panel }: Props) {
  const [invitation, setInvitation] = useState<Invitation>({ participants: whoIsChosen(participants, candidates) });
  const invited = whoIsInvited(invitation, candidates, lines);
  const [deadline, setDeadline] = useState<Deadline | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, refusal } = useVerb();
  const why = panel.steerRefusal ?? panel.gap ?? whyNotInvited(invited.length, panel.settings.quorum);
  const isGiven = panel.settings.weighting === "steward";
  const open = { evaluationId, ...invitation, deadline };
  const skip = (then?: () => void) => run(() => resumeScoring(slug, open), then);
  const begin = () =>
    isGiven
      ? skip(() => setOpen(false))
      : run(
          () => openWeighting(slug, open),
          () => setOpen(false),
        );
  const step = isGiven ? "Open scoring" : "Open weighting";
  const unmeasured = whyNotMeasured(panel.options, panel.criteria);
  const whyNotScored = why ?? unmeasured;
  const whyNotBegun = isGiven ? (whyNotScored ?? (panel.canSkipWeighting ? null : "Give the weights first.")) : why;
  return (
    <aside className="grid content-start gap-5" aria-label="Begin">
      <SectionTitle>{isGiven ? "Begin with scoring" : "Begin with weighting"}</SectionTitle>
      {isGiven && panel.gap === null && panel.steerRefusal === null && (
        <StewardWeights
          slug={slug}
          evaluationId={evaluationId}
          criteria={panel.criteria}
          given={panel.stewardWeights}
          title={panel.stewardWeights === null ? "Give the weights" : "The weights you gave"}
          effect="Everybody sees them, and who gave them, before scoring opens."
        />
      )}
      <InvitationPicker
        candidates={candidates}
        lines={lines}
        invitation={invitation}
        invited={invited}
        roleWeights={panel.settings.roleWeights}
        onChange={setInvitation}
      />
      <DeadlineField
        label="Deadline"
        hint="Optional. Past it the round is locked and stays blind."
        onChange={setDeadline}
      />
      {whyNotBegun && <p className="text-xs text-ink-3">{whyNotBegun}</p>}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" refusal={whyNotBegun} onClick={() => setOpen(true)}>
          {step}
        </Button>
        {panel.canSkipWeighting && !isGiven && (
          <Button refusal={whyNotScored} isPending={isPending} onClick={() => skip()}>
            Keep the weights, open scoring
          </Button>
        )}
        <CancelEvaluation slug={slug} evaluationId={evaluationId} refusal={panel.steerRefusal} />
      </div>
      {refusal && !isOpen && <Refusal title={refusal.message} />}
      <p className="text-xs text-ink-3">
        {panel.stewardName} is the steward and leads through the phases; owners and admins can too.
      </p>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={begin}
        title={step}
        footer={
          <>
            <Button className="ml-auto" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button variant="primary" shortcut="⌘↵" isPending={isPending} onClick={begin}>
              {step}
            </Button>
          </>
        }
      >
        <p>
          {counted(invited.length, "person", "people")} {WHAT_PEOPLE_DO[panel.settings.weighting]}, blind,{" "}
          {deadline ? `until ${deadlineOf(new Date(deadline.at), deadline.zone)}` : "until the round is revealed"}.
          Options, criteria and what each score means are locked from now on, so that nobody fits them to the scores.
        </p>
        {refusal && <Refusal title={refusal.message} />}
      </Dialog>
    </aside>
  );
}
