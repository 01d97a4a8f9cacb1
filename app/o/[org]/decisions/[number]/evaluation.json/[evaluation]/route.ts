import type { Ctx } from "@/lib/access/context";
import { download, type Download } from "@/lib/endpoint";
import { evaluationFileQueryShape, type EvaluationFileQuery } from "@/lib/evaluations/files/input";
import { getEvaluationFile } from "@/lib/evaluations/files/queries";

/** A closed evaluation as one file, from which anyone can compute its result again. */
async function evaluationFile(ctx: Ctx, query: EvaluationFileQuery): Promise<Download> {
  const file = await getEvaluationFile(ctx, query);
  return {
    text: `${JSON.stringify(file, null, 2)}\n`,
    type: "application/json",
    fileName: `ADR-${file.decision.number}-evaluation-${file.evaluation.number}.json`,
  };
}

export const GET = download(evaluationFileQueryShape, evaluationFile);
