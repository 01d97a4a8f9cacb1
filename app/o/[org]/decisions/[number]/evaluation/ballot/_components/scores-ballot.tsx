"use client";

import { ArrowLeft } from "@/app/_ui/icons";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "@/app/_ui/form/button";
import { numberWord } from "@/app/_ui/text/format";
import type { BallotAnswer, ScoresContent } from "@/lib/evaluations/ballots/input";
import type { MyBallot } from "@/lib/evaluations/ballots/queries";
import {
  needsReason,
  scoresLackingReason,
  scoresWithoutReason,
  unansweredCells,
} from "@/lib/evaluations/ballots/rules";
import { BallotFooter } from "./ballot-footer";
import { BallotFrame } from "./ballot-frame";
import { BlindNote } from "./blind-note";
import { BallotKeyHints } from "../../../_sheet/ballot-key-hints";
import { Favourites } from "../../../_sheet/favourites";
import { CriterionHead } from "../../../_sheet/criterion-head";
import { CriterionList, OVERALL } from "./criterion-list";
import { BallotEvidence, EvidenceHint } from "../../../_evidence/ballot-evidence";
import { MeasuredOptions } from "../../../_sheet/measured-options";
import { OptionRow } from "../../../_sheet/option-row";
import { useBallotKeys } from "./use-ballot-keys";
import { useDraft } from "./use-draft";

interface Props {
  readonly ballot: MyBallot;
  readonly slug: string;
  readonly memberId: string;
}

const EMPTY: ScoresContent = { kind: "scoring", answers: {}, reasons: {} };

/** Scoring: one criterion at a time across all options, in the reader's own order, with the keyboard first. */
export function ScoresBallot({ ballot, slug, memberId }: Props) {
  const decisionHref = `/o/${slug}/decisions/${ballot.decision.number}`;
  const draft = useDraft(ballot, `${decisionHref}/ballot/draft`, memberId);
  const content = draft.content?.kind === "scoring" ? draft.content : EMPTY;
  const [first] = useState(() => firstOpen(ballot, content));
  const [opened, setOpened] = useState<number | null>(null);
  const named = useSyncExternalStore(never, namedCriterion, noCriterion);
  const [activeOption, setActiveOption] = useState(0);
  const isLocked = ballot.state === "locked";
  // The favourites are asked last, so that they colour no score.
  const steps = ballot.criteria.length + (ballot.settings.asksFavourites ? 1 : 0);
  const namedIndex = named === OVERALL ? steps - 1 : ballot.criteria.findIndex(({ id }) => id === named);
  const index = opened ?? (namedIndex === -1 ? first : namedIndex);
  const isFavourites = index === ballot.criteria.length;
  const criterion = ballot.criteria[index] ?? ballot.criteria[0];

  const open = (to: number) => {
    const next = Math.min(steps - 1, Math.max(0, to));
    setOpened(next);
    setActiveOption(0);
    const id = ballot.criteria[next]?.id ?? OVERALL;
    // Not as a query: the router takes a page whose query it did not ask for itself as another page, and loads it whole.
    window.history.replaceState(null, "", `#${id}`);
    if (isPhone()) window.scrollTo({ top: 0 });
  };
  const answer = (optionId: string, value: BallotAnswer | undefined) => {
    if (criterion === undefined || isLocked) return;
    const row = replaced(content.answers[criterion.id], optionId, value);
    draft.keeper.change({ ...content, answers: { ...content.answers, [criterion.id]: row } }, 0);
  };
  // On a phone the next open option unfolds under the thumb; elsewhere all are in sight.
  const press = (optionId: string, value: BallotAnswer | undefined) => {
    answer(optionId, value);
    if (value === undefined || isLocked || !isPhone()) return;
    const given = content.answers[criterion?.id ?? ""];
    const next = criterion?.optionIds.find((id) => id !== optionId && given?.[id] === undefined);
    if (next !== undefined) document.querySelector<HTMLElement>(`[data-head="${CSS.escape(next)}"]`)?.focus();
  };
  const explain = (optionId: string, reason: string) => {
    if (criterion === undefined) return;
    const row = replaced(content.reasons[criterion.id], optionId, reason === "" ? undefined : reason);
    draft.keeper.change({ ...content, reasons: { ...content.reasons, [criterion.id]: row } }, 500);
  };

  useBallotKeys({
    optionIds: isFavourites ? [] : (criterion?.optionIds ?? []),
    active: activeOption,
    onActive: setActiveOption,
    onAnswer: answer,
    currentAnswer: (optionId) => content.answers[criterion?.id ?? ""]?.[optionId],
    onNext: () => open(index + 1),
    onBack: () => open(index - 1),
  });

  const rows = useRef<HTMLDivElement>(null);
  // What folded above the active option moved it.
  useEffect(() => {
    if (isPhone() && activeOption > 0)
      rows.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" });
  }, [activeOption]);

  if (criterion === undefined) return null;
  const hasEvidence = Object.keys(ballot.evidence).length > 0;
  const openCells = unansweredCells(
    ballot.criteria.map((each) => ({ criterionId: each.id, optionIds: each.optionIds })),
    content.answers,
  );
  const openCriteria = new Set(openCells.map((key) => key.split(":")[0])).size;
  const lacking = scoresLackingReason(ballot.settings.reasonRule, content).length;
  const obstacle = isLocked
    ? "The deadline has passed."
    : openCriteria > 0
      ? `${openCriteria} ${openCriteria === 1 ? "criterion is" : "criteria are"} still open`
      : lacking > 0
        ? `${lacking} ${lacking === 1 ? "score needs" : "scores need"} a reason`
        : null;
  const isLast = index === steps - 1;

  return (
    <BallotFrame
      slug={slug}
      number={ballot.decision.number}
      title={ballot.decision.title}
      here={`Your ballot, round ${ballot.round.number}`}
      draft={draft.state}
      isSubmitted={draft.confirmed !== null}
      aside={
        <CriterionList
          ballot={ballot}
          answers={content.answers}
          currentId={isFavourites ? OVERALL : criterion.id}
          favourites={ballot.settings.asksFavourites ? (content.favourites ?? ballot.earlierFavourites).length : null}
          onOpen={(id) => open(id === OVERALL ? steps - 1 : ballot.criteria.findIndex((each) => each.id === id))}
        />
      }
      footer={
        <BallotFooter
          ballot={ballot}
          memberId={memberId}
          decisionHref={decisionHref}
          draft={draft}
          content={content}
          obstacle={obstacle}
          isPrimary={isLast && !draft.confirmed}
          hint={withoutReasonOf(content)}
          back={
            <Button onClick={() => open(index - 1)} refusal={index === 0 ? "This is the first criterion." : null}>
              <ArrowLeft className="size-4" />
              Back
            </Button>
          }
          next={
            !isLast && (
              <Button variant={draft.confirmed ? "secondary" : "primary"} shortcut="↵" onClick={() => open(index + 1)}>
                {index === ballot.criteria.length - 1 ? "Next" : "Next criterion"}
              </Button>
            )
          }
        />
      }
    >
      <div className={hasEvidence ? "min-h-full xl:grid xl:grid-cols-[minmax(0,1fr)_320px]" : ""}>
        <div className="mx-auto w-full max-w-[760px] px-4 py-5 sm:px-8">
          <BlindNote ballot={ballot} memberId={memberId} />
          {isFavourites ? (
            <Favourites
              options={ballot.options}
              favourites={content.favourites ?? ballot.earlierFavourites}
              isLocked={isLocked}
              onChange={(favourites) => draft.keeper.change({ ...content, favourites: [...favourites] }, 0)}
            />
          ) : (
            <>
              <CriterionHead criterion={criterion} index={index} total={ballot.criteria.length} />
              <EvidenceHint count={ballot.evidence[criterion.id] ?? 0} />
              {criterion.measure !== null && <MeasuredOptions criterion={criterion} options={ballot.options} />}
              <div ref={rows} className="mt-1 max-sm:mt-4">
                {criterion.optionIds.map((optionId, at) => {
                  const option = ballot.options.find((each) => each.id === optionId);
                  if (option === undefined) return null;
                  const before = ballot.earlier[criterion.id]?.[optionId];
                  const given = content.answers[criterion.id]?.[optionId];
                  return (
                    <OptionRow
                      key={optionId}
                      criterion={criterion}
                      option={option}
                      answer={given}
                      reason={content.reasons[criterion.id]?.[optionId] ?? ""}
                      earlier={
                        before === undefined ? null : `You gave ${wordOf(before.answer)} in round ${before.round}`
                      }
                      needsReason={needsReason(ballot.settings.reasonRule, given)}
                      extras={{
                        confidence: ballot.settings.asksConfidence
                          ? (content.confidence?.[criterion.id]?.[optionId] ?? null)
                          : undefined,
                        changedFrom:
                          before === undefined || given === undefined || given === before.answer
                            ? null
                            : `${wordOf(before.answer)} in round ${before.round}`,
                        change: content.changes?.[criterion.id]?.[optionId] ?? "",
                        onConfidence: (level) => {
                          const row = replaced(content.confidence?.[criterion.id], optionId, level);
                          draft.keeper.change(
                            { ...content, confidence: { ...content.confidence, [criterion.id]: row } },
                            0,
                          );
                        },
                        onChange: (text) => {
                          const row = replaced(
                            content.changes?.[criterion.id],
                            optionId,
                            text === "" ? undefined : text,
                          );
                          draft.keeper.change(
                            { ...content, changes: { ...content.changes, [criterion.id]: row } },
                            500,
                          );
                        },
                      }}
                      isActive={at === activeOption}
                      isLocked={isLocked}
                      onActivate={() => setActiveOption(at)}
                      onAnswer={(value) => press(optionId, value)}
                      onReason={(reason) => explain(optionId, reason)}
                    />
                  );
                })}
              </div>
              {criterion.measure === null && <BallotKeyHints hasEvidence={hasEvidence} />}
            </>
          )}
        </div>
        {hasEvidence && !isFavourites && <BallotEvidence ballot={ballot} slug={slug} criterionId={criterion.id} />}
      </div>
    </BallotFrame>
  );
}

const never = () => () => undefined;
/** The criterion that the address names, so that a reload stays where one was. */
const namedCriterion = () => window.location.hash.slice(1);
const noCriterion = () => "";

function firstOpen(ballot: MyBallot, content: ScoresContent): number {
  const unanswered = ballot.criteria.findIndex((criterion) =>
    criterion.optionIds.some((optionId) => content.answers[criterion.id]?.[optionId] === undefined),
  );
  return Math.max(0, unanswered);
}

/** How many scores at an end of the scale stand without a reason, in a sentence; null when none does. */
function withoutReasonOf(content: ScoresContent): string | null {
  const missing = scoresWithoutReason(content);
  if (missing === 0) return null;
  const scores = missing === 1 ? "One score of 1 or 5 has" : `${numberWord(missing)} scores of 1 or 5 have`;
  return `${scores} no reason. After the reveal others will read “No reason given” beside ${missing === 1 ? "it" : "them"}.`;
}

/** Is the page drawn for a phone? The same width as in the styles. */
function isPhone(): boolean {
  return window.matchMedia("(width < 40rem)").matches;
}

function wordOf(answer: BallotAnswer): string {
  if (answer === "abstain") return "no opinion";
  return answer === "not-applicable" ? "“not applicable”" : String(answer);
}

/** The row with one entry set, or, with undefined, without it. */
function replaced<V>(
  row: Readonly<Record<string, V>> | undefined,
  key: string,
  value: V | undefined,
): Record<string, V> {
  const others = Object.entries(row ?? {}).filter(([name]) => name !== key);
  return Object.fromEntries(value === undefined ? others : [...others, [key, value]]);
}
