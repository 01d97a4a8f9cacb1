import type { DecisionStatus } from "@/db/enums";
import { precondition } from "@/lib/errors";

/** States in which something holds or can still come about. */
export const OPEN_STATUSES = ["draft", "proposed"] as const satisfies readonly DecisionStatus[];
export const IN_FORCE_STATUSES = ["accepted", "deprecated"] as const satisfies readonly DecisionStatus[];
export const GONE_STATUSES = ["superseded", "rejected", "withdrawn"] as const satisfies readonly DecisionStatus[];

/** Rule 15: only what ended without being accepted can be started again. */
export function assertCanStartAgain(decision: { readonly status: DecisionStatus }): void {
  if (decision.status === "rejected" || decision.status === "withdrawn") return;
  throw precondition(`Only a rejected or withdrawn decision can be started again. This one is ${decision.status}.`);
}
