"use client";

import { TriangleAlert } from "@/app/_ui/icons";
import { Slider } from "@/app/_ui/form/slider";
import { fieldStyle } from "@/app/_ui/form/field-style";
import { Button } from "@/app/_ui/form/button";
import { Meter } from "@/app/_ui/state/meter";
import { counted } from "@/app/_ui/text/format";
import { Lead } from "@/app/_ui/text/lead";
import type { WeightsContent } from "@/lib/evaluations/ballots/input";
import type { BallotCriterion, MyBallot } from "@/lib/evaluations/ballots/queries";
import { POINTS_TO_GIVE, scaledToFull, spreadEvenly } from "@/lib/evaluations/ballots/rules";
import { byTheme } from "@/lib/evaluations/matrix/rules";
import { ShiftLines } from "../../../_sheet/shift-lines";
import { isNearlyEqual } from "@/lib/evaluations/weighing/rules";
import { BallotFooter } from "./ballot-footer";
import { BallotFrame } from "./ballot-frame";
import { BlindNote } from "./blind-note";
import { useDraft } from "./use-draft";

/** Where the slider ends: one criterion of many rarely gets more, and the field takes up to 100. */
const SLIDER_END = 40;

interface Props {
  readonly ballot: MyBallot;
  readonly slug: string;
  readonly memberId: string;
}

/** Weighting: 100 points over the criteria, blind. What is left to give is always in sight. */
export function WeightsBallot({ ballot, slug, memberId }: Props) {
  const decisionHref = `/o/${slug}/decisions/${ballot.decision.number}`;
  const draft = useDraft(ballot, `${decisionHref}/ballot/draft`, memberId);
  const points = draft.content?.kind === "weighting" ? draft.content.points : ballot.earlierPoints;
  const isLocked = ballot.state === "locked";
  const given = ballot.criteria.reduce((sum, criterion) => sum + (points[criterion.id] ?? 0), 0);
  const left = POINTS_TO_GIVE - given;
  const content: WeightsContent = { kind: "weighting", points };

  const change = (next: WeightsContent["points"]) => draft.keeper.change({ kind: "weighting", points: next }, 300);
  const set = (criterionId: string, value: number) => {
    const whole = Math.min(POINTS_TO_GIVE, Math.max(0, Math.round(Number.isFinite(value) ? value : 0)));
    change({ ...points, [criterionId]: whole });
  };
  const themes = byTheme(ballot.criteria);
  const obstacle = isLocked
    ? "The deadline has passed."
    : left === 0
      ? null
      : left > 0
        ? `${counted(left, "point")} left to give`
        : `${counted(-left, "point")} too many`;

  return (
    <BallotFrame
      slug={slug}
      number={ballot.decision.number}
      title={ballot.decision.title}
      here={ballot.round.number > 1 ? `Your weights, round ${ballot.round.number}` : "Your weights"}
      draft={draft.state}
      isSubmitted={draft.confirmed !== null}
      aside={<ThemeTotals themes={themes} points={points} left={left} />}
      footer={
        <BallotFooter
          ballot={ballot}
          memberId={memberId}
          decisionHref={decisionHref}
          draft={draft}
          content={content}
          obstacle={obstacle}
          isPrimary={!draft.confirmed}
          hint={
            isNearlyEqual(ballot.criteria.map(({ id }) => points[id] ?? 0))
              ? "All your weights are within 3 points of equal. If that is what you think, submit; if not, say what matters more."
              : null
          }
        />
      }
    >
      <div className="mx-auto max-w-[760px] px-4 py-5 sm:px-8">
        <BlindNote ballot={ballot} memberId={memberId} />
        <Lead
          className="mt-6"
          rest="A criterion that would change your choice deserves more; one that all options meet alike deserves little."
        >
          Share out 100 points by what matters to this decision.
        </Lead>
        <div className="mt-3 flex flex-wrap items-center gap-2">
          <Button
            size="sm"
            refusal={isLocked ? "The deadline has passed." : null}
            onClick={() => change(spreadEvenly(ballot.criteria))}
          >
            Begin with equal points
          </Button>
          {ballot.proposal !== null && (
            <Button
              size="sm"
              refusal={isLocked ? "The deadline has passed." : null}
              title="What the criteria do for the organization’s goals, in points of 100"
              onClick={() => change(scaledToFull(ballot.criteria, ballot.proposal ?? {}))}
            >
              Begin with the goals
            </Button>
          )}
          <Button
            size="sm"
            refusal={
              isLocked
                ? "The deadline has passed."
                : left === 0
                  ? "All 100 points are given."
                  : given === 0
                    ? "There are no points to bring to 100 yet."
                    : null
            }
            title="Keeps the proportions and makes the sum 100"
            onClick={() => change(scaledToFull(ballot.criteria, points))}
          >
            Bring to 100
          </Button>
          <Button
            size="sm"
            variant="quiet"
            refusal={isLocked ? "The deadline has passed." : null}
            onClick={() => change({})}
          >
            Clear
          </Button>
        </div>
        {themes.map(({ theme, criteria }) => (
          <section key={theme} className="mt-5">
            <div className="grid grid-cols-[minmax(0,1fr)_64px] items-end gap-x-4 sm:grid-cols-[minmax(0,1fr)_180px_64px]">
              <h2 className="text-xs font-medium text-ink-3">{theme}</h2>
              <p aria-hidden="true" className="flex justify-between text-2xs text-ink-3 num max-sm:hidden">
                <span>0</span>
                <span>{SLIDER_END / 2}</span>
                <span>{SLIDER_END}+</span>
              </p>
              <p aria-hidden="true" className="text-center text-2xs text-ink-3">
                points
              </p>
            </div>
            <ul className="mt-1 border-t border-line">
              {criteria.map((criterion) => (
                <WeightRow
                  key={criterion.id}
                  criterion={criterion}
                  value={points[criterion.id] ?? 0}
                  isLocked={isLocked}
                  onChange={(value) => set(criterion.id, value)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </BallotFrame>
  );
}

interface RowProps {
  readonly criterion: BallotCriterion;
  readonly value: number;
  readonly isLocked: boolean;
  readonly onChange: (value: number) => void;
}

function WeightRow({ criterion, value, isLocked, onChange }: RowProps) {
  const name = `${criterion.name}: points of 100`;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_64px] items-center gap-x-4 gap-y-1 border-b border-line py-2 sm:grid-cols-[minmax(0,1fr)_180px_64px]">
      <div>
        <p className="font-medium text-ink">{criterion.name}</p>
        <p className="text-xs text-ink-3">{criterion.decidedBy || criterion.question}</p>
        <ShiftLines shifts={criterion.shifts} className="mt-1 grid gap-0.5" />
      </div>
      <Slider
        label={`${criterion.name}: slider`}
        value={value}
        max={SLIDER_END}
        isLocked={isLocked}
        onChange={onChange}
        className="max-sm:col-span-2 max-sm:row-start-2"
      />
      <input
        type="number"
        inputMode="numeric"
        min={0}
        max={100}
        value={value === 0 ? "" : value}
        placeholder="0"
        readOnly={isLocked}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        aria-label={name}
        className={`${fieldStyle} [appearance:textfield] text-center num [&::-webkit-inner-spin-button]:appearance-none`}
      />
    </li>
  );
}

interface TotalsProps {
  readonly themes: ReturnType<typeof byTheme<BallotCriterion>>;
  readonly points: WeightsContent["points"];
  readonly left: number;
}

function ThemeTotals({ themes, points, left }: TotalsProps) {
  const sumOf = (criteria: readonly BallotCriterion[]) =>
    criteria.reduce((sum, criterion) => sum + (points[criterion.id] ?? 0), 0);
  return (
    <div className="border-line bg-sunken px-4 py-3.5 max-md:sticky max-md:top-[52px] max-md:z-5 max-md:border-b md:border-r">
      <div className="flex items-baseline justify-between" role="status">
        <h2 className={`flex items-center gap-1.5 text-sm font-semibold ${left < 0 ? "text-caution-ink" : ""}`}>
          {left < 0 && <TriangleAlert className="size-3.5" strokeWidth={1.75} />}
          {left === 0
            ? "All 100 points given"
            : left > 0
              ? `${counted(left, "point")} left`
              : `${counted(-left, "point")} too many`}
        </h2>
        <Meter share={(POINTS_TO_GIVE - left) / POINTS_TO_GIVE} isMine isOver={left < 0} />
      </div>
      <dl className="mt-3 grid gap-1.5 max-md:hidden">
        {themes.map(({ theme, criteria }) => (
          <div key={theme} className="flex justify-between">
            <dt>{theme}</dt>
            <dd className="text-ink num">{sumOf(criteria)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
