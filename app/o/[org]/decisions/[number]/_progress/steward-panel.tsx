"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { TimeLeft } from "@/app/_ui/state/time-left";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { counted } from "@/app/_ui/text/format";
import type { Deadline } from "@/lib/evaluations/input";
import type { ScoringOverview, WeightingOverview } from "@/lib/evaluations/overview/queries";
import { whyNotMeasured } from "@/lib/evaluations/measures/rules";
import { changeDeadline, openScoring, revealRound } from "../_evaluation/actions";
import { CancelEvaluation } from "../_evaluation/parts/cancel-evaluation";
import { DeadlineField } from "../_evaluation/parts/deadline-field";
import { StewardWeights } from "../_evaluation/parts/steward-weights";
import { useVerb } from "../_evaluation/parts/use-verb";
import { RemindButton } from "./remind-button";

/** What the steward does with a round: open the next, reveal, extend, cancel. Others read who it is up to. */
export function StewardPanel({ slug, evaluation }: { slug: string; evaluation: WeightingOverview | ScoringOverview }) {
  const { id: evaluationId, phase, round, participants, may, decision } = evaluation;
  const [isOpen, setOpen] = useState(false);
  const [extended, setExtended] = useState<Deadline | null>(null);
  const [nextDeadline, setNextDeadline] = useState<Deadline | null>(null);
  const next = useVerb();
  const extending = useVerb();
  if (!may.steer.allowed)
    return (
      <aside aria-label="Next">
        <SectionTitle className="mb-2">What comes next</SectionTitle>
        <p className="text-ink-3">
          {decision.stewardName}, an owner or an admin {phase === "weighting" ? "opens scoring" : "reveals the round"}.
        </p>
      </aside>
    );
  const isWeighting = phase === "weighting";
  const title = isWeighting ? "Open scoring" : "Reveal the round";
  const missing = participants.length - round.submitted;
  const hasWeights = isWeighting && evaluation.stewardWeights !== null;
  const short = isWeighting ? 0 : (evaluation.settings.quorum ?? 0) - round.submitted;
  const nobody = round.submitted === 0 && !hasWeights;
  const wait = round.deadlineAt === null ? "Wait for the first" : "Extend the deadline";
  const why = nobody
    ? isWeighting
      ? `Nobody has submitted weights. ${wait}, or set the group’s weights below.`
      : `Nobody has submitted a ballot. ${wait}, or cancel the evaluation.`
    : isWeighting
      ? whyNotMeasured(evaluation.options, evaluation.criteria)
      : null;
  const go = () =>
    next.run<unknown>(
      () =>
        isWeighting ? openScoring(slug, { evaluationId, deadline: nextDeadline }) : revealRound(slug, { evaluationId }),
      () => setOpen(false),
    );
  return (
    <aside aria-label="Next" className="grid content-start gap-4">
      <SectionTitle>What comes next</SectionTitle>
      {round.state === "open" && round.deadlineAt !== null && (
        <p className="text-xs text-ink-3">
          <TimeLeft from={round.openedAt.toISOString()} to={round.deadlineAt.toISOString()} />
        </p>
      )}
      {why && <p className="text-xs text-ink-3">{why}</p>}
      <div className="flex flex-wrap gap-2">
        <Button
          variant={round.mine === null || round.mine.hasSubmitted ? "primary" : "secondary"}
          refusal={why}
          onClick={() => {
            next.forget();
            setNextDeadline(null);
            setOpen(true);
          }}
        >
          {title}
        </Button>
      </div>
      {isWeighting && nobody && (
        <StewardWeights
          slug={slug}
          evaluationId={evaluationId}
          criteria={evaluation.criteria}
          title="Set the group’s weights instead"
          effect="This ends the weighting: nobody can submit weights after it."
        />
      )}
      {round.state === "open" && missing > 0 && (
        <RemindButton slug={slug} evaluationId={evaluationId} missing={missing} lastReminder={round.lastReminder} />
      )}
      {round.state !== "revealed" && (
        <form
          className="grid gap-2 border-t border-line pt-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (extended) extending.run(() => changeDeadline(slug, { evaluationId, deadline: extended }));
          }}
        >
          <DeadlineField
            key={round.deadlineAt?.toISOString() ?? "none"}
            label={round.deadlineAt ? "Extend the deadline" : "Set a deadline"}
            hint="Everybody sees the change in the history."
            defaultAt={round.deadlineAt?.toISOString()}
            error={extending.refusal?.fields?.deadline ?? null}
            onChange={setExtended}
          />
          <Button
            type="submit"
            className="justify-self-start"
            isPending={extending.isPending}
            refusal={extended ? null : "Choose a day and a time."}
          >
            {round.deadlineAt ? "Extend" : "Set"}
          </Button>
        </form>
      )}
      <div className="border-t border-line pt-3">
        <CancelEvaluation slug={slug} evaluationId={evaluationId} refusal={null} />
      </div>
      {extending.refusal && !extending.refusal.fields && <Refusal title={extending.refusal.message} />}
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={go}
        title={title}
        footer={
          <>
            <Button className="ml-auto" onClick={() => setOpen(false)}>
              Not yet
            </Button>
            <Button variant="primary" shortcut="⌘↵" isPending={next.isPending} onClick={go}>
              {title}
            </Button>
          </>
        }
      >
        <p>
          {missing > 0
            ? `${counted(missing, "participant")} ${missing === 1 ? "has" : "have"} not submitted. Drafts never count. `
            : "Everybody has submitted. "}
          {isWeighting
            ? "The group’s weights are shown to all and locked; then people score, blind."
            : `Everybody’s ${evaluation.method === "matrix" ? "scores" : "votes"} and reasons become readable to all members, for good.`}
        </p>
        {short > 0 && (
          <p className="text-caution-ink">
            {counted(short, "ballot")} short of the quorum: revealed now, the result is not valid until another round
            brings the rest.
          </p>
        )}
        {isWeighting && <DeadlineField label="Deadline for scoring" hint="Optional." onChange={setNextDeadline} />}
        {next.refusal && <Refusal title={next.refusal.message} />}
      </Dialog>
    </aside>
  );
}
