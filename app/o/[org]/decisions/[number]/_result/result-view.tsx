import { ArrowRight } from "@/app/_ui/icons";
import { Link } from "@/app/_ui/link/link";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { Card } from "@/app/_ui/feedback/card";
import { Skeleton } from "@/app/_ui/feedback/skeleton";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { can } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { getDiscussion } from "@/lib/evaluations/discussion/queries";
import { getResult, type ResultView as Result } from "@/lib/evaluations/results/queries";
import { SaveAsTemplate } from "../_evaluation/parts/save-as-template";
import { PhaseCorner } from "../_evaluation/parts/phase-corner";
import { DisagreementNote } from "../_vote/result/disagreement-note";
import { ChecksPart } from "./checks/checks-part";
import { ChoiceNote } from "./choice/choice-note";
import { DissentCard } from "./dissent-card";
import { GoalsCard } from "./goals-card";
import { LeaveOneOutCard } from "./leave-one-out-card";
import { PeopleCard } from "./people-card";
import { OwnershipCard } from "./ownership/ownership-card";
import { ProofLine } from "./proof-line";
import { RankingCard } from "./ranking-card";
import { SureCard } from "./sure/sure-card";
import { MeasuredCard } from "./terms/measured-card";
import { WhatIfCard } from "./what-if/what-if-card";

interface Props {
  readonly ctx: Ctx;
  /** The decision's number. */
  readonly number: number;
  /** The evaluation's number within the decision; the latest closed one when left out. */
  readonly evaluation?: number;
}

/** The result of a closed evaluation: who leads, by how much, what would change it, and who saw it differently. */
export async function ResultView({ ctx, number, evaluation }: Props) {
  const result = await getResult(ctx, { number, evaluation });
  if (result === null) notFound();
  const discussion = await getDiscussion(ctx, { number, evaluation: result.number });
  const base = `/o/${ctx.slug}/decisions/${number}`;
  return (
    <>
      <PhaseCorner phase="closed" />
      <PageBody isWide className="sm:px-6 sm:pt-[22px] sm:pb-7 lg:px-6">
        <div className="mb-5 flex flex-wrap items-start gap-x-6 gap-y-3.5">
          <Lead
            className="max-w-[52em] min-w-[20rem] flex-1"
            rest={restOf(result).map((sentence) => (
              <span key={sentence} className="sm:block">
                {sentence}{" "}
              </span>
            ))}
          >
            {result.sentences.lead}
          </Lead>
          <div className="flex flex-wrap items-center gap-2">
            <Link
              href={`${base}/votes?evaluation=${result.number}`}
              className="inline-flex min-h-9 items-center gap-1 px-2 text-xs link sm:min-h-7"
            >
              Every vote and reason
            </Link>
            <ButtonLink href={base} size="sm">
              {result.decision.status === "draft" ? "Read the drafted record" : "Read the record"}
              <ArrowRight />
            </ButtonLink>
          </div>
        </div>
        <ChoiceNote ctx={ctx} result={result} />
        <DisagreementNote ctx={ctx} number={number} evaluation={result.number} />
        <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,330px)]">
          <RankingCard result={result} className="self-start md:col-span-2" />
          <Suspense fallback={<Waiting title="How sure is this?" rows={7} />}>
            <SureCard result={result} className="self-start max-xl:md:col-span-2" />
          </Suspense>
          <WhatIfCard result={result} className="md:col-span-2 xl:col-span-3" />
          <LeaveOneOutCard result={result} className="self-start" />
          <Suspense fallback={<Waiting title="Which weight matters most" rows={9} />}>
            <ChecksPart result={result} />
          </Suspense>
          <OwnershipCard result={result} className="self-start" />
          <GoalsCard result={result} className="md:col-span-2" />
          <PeopleCard result={result} className="self-start" />
          <MeasuredCard result={result} className="self-start" />
          {discussion && <DissentCard discussion={discussion} className="self-start" />}
        </div>
        <ProofLine result={result} base={base} />
        {can(ctx, "manage templates").allowed && (
          <div className="mt-4">
            <SaveAsTemplate slug={ctx.slug} evaluationId={result.evaluationId} />
          </div>
        )}
      </PageBody>
    </>
  );
}

/** A card whose figures are being computed, for the first reader of a large result. */
function Waiting({ title, rows }: { title: string; rows: number }) {
  return (
    <Card title={title} className="self-start">
      <div className="px-4 pb-3">
        <Skeleton rows={rows} />
      </div>
    </Card>
  );
}

/** Who may not win, and what would change the winner. Where nobody may, the lead says why. */
function restOf({ sentences, frozen }: Result): readonly string[] {
  const knockOut = frozen.result.closeness === "none" ? null : sentences.knockOut;
  return [knockOut, sentences.equalWeights, sentences.flip].filter((sentence) => sentence !== null);
}
