"use client";

import { useState, type ReactNode } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { counted, deadlineOf } from "@/app/_ui/text/format";
import type { Result } from "@/lib/errors";
import type { Deadline } from "@/lib/evaluations/input";
import type { SetupOverview } from "@/lib/evaluations/overview/queries";
import type { Invitation } from "@/lib/evaluations/participants/input";
import { StepDialog } from "../../_discussion/steward/step-dialog";
import { CancelEvaluation } from "../../_evaluation/parts/cancel-evaluation";
import { DeadlineField } from "../../_evaluation/parts/deadline-field";
import { useVerb } from "../../_evaluation/parts/use-verb";
import { InvitationPicker } from "./invitation-picker";
import { whoIsChosen, whoIsInvited, whyNotInvited } from "./who-is-invited";

/** Of whom and of what every beginning asks. */
export type StartProps = Pick<SetupOverview, "gap" | "candidates" | "lines" | "settings"> & {
  readonly slug: string;
  readonly evaluationId: string;
  /** Who took part before, by member; nobody when it was never begun. */
  readonly participants: readonly string[];
  readonly stewardName: string;
  /** Why the reader may not lead through the phases, or null. */
  readonly steerRefusal: string | null;
};

/** A way to begin, with the people and the deadline chosen. */
interface Step {
  readonly verb: string;
  /** Why it cannot be taken, given why nobody could begin at all. */
  readonly whyNot: (why: string | null) => string | null;
  readonly run: (
    start: Invitation & { readonly evaluationId: string; readonly deadline: Deadline | null },
  ) => Promise<Result<unknown>>;
}

interface Props extends StartProps {
  readonly title: string;
  /** What people do: "share out 100 points each". */
  readonly act: string;
  /** What is locked from then on, in a sentence. */
  readonly locks: string;
  readonly step: Step;
  /** Another way, which locks nothing new and needs no confirmation. */
  readonly other?: Step | null;
  /** What has to be given before. */
  readonly children?: ReactNode;
}

/** Who takes part and until when, and the step that begins it. */
export function StartFrame({ slug, evaluationId, candidates, lines, settings, step, other = null, ...frame }: Props) {
  const [invitation, setInvitation] = useState<Invitation>({
    participants: whoIsChosen(frame.participants, candidates),
  });
  const invited = whoIsInvited(invitation, candidates, lines);
  const [deadline, setDeadline] = useState<Deadline | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, refusal } = useVerb();
  const why = frame.steerRefusal ?? frame.gap ?? whyNotInvited(invited.length, settings.quorum);
  const whyNot = step.whyNot(why);
  const close = () => setOpen(false);
  const take = ({ run: begin }: Step) => run(() => begin({ evaluationId, ...invitation, deadline }), close);
  return (
    <aside className="grid content-start gap-5" aria-label="Begin">
      <SectionTitle>{frame.title}</SectionTitle>
      {frame.children}
      <InvitationPicker
        candidates={candidates}
        lines={lines}
        invitation={invitation}
        invited={invited}
        roleWeights={settings.roleWeights}
        onChange={setInvitation}
      />
      <DeadlineField
        label="Deadline"
        hint="Optional. Past it the round is locked and stays blind."
        onChange={setDeadline}
      />
      {whyNot && <p className="text-xs text-ink-3">{whyNot}</p>}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" refusal={whyNot} onClick={() => setOpen(true)}>
          {step.verb}
        </Button>
        {other !== null && (
          <Button refusal={other.whyNot(why)} isPending={isPending} onClick={() => take(other)}>
            {other.verb}
          </Button>
        )}
        <CancelEvaluation slug={slug} evaluationId={evaluationId} refusal={frame.steerRefusal} />
      </div>
      {refusal && !isOpen && <Refusal title={refusal.message} />}
      <p className="text-xs text-ink-3">
        {frame.stewardName} is the steward and leads through the phases; owners and admins can too.
      </p>
      {isOpen && (
        <StepDialog
          title={step.verb}
          verb={step.verb}
          onClose={close}
          onConfirm={() => take(step)}
          isPending={isPending}
          refusal={refusal}
        >
          <p>
            {counted(invited.length, "person", "people")} {frame.act}, blind,{" "}
            {deadline ? `until ${deadlineOf(new Date(deadline.at), deadline.zone)}` : "until the round is revealed"}.{" "}
            {frame.locks}
          </p>
        </StepDialog>
      )}
    </aside>
  );
}
