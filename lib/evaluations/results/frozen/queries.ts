import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evaluations } from "@/db/schema/evaluations";
import type { Scope } from "@/db/scope";
import { notFound } from "@/lib/errors";
import { parseFrozen, type FrozenResult } from "../rules";

/** A frozen result with the SHA-256 of its text, lower-case hex. */
interface Frozen {
  readonly frozen: FrozenResult;
  readonly hash: string;
}

/** So many are kept, of a thousand voters some megabytes each; the one not asked for longest leaves. */
const KEPT = 8;

const kept = new Map<string, FrozenResult>();

/** The canonical text of a closed evaluation's result and its hash, or NOT_FOUND. */
export async function readResultText(
  tx: Tx,
  { organizationId }: Scope,
  evaluationId: string,
): Promise<{ text: string; hash: string }> {
  const [row] = await tx
    .select({ text: evaluations.result, hash: evaluations.resultHash })
    .from(evaluations)
    .where(and(eq(evaluations.organizationId, organizationId), eq(evaluations.id, evaluationId)));
  if (row === undefined || row.text === null || row.hash === null) throw notFound("result");
  return { text: row.text, hash: row.hash.toString("hex") };
}

/**
 * A frozen result as pages show it, parsed once per process: under one hash it never changes. Call it for whom the evaluation was
 * found to be shown. Verification reads the text itself.
 */
export async function readShownResult(tx: Tx, scope: Scope, evaluationId: string): Promise<Frozen> {
  const { organizationId } = scope;
  const [row] = await tx
    .select({ hash: evaluations.resultHash })
    .from(evaluations)
    .where(and(eq(evaluations.organizationId, organizationId), eq(evaluations.id, evaluationId)));
  if (row === undefined || row.hash === null) throw notFound("result");
  const hash = row.hash.toString("hex");
  const name = `${organizationId} ${evaluationId} ${hash}`;
  const frozen = kept.get(name) ?? parseFrozen((await readResultText(tx, scope, evaluationId)).text);
  kept.delete(name);
  kept.set(name, frozen);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return { frozen, hash };
}
