import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { objections } from "@/db/schema/evaluation/deliberation";
import type { Scope } from "@/db/scope";
import { precondition } from "@/lib/errors";

/** Refuses while an objection to the proposal stands: asking again, or another question, would sweep it away unanswered. */
export async function assertNoneStands(tx: Tx, { organizationId }: Scope, evaluationId: string): Promise<void> {
  const t = objections;
  const standing = await tx.$count(
    t,
    and(eq(t.organizationId, organizationId), eq(t.evaluationId, evaluationId), eq(t.state, "open")),
  );
  if (standing === 0) return;
  throw precondition(
    "An objection stands, and another round would sweep it away. Say how it is met, or wait until its author withdraws it.",
  );
}
