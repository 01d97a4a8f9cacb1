import type { DecisionStatus } from "@/db/enums";
import { precondition } from "@/lib/errors";

/** Rule 15: only what ended without being accepted can be started again. */
export function assertCanStartAgain(decision: { readonly status: DecisionStatus }): void {
  if (decision.status === "rejected" || decision.status === "withdrawn") return;
  throw precondition(`Only a rejected or withdrawn decision can be started again. This one is ${decision.status}.`);
}
