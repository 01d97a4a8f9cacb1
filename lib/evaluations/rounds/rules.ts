import type { RoundKind } from "@/db/enums";
import { invalid, precondition } from "@/lib/errors";

/** `locked`: past its deadline, still blind, until somebody reveals it (rule 26). */
export type RoundState = "open" | "locked" | "revealed";

export interface RoundTimes {
  readonly deadlineAt: Date | null;
  readonly revealedAt: Date | null;
}

/** The state of a round at `now`, the database's clock read after the lock. The deadline itself is still in time. */
export function roundState(round: RoundTimes, now: Date): RoundState {
  if (round.revealedAt !== null) return "revealed";
  return round.deadlineAt !== null && now.getTime() > round.deadlineAt.getTime() ? "locked" : "open";
}

/** Refuses a ballot for a round that no longer takes any. */
export function assertRoundOpen(round: RoundTimes, now: Date): void {
  switch (roundState(round, now)) {
    case "open":
      return;
    case "locked":
      throw precondition(
        "This round is past its deadline and takes no more ballots. The steward can extend it until it is revealed.",
      );
    case "revealed":
      throw precondition("This round has been revealed and takes no more ballots.");
  }
}

/** Refuses unless the round is still blind; `doing` begins the sentence. */
export function assertUnrevealed(round: RoundTimes, doing: string): void {
  if (round.revealedAt !== null) throw precondition(`${doing} is possible until the round is revealed. It has been.`);
}

/** A deadline lies ahead, and an extension behind the one it replaces. */
export function assertDeadline(next: Date, current: Date | null, now: Date): void {
  const field = "deadline";
  if (next.getTime() <= now.getTime())
    throw invalid("Choose a deadline that lies ahead.", { [field]: "This moment has passed." });
  if (current !== null && next.getTime() <= current.getTime())
    throw invalid("A deadline can only be moved to a later moment.", {
      [field]: "This is before the deadline people were told.",
    });
}

/** Rule 27: without a ballot there is nothing to reveal. */
export function assertHasBallots(kind: RoundKind, submitted: number): void {
  if (submitted > 0) return;
  throw precondition(
    kind === "weighting"
      ? "Nobody has submitted weights. Extend the deadline, or set the weights yourself as the steward."
      : "Nobody has submitted scores. Extend the deadline, or cancel the evaluation.",
  );
}
