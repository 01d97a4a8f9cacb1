import { ArrowRight } from "@/app/_ui/icons";
import { Link } from "@/app/_ui/link/link";
import { notFound } from "next/navigation";
import { Suspense, type ReactNode } from "react";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { can } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { getDiscussion } from "@/lib/evaluations/discussion/queries";
import { getResult, type ResultView as Result } from "@/lib/evaluations/results/queries";
import { SaveAsTemplate } from "../_evaluation/parts/save-as-template";
import { PhaseCorner } from "../_evaluation/parts/phase-corner";
import { DisagreementNote } from "../_vote/result/disagreement-note";
import { Checked, LostBallots, Waiting } from "./checks/checked";
import { MethodsCard } from "./checks/methods-card";
import { PlacesCard } from "./checks/places-card";
import { TornadoCard } from "./checks/tornado-card";
import { ChoiceNote } from "./choice/choice-note";
import { DissentCard } from "./dissent-card";
import { GoalsCard } from "./goals-card";
import { GuessesCard } from "./guesses/guesses-card";
import { LeaveOneOutCard } from "./leave-one-out/leave-one-out-card";
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

/** The places of so many options fit beside the ranking; a wider table gets a row of its own. */
const MOST_BESIDE = 5;

/** The result of a closed evaluation: who leads, by how much, what would change it, and who saw it differently. */
export async function ResultView({ ctx, number, evaluation }: Props) {
  const result = await getResult(ctx, { number, evaluation });
  if (result === null) notFound();
  const discussion = await getDiscussion(ctx, { number, evaluation: result.number });
  const base = `/o/${ctx.slug}/decisions/${number}`;
  const isCrowded = result.frozen.result.ranking.length > MOST_BESIDE;
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
        <Suspense>
          <LostBallots result={result} />
        </Suspense>
        <DisagreementNote ctx={ctx} number={number} evaluation={result.number} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 md:grid-cols-2 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,330px)]">
          <RankingCard result={result} className="md:col-span-2" />
          <div className="grid gap-4 max-xl:md:col-span-2 xl:row-span-2">
            <Suspense fallback={<Waiting title="How sure is this?" rows={7} />}>
              <SureCard result={result} />
            </Suspense>
            <Checked result={result} card={isCrowded ? MethodsCard : PlacesCard} />
          </div>
          <LeaveOneOutCard result={result} />
          <Checked result={result} card={TornadoCard} />
          <WhatIfCard result={result} className="md:col-span-2 xl:col-span-3" />
          {isCrowded && <Checked result={result} card={PlacesCard} className="md:col-span-2 xl:col-span-3" />}
          <GoalsCard result={result} className="md:col-span-2 xl:col-span-3" />
        </div>
        <div className="mt-4 flex flex-col gap-4 md:flex-row md:flex-wrap">
          <Stack>
            {!isCrowded && <Checked result={result} card={MethodsCard} />}
            <PeopleCard result={result} />
          </Stack>
          <Stack>
            <OwnershipCard result={result} />
            <Checked result={result} card={GuessesCard} />
          </Stack>
          <Stack>
            {discussion && <DissentCard discussion={discussion} />}
            <MeasuredCard result={result} />
          </Stack>
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

/** Cards of unlike height one below the other, where there are any. */
function Stack({ children }: { children: ReactNode }) {
  return <div className="grid min-w-0 flex-1 content-start gap-4 empty:hidden md:min-w-[300px]">{children}</div>;
}

/** Who may not win, and what would change the winner. Where nobody may, the lead says why. */
function restOf({ sentences, frozen }: Result): readonly string[] {
  const knockOut = frozen.result.closeness === "none" ? null : sentences.knockOut;
  return [knockOut, sentences.equalWeights, sentences.flip].filter((sentence) => sentence !== null);
}
