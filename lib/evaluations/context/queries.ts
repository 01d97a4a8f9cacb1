import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evaluations } from "@/db/schema/evaluations";
import type { Scope } from "@/db/scope";
import { evaluationContextShape, type EvaluationContext } from "./input";

/** The context questions of an evaluation with their answers, or null where its template asked none. */
export async function readContext(
  tx: Tx,
  { organizationId }: Scope,
  evaluationId: string,
): Promise<EvaluationContext | null> {
  const [row] = await tx
    .select({ kept: evaluations.contextAnswers })
    .from(evaluations)
    .where(and(eq(evaluations.organizationId, organizationId), eq(evaluations.id, evaluationId)));
  return row === undefined || row.kept === null ? null : evaluationContextShape.parse(row.kept);
}
