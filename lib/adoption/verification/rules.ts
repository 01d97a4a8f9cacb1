import { z } from "zod";
import { ADOPTION_STANCES } from "@/db/enums";
import type { ToldEvent } from "@/lib/history/verification/chain";

/** An answer as its event tells it. */
export interface ToldAnswer {
  readonly sequence: number;
  readonly line: string;
  /** Stance, days, who recorded and who allowed it, as one text to compare. */
  readonly said: string;
  readonly hasReason: boolean;
  /** No other answer of its line came after it, and it was not taken back. */
  readonly holds: boolean;
}

const recordedShape = z.looseObject({
  adoption: z.string(),
  line: z.string(),
  stance: z.enum(ADOPTION_STANCES),
  dueOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  approvedBy: z.string().nullable(),
});
const withdrawnShape = z.looseObject({ adoption: z.string() });

/** What has to be equal of a row and of its event. */
export const saidOf = (answer: {
  readonly stance: string;
  readonly dueOn: string | null;
  readonly expiresOn: string | null;
  readonly approvedBy: string | null;
  readonly recordedBy: string | null;
}): string => [answer.stance, answer.dueOn, answer.expiresOn, answer.approvedBy, answer.recordedBy].join(" ");

/** The answers to a decision, by id, from its events in their order. */
export function tellAnswers(events: readonly ToldEvent[]): ReadonlyMap<string, ToldAnswer> {
  const told = new Map<string, ToldAnswer>();
  const end = (id: string, answer: ToldAnswer | undefined) => answer && told.set(id, { ...answer, holds: false });
  for (const { type, sequence, actor, data, commitments } of events) {
    if (type === "decision.adoption_withdrawn") {
      const { adoption } = withdrawnShape.parse(data);
      end(adoption, told.get(adoption));
    }
    if (type !== "decision.adoption_recorded") continue;
    const { adoption, line, ...answer } = recordedShape.parse(data);
    for (const [id, former] of told) if (former.line === line && former.holds) end(id, former);
    const said = saidOf({ ...answer, recordedBy: actor });
    told.set(adoption, { sequence, line, said, hasReason: commitments["reason"] !== undefined, holds: true });
  }
  return told;
}
