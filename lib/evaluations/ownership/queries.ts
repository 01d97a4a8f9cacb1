import { and, eq } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { evaluations } from "@/db/schema/evaluations";
import type { Scope } from "@/db/scope";
import { can } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { readCriteria, readOptions } from "../matrix/queries";
import type { MatrixOption } from "../matrix/rules";
import { findShownEvaluation, type EvaluationKey } from "../queries";
import { OPEN_PHASES } from "../rules";
import { ownershipShape, type Ownership } from "./input";
import { costCriteria } from "./rules";

/** The costs of ownership of an evaluation, as they were entered; null where none were. */
export async function readOwnership(
  tx: Tx,
  { organizationId }: Scope,
  evaluationId: string,
): Promise<Ownership | null> {
  const [row] = await tx
    .select({ ownership: evaluations.ownership })
    .from(evaluations)
    .where(and(eq(evaluations.organizationId, organizationId), eq(evaluations.id, evaluationId)));
  return ownershipShape.nullable().parse(row?.ownership ?? null);
}

/** What the form of the costs needs. */
export interface OwnershipOverview {
  readonly evaluationId: string;
  readonly options: readonly MatrixOption[];
  readonly ownership: Ownership | null;
  /** Why the caller may not change them, or null. */
  readonly refusal: string | null;
  /** Names of criteria that seem to judge cost as well. */
  readonly costCriteria: readonly string[];
}

/** The costs of ownership of a decision's evaluation, with who may change them. Null where there is no evaluation to be seen. */
export async function getOwnership(ctx: Ctx, key: EvaluationKey): Promise<OwnershipOverview | null> {
  return withOrg(ctx, async (tx) => {
    const shown = await findShownEvaluation(tx, ctx, key);
    if (shown === null) return null;
    const { id, phase } = shown.evaluation;
    const may = can(ctx, "edit decisions", shown.decision);
    const isOpen = OPEN_PHASES.some((open) => open === phase);
    const closed = `This evaluation is ${phase}: its costs stand as they were.`;
    return {
      evaluationId: id,
      options: await readOptions(tx, ctx, id),
      ownership: await readOwnership(tx, ctx, id),
      refusal: isOpen ? (may.allowed ? null : may.reason) : closed,
      costCriteria: costCriteria(await readCriteria(tx, ctx, id)),
    };
  });
}
