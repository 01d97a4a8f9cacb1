import type { LineStanding } from "@/lib/adoption/queries";
import type { AdoptionStance } from "@/lib/adoption/rules";
import { wordsOf } from "../stance-words";

/** The decision that is answered. */
export interface AnsweredDecision {
  readonly id: string;
  readonly number: number;
  readonly title: string;
}

/** A line that the reader may answer for, as the dialog needs it. */
export interface AnswerableLine {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
  /** How it stands now, in words. */
  readonly words: string;
  /** What it said itself; null where it said nothing. */
  readonly own: {
    readonly stance: AdoptionStance;
    readonly reason: string;
    readonly dueOn: string | null;
    readonly expiresOn: string | null;
  } | null;
}

/** The lines of a decision that the reader may answer for. */
export function answerableLines(standings: readonly LineStanding[]): readonly AnswerableLine[] {
  return standings
    .filter(({ mayAnswer }) => mayAnswer)
    .map(({ line, standing, isInherited, inheritedFrom }) => {
      const own = standing.kind === "answered" && !isInherited ? standing.answer : null;
      return {
        id: line.id,
        name: line.name,
        depth: line.depth,
        words: inheritedFrom === null ? wordsOf(standing) : `${wordsOf(standing)}, as ${inheritedFrom}`,
        own: own && { stance: own.stance, reason: own.reason, dueOn: own.dueOn, expiresOn: own.expiresOn },
      };
    });
}
