import { z } from "zod";
import { ADOPTION_STANCES } from "@/db/enums";
import type { ToldEvent } from "@/lib/history/verification/chain";
import { asSaid } from "@/lib/history/verification/rules";

/** An answer as its event tells it. */
export interface ToldAnswer {
  readonly sequence: number;
  readonly line: string;
  /** Stance, days, who recorded and when, and who allowed it, as one text to compare. */
  readonly said: string;
  readonly hasReason: boolean;
  /** When another answer of its line came after it, or it was taken back; null while it holds. */
  readonly replacedAt: string | null;
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
  readonly recordedAt: string;
}): string =>
  asSaid(answer.stance, answer.dueOn, answer.expiresOn, answer.approvedBy, answer.recordedBy, answer.recordedAt);

/** The answers to a decision, by id, from its events in their order. */
export function tellAnswers(events: readonly ToldEvent[]): ReadonlyMap<string, ToldAnswer> {
  const told = new Map<string, ToldAnswer>();
  for (const { type, sequence, actor, at, data, commitments } of events) {
    const moment = at.toISOString();
    const end = (id: string, answer: ToldAnswer | undefined) =>
      answer && told.set(id, { ...answer, replacedAt: answer.replacedAt ?? moment });
    if (type === "decision.adoption_withdrawn") {
      const { adoption } = withdrawnShape.parse(data);
      end(adoption, told.get(adoption));
    }
    if (type !== "decision.adoption_recorded") continue;
    const { adoption, line, ...answer } = recordedShape.parse(data);
    for (const [id, former] of told) if (former.line === line && former.replacedAt === null) end(id, former);
    const said = saidOf({ ...answer, recordedBy: actor, recordedAt: moment });
    told.set(adoption, { sequence, line, said, hasReason: commitments["reason"] !== undefined, replacedAt: null });
  }
  return told;
}
