import { Note } from "@/app/_ui/feedback/note";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Link } from "@/app/_ui/link/link";
import { Lead } from "@/app/_ui/text/lead";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { counted } from "@/app/_ui/text/format";
import { EVALUATION_LIMITS } from "@/lib/evaluations/rules";
import type { SetupOverview } from "@/lib/evaluations/overview/queries";
import { heaviestTheme } from "@/lib/evaluations/setup/rules";
import { activeShifts } from "@/lib/evaluations/context/rules";
import { EvidenceSections } from "../_evidence/evidence-sections";
import { ContextPanel } from "./context-panel";
import { SaveAsTemplate } from "../_evaluation/parts/save-as-template";
import { CriteriaEditor } from "./criteria-editor";
import { MeasuresPanel } from "./measures-panel";
import { GoalsPanel } from "./goals-panel";
import { NamesPanel } from "./people/names-panel";
import { OptionsEditor } from "./options/options-editor";
import { SettingsPanel } from "./settings-panel";
import { StartPanel } from "./start-panel";

interface Props {
  readonly slug: string;
  readonly evaluation: SetupOverview;
  /** Owners and admins keep templates. */
  readonly canSaveAsTemplate: boolean;
}

/** Setting up: what is compared, by what, and who takes part. Everything locks when weighting opens. */
export function SetupView({ slug, evaluation, canSaveAsTemplate }: Props) {
  const { id, options, criteria, may } = evaluation;
  const refusal = may.edit.allowed ? null : may.edit.reason;
  const heavy = heaviestTheme(criteria.map((criterion) => criterion.theme));
  return (
    <PageBody>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div>
          <Lead rest="Say what is compared and what each score means; then people weigh and score without seeing each other.">
            {counted(options.length, "option")} on {counted(criteria.length, "criterion", "criteria")}.
          </Lead>
          {evaluation.isReopened && (
            <div className="mt-4">
              <Note>
                Reopened: a changed criterion or anchor voids its scores, an added one is unanswered, and later rounds
                say that they are not blind.
              </Note>
            </div>
          )}
          {evaluation.context !== null && (
            <ContextPanel slug={slug} evaluationId={id} context={evaluation.context} refusal={refusal} />
          )}
          <SectionTitle className="mt-7 mb-2" count={options.length}>
            Options
          </SectionTitle>
          <OptionsEditor
            slug={slug}
            evaluationId={id}
            options={options}
            limit={EVALUATION_LIMITS.options}
            refusal={refusal}
          />
          <SectionTitle className="mt-8 mb-2" count={criteria.length}>
            Criteria
          </SectionTitle>
          {heavy && (
            <div className="mb-3">
              <Note>
                {heavy} holds more than half of the criteria. A theme with many criteria tends to draw more weight than
                it deserves: merge what says the same.
              </Note>
            </div>
          )}
          <CriteriaEditor
            slug={slug}
            evaluationId={id}
            criteria={criteria.map((criterion) => ({
              ...criterion,
              shifts: activeShifts(evaluation.context, criterion.id),
            }))}
            limit={EVALUATION_LIMITS.criteria}
            refusal={refusal}
          />
          <MeasuresPanel slug={slug} evaluationId={id} options={options} criteria={criteria} refusal={refusal} />
          {evaluation.linked.goals.length > 0 && criteria.length > 0 && (
            <>
              <SectionTitle className="mt-8 mb-2">Goals</SectionTitle>
              <GoalsPanel
                slug={slug}
                evaluationId={id}
                criteria={criteria}
                linked={evaluation.linked}
                refusal={refusal}
              />
            </>
          )}
          <EvidenceSections
            slug={slug}
            number={evaluation.decision.number}
            evaluationId={id}
            criteria={criteria}
            options={options}
            evidence={evaluation.evidence}
            refusal={may.addEvidence.allowed ? null : may.addEvidence.reason}
          />
          <SectionTitle className="mt-8 mb-2">Cost of ownership</SectionTitle>
          <p className="text-ink-3">
            What building and keeping each option takes stands beside the points, on an axis of its own.{" "}
            <Link href={`/o/${slug}/decisions/${evaluation.decision.number}/ownership`} className="link">
              Enter costs of ownership
            </Link>
          </p>
          <SettingsPanel
            slug={slug}
            evaluationId={id}
            settings={evaluation.settings}
            candidates={evaluation.candidates.length}
            refusal={may.steer.allowed ? null : may.steer.reason}
          />
          {canSaveAsTemplate && (
            <div className="mt-8 flex flex-wrap items-center gap-3 border-t border-line pt-4">
              <SaveAsTemplate
                slug={slug}
                evaluationId={id}
                refusal={criteria.length === 0 ? "A template needs at least one criterion." : null}
              />
              <span className="text-xs text-ink-3">Keeps these options and criteria for the next decision.</span>
            </div>
          )}
          <NamesPanel
            slug={slug}
            evaluationId={id}
            hasHiddenNames={evaluation.hasHiddenNames}
            refusal={may.steer.allowed ? null : may.steer.reason}
          />
        </div>
        <StartPanel
          slug={slug}
          evaluationId={id}
          candidates={evaluation.candidates}
          lines={evaluation.lines}
          participants={evaluation.participants.map((participant) => participant.memberId)}
          options={options}
          criteria={criteria}
          settings={evaluation.settings}
          stewardWeights={evaluation.stewardWeights}
          gap={evaluation.gap}
          canSkipWeighting={evaluation.canSkipWeighting}
          stewardName={evaluation.decision.stewardName}
          steerRefusal={may.steer.allowed ? null : may.steer.reason}
        />
      </div>
    </PageBody>
  );
}
