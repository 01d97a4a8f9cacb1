import type { Tx } from "@/db/client";
import type { Scope } from "@/db/scope";
import type { LoadedEvaluation } from "../../queries";
import { readVoteMaterial } from "../../votes/closing/queries";
import { draftVoteRecord } from "../../votes/closing/record/rules";
import { readFrozen, readRecordMaterial } from "../queries";
import { draftRecord, type DraftedSection, type RecordMaterial } from "./rules";

/** What was chosen after an evaluation, and why; null when no option was. */
export function choiceOf({
  chosenOptionId,
  choiceReason,
}: Pick<LoadedEvaluation, "chosenOptionId" | "choiceReason">): RecordMaterial["choice"] {
  return chosenOptionId === null ? null : { optionId: chosenOptionId, reason: choiceReason ?? "" };
}

/** The sections as a closed evaluation drafts them, whichever way it decided. */
export async function readDraftedSections(
  tx: Tx,
  scope: Scope,
  evaluation: LoadedEvaluation,
): Promise<Record<DraftedSection, string>> {
  if (evaluation.method !== "matrix") {
    const material = await readVoteMaterial(tx, scope, evaluation.id);
    const { chosenOptionId: optionId, choiceReason: reason } = evaluation;
    return draftVoteRecord({ ...material, choice: { optionId, reason: reason ?? "" } });
  }
  const material = await readRecordMaterial(tx, scope, await readFrozen(tx, scope, evaluation.id));
  return draftRecord({ ...material, choice: choiceOf(evaluation) });
}
