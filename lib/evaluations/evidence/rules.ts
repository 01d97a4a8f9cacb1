import type { EvaluationPhase } from "@/db/enums";
import { precondition } from "@/lib/errors";
import { assertPhase } from "../rules";

/** How much one cell may hold, and how long an address may be. */
export const EVIDENCE_LIMITS = { perCell: 12, url: 2000 } as const;

/** An address of the web, and of nothing else: no script, no file, and nobody's password. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { hostname, username, password } = new URL(text);
  return hostname !== "" && username === "" && password === "";
}

/** Why nobody may add or remove evidence in this phase, or null. Rule 25: in a blind round it could carry an opinion. */
export function whyEvidenceRests(phase: EvaluationPhase): string | null {
  return phase === "scoring"
    ? "Evidence rests while a scoring round is open: it could carry an opinion. Add it after the reveal."
    : null;
}

/** Refuses a change of evidence while people score, and once the evaluation has ended. */
export function assertEvidenceOpen(phase: EvaluationPhase): void {
  const why = whyEvidenceRests(phase);
  if (why !== null) throw precondition(why);
  assertPhase(phase, ["setup", "weighting", "discussion"], "Changing evidence");
}
