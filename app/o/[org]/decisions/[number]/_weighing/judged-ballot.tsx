"use client";

import dynamic from "next/dynamic";
import { Scale } from "@/app/_ui/icons";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { Lead } from "@/app/_ui/text/lead";
import type { WeightsContent } from "@/lib/evaluations/ballots/input";
import type { MyBallot } from "@/lib/evaluations/ballots/queries";
import {
  isNearlyEqual,
  weighAll,
  weighGroup,
  weighingGroups,
  type Judgements,
  type WeighingFrame,
  type WeighingGroup,
} from "@/lib/evaluations/weighing/rules";
import { ShiftsByName } from "../_sheet/shifts-by-name";
import { BallotFooter } from "../evaluation/ballot/_components/ballot-footer";
import { BallotFrame } from "../evaluation/ballot/_components/ballot-frame";
import { BlindNote } from "../evaluation/ballot/_components/blind-note";
import { useDraft } from "../evaluation/ballot/_components/use-draft";
import { NumbersGroup } from "./numbers-group";
import { PairsGroup } from "./pairs-group";
import { WeightsSoFar } from "./weights-so-far";
import { WEIGHING_LEADS } from "./words";

/** Dragging comes with a library that the other ways do without. */
const RankGroup = dynamic(() => import("./rank-group").then((module) => module.RankGroup));

interface Props {
  readonly ballot: MyBallot;
  readonly frame: WeighingFrame;
  readonly slug: string;
  readonly memberId: string;
}

/** Weighting in another way than 100 points at once: group by group, with the weights that follow always in sight. */
export function JudgedBallot({ ballot, frame, slug, memberId }: Props) {
  const decisionHref = `/o/${slug}/decisions/${ballot.decision.number}`;
  const draft = useDraft(ballot, `${decisionHref}/ballot/draft`, memberId);
  const judgements: Judgements = (draft.content?.kind === "weighting" ? draft.content.judgements : null) ?? {};
  const isLocked = ballot.state === "locked";
  const groups = weighingGroups(ballot.criteria, frame.themesFirst);
  const weighed = weighAll(frame.method, groups, judgements);
  const content: WeightsContent = { kind: "weighting", points: {}, judgements: plain(judgements) };
  const change = (key: string, given: Judgements[string]) =>
    draft.keeper.change({ kind: "weighting", points: {}, judgements: plain({ ...judgements, [key]: given }) }, 300);
  const [fact, advice] = WEIGHING_LEADS[frame.method];
  const isEqual = weighed.points !== null && isNearlyEqual(Object.values(weighed.points));
  return (
    <BallotFrame
      slug={slug}
      number={ballot.decision.number}
      title={ballot.decision.title}
      here={ballot.round.number > 1 ? `Your weights, round ${ballot.round.number}` : "Your weights"}
      draft={draft.state}
      isSubmitted={draft.confirmed !== null}
      aside={<WeightsSoFar criteria={ballot.criteria} weighed={weighed} />}
      footer={
        <BallotFooter
          ballot={ballot}
          memberId={memberId}
          decisionHref={decisionHref}
          draft={draft}
          content={content}
          obstacle={isLocked ? "The deadline has passed." : weighed.obstacle}
          isPrimary={!draft.confirmed}
          hint={
            isEqual
              ? "All your weights are within 3 points of equal. If that is what you think, submit; if not, say what matters more."
              : null
          }
        />
      }
    >
      <div className="mx-auto max-w-[760px] px-4 py-5 sm:px-8">
        <BlindNote ballot={ballot} memberId={memberId} />
        <Lead className="mt-6" rest={advice}>
          {fact}
        </Lead>
        {groups.map((group) => (
          <section key={group.key} className="mt-6" aria-label={group.title}>
            <div className="flex items-baseline justify-between gap-3 border-b border-line pb-1.5">
              <SectionTitle>{group.title}</SectionTitle>
              <p className="text-xs text-ink-3 num" role="status">
                {weighGroup(frame.method, group, judgements[group.key]).obstacle ?? "weighed"}
              </p>
            </div>
            {group.key !== "themes" && (
              <ShiftsByName
                criteria={ballot.criteria.filter(({ id }) =>
                  group.items.some(({ criterionIds }) => criterionIds.includes(id)),
                )}
              />
            )}
            <Group
              method={frame.method}
              group={group}
              given={judgements[group.key] ?? {}}
              isLocked={isLocked}
              onChange={(given) => change(group.key, given)}
            />
          </section>
        ))}
        {frame.themesFirst && (
          <p className="mt-5 flex items-start gap-2 text-xs text-ink-3">
            <Scale className="mt-px size-3.5 shrink-0" strokeWidth={1.6} />
            Themes first keeps a theme with many criteria from drawing weight by their number alone.
          </p>
        )}
      </div>
    </BallotFrame>
  );
}

export interface GroupProps {
  readonly group: WeighingGroup;
  readonly given: Judgements[string];
  readonly isLocked: boolean;
  readonly onChange: (given: Judgements[string]) => void;
}

function Group({ method, ...group }: GroupProps & Pick<WeighingFrame, "method">) {
  switch (method) {
    case "points":
    case "swing":
      return <NumbersGroup method={method} {...group} />;
    case "rank":
      return <RankGroup {...group} />;
    case "pairwise":
      return <PairsGroup {...group} />;
  }
}

/** A copy that a draft may hold as its own. */
function plain(judgements: Judgements): Record<string, Record<string, number>> {
  return Object.fromEntries(Object.entries(judgements).map(([key, given]) => [key, { ...given }]));
}
