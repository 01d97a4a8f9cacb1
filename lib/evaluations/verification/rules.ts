import { z } from "zod";
import type { EvaluationPhase } from "@/db/enums";
import type { ToldEvent } from "@/lib/history/verification/chain";

/** An evaluation as its events tell it. */
export interface ToldEvaluation {
  readonly id: string;
  readonly number: number;
  readonly phase: EvaluationPhase;
  /** SHA-256 of the frozen result, and the event that froze it. */
  readonly result: { readonly sequence: number; readonly hash: string } | null;
  /** The latest choice, and its event; the reason was erased or is kept there. */
  readonly choice: { readonly sequence: number; readonly option: string | null; readonly hasReason: boolean };
}

/** The submission that counts: a member's last one in a round. */
export interface ToldBallot {
  readonly sequence: number;
  readonly evaluation: string;
  readonly round: string;
  readonly member: string | null;
  readonly commitment: string | undefined;
  /** Did something happen afterwards that voids ballots: its member left, or the evaluation was reopened? */
  readonly mayBeVoid: boolean;
}

export interface ToldVote {
  readonly evaluations: ReadonlyMap<string, ToldEvaluation>;
  /** By round and member, as "round member". */
  readonly ballots: ReadonlyMap<string, ToldBallot>;
}

const dataShape = z.looseObject({
  evaluation: z.string(),
  number: z.number().optional(),
  round: z.string().optional(),
  kind: z.string().optional(),
  member: z.string().optional(),
  result: z.string().optional(),
  chosen: z.string().nullish(),
  option: z.string().optional(),
});
type Data = z.output<typeof dataShape>;

/** What a decision's events say of its evaluations and their ballots. */
export function tellVote(events: readonly ToldEvent[]): ToldVote {
  const evaluations = new Map<string, ToldEvaluation>();
  const ballots = new Map<string, ToldBallot>();
  for (const event of events) {
    if (!event.type.startsWith("evaluation.")) continue;
    const data = dataShape.parse(event.data);
    const before = evaluations.get(data.evaluation);
    evaluations.set(data.evaluation, { ...(before ?? begun(data)), ...changeOf(event, data) });
    if (event.type === "evaluation.ballot_submitted") {
      const { sequence, actor: member, commitments } = event;
      const round = data.round ?? "";
      const told = { sequence, evaluation: data.evaluation, round, member, commitment: commitments["ballot"] };
      ballots.set(`${round} ${member}`, { ...told, mayBeVoid: false });
    }
    for (const [key, ballot] of ballots)
      if (ballot.evaluation === data.evaluation && voids(event, data, ballot))
        ballots.set(key, { ...ballot, mayBeVoid: true });
  }
  return { evaluations, ballots };
}

function begun({ evaluation: id, number = 0 }: Data): ToldEvaluation {
  return { id, number, phase: "setup", result: null, choice: { sequence: 0, option: null, hasReason: false } };
}

function changeOf({ type, sequence, commitments }: ToldEvent, data: Data): Partial<ToldEvaluation> {
  switch (type) {
    case "evaluation.weighting_opened":
      return { phase: "weighting" };
    case "evaluation.scoring_opened":
      return { phase: "scoring" };
    case "evaluation.round_revealed":
      return data.kind === "scoring" ? { phase: "discussion" } : {};
    case "evaluation.reopened":
      return { phase: "setup" };
    case "evaluation.cancelled":
      return { phase: "cancelled" };
    case "evaluation.closed":
      return {
        phase: "closed",
        result: { sequence, hash: data.result ?? "" },
        choice: { sequence, option: data.chosen ?? null, hasReason: false },
      };
    case "evaluation.choice_made":
      return { choice: { sequence, option: data.option ?? null, hasReason: commitments["reason"] !== undefined } };
    default:
      return {};
  }
}

function voids({ type }: ToldEvent, data: Data, ballot: ToldBallot): boolean {
  return type === "evaluation.reopened" || (type === "evaluation.participant_removed" && data.member === ballot.member);
}
