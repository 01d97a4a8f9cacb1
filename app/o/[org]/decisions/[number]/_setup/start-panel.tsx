"use client";

import type { SetupOverview } from "@/lib/evaluations/overview/queries";
import { whyNotMeasured } from "@/lib/evaluations/measures/rules";
import { openWeighting, resumeScoring } from "../_evaluation/actions";
import { StewardWeights } from "../_evaluation/parts/steward-weights";
import { StartFrame, type StartProps } from "./people/start-frame";

type Props = StartProps & Pick<SetupOverview, "canSkipWeighting" | "options" | "criteria" | "stewardWeights">;

const WHAT_PEOPLE_DO: Readonly<Record<SetupOverview["settings"]["weighting"], string>> = {
  points: "share out 100 points each",
  swing: "say what each step from worst to best is worth",
  rank: "put the criteria in order",
  pairwise: "compare the criteria pair by pair",
  steward: "score the options by the weights given",
};

/** Begins an evaluation on criteria: opening weighting, or scoring where the steward gives the weights, locks the matrix. */
export function StartPanel({ canSkipWeighting, options, criteria, stewardWeights, ...start }: Props) {
  const { slug, evaluationId, settings } = start;
  const isGiven = settings.weighting === "steward";
  const whyNotScored = (why: string | null) => why ?? whyNotMeasured(options, criteria);
  const scoring = (verb: string, missing: string | null) => ({
    verb,
    whyNot: (why: string | null) => whyNotScored(why) ?? missing,
    run: (chosen: Parameters<typeof resumeScoring>[1]) => resumeScoring(slug, chosen),
  });
  return (
    <StartFrame
      {...start}
      title={isGiven ? "Begin with scoring" : "Begin with weighting"}
      act={WHAT_PEOPLE_DO[settings.weighting]}
      locks="Options, criteria and what each score means are locked from now on, so that nobody fits them to the scores."
      step={
        isGiven
          ? scoring("Open scoring", canSkipWeighting ? null : "Give the weights first.")
          : { verb: "Open weighting", whyNot: (why) => why, run: (chosen) => openWeighting(slug, chosen) }
      }
      other={canSkipWeighting && !isGiven ? scoring("Keep the weights, open scoring", null) : null}
    >
      {isGiven && start.gap === null && start.steerRefusal === null && (
        <StewardWeights
          slug={slug}
          evaluationId={evaluationId}
          criteria={criteria}
          given={stewardWeights}
          title={stewardWeights === null ? "Give the weights" : "The weights you gave"}
          effect="Everybody sees them, and who gave them, before scoring opens."
        />
      )}
    </StartFrame>
  );
}
