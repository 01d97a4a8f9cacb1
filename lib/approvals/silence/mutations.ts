import { sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { Scope } from "@/db/scope";
import { lockDecision } from "@/lib/decisions/queries";
import { enqueue } from "@/lib/jobs/queue";
import { settle } from "../acceptance/mutations";
import { subjectOf } from "../queries";
import { awaitsVerdict } from "../rules";
import { readAwaiting } from "../waiting/queries";

/** Puts the job that accepts what waits here once nobody has objected in time. */
async function awaitSilence(tx: Tx, scope: Scope, decisionId: string): Promise<void> {
  const [awaiting] = await readAwaiting(tx, scope, sql`decisions.id = ${decisionId}`);
  if (awaiting?.silentAt == null) return;
  const { organizationId } = scope;
  await enqueue(
    tx,
    "silence",
    { organizationId, decisionId },
    { startAfter: new Date(awaiting.silentAt.getTime() + 500) },
  );
}

/**
 * For the job, after every event that may change when silence becomes consent: accepts a decision whose last approvals silence has
 * given, or puts the job again for the moment at which it will have. Running late, early or twice changes nothing: it is looked at
 * under its lock, by the database's clock. Without a decision it puts the job for each that waits, so that one which fails keeps none of the
 * others. Nothing rests on it being on time: reads and verdicts go by the same clock.
 */
export async function acceptSilent(scope: Scope, decisionId: string | null): Promise<void> {
  if (decisionId !== null) return lookAt(scope, decisionId);
  const { organizationId } = scope;
  await withOrg(scope, async (tx) => {
    const waiting = await readAwaiting(tx, scope);
    for (const { decision } of waiting) await enqueue(tx, "silence", { organizationId, decisionId: decision.id });
  });
}

async function lookAt(scope: Scope, decisionId: string): Promise<void> {
  await withOrg(scope, async (tx) => {
    const decision = await lockDecision(tx, scope, decisionId);
    if (decision === undefined || !awaitsVerdict(decision)) return;
    const before = decision.status;
    const { status } = await settle(tx, { ...scope, memberId: null }, decision, await subjectOf(tx, scope, decision));
    if (status === before) await awaitSilence(tx, scope, decisionId);
  });
}
