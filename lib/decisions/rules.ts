import type { DecisionStatus } from "@/db/enums";
import { precondition } from "@/lib/errors";

/** Rule 15: only what ended without being accepted can be started again. */
export function assertCanStartAgain(decision: { readonly status: DecisionStatus }): void {
  if (decision.status === "rejected" || decision.status === "withdrawn") return;
  throw precondition(`Only a rejected or withdrawn decision can be started again. This one is ${decision.status}.`);
}

/** Did a decision of this status hold at some time? */
export const wasInForce = (status: DecisionStatus): boolean =>
  status === "accepted" || status === "deprecated" || status === "superseded";

/** Is it time to look at the decision again? From the day that was set on, in UTC, while it is accepted. */
export function isReviewDue(
  { status, reviewOn }: { readonly status: DecisionStatus; readonly reviewOn: string | null },
  now: Date,
): boolean {
  return status === "accepted" && reviewOn !== null && reviewOn <= now.toISOString().slice(0, 10);
}
