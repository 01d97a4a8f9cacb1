import { z } from "zod";
import type { Verdict } from "@/db/enums";
import type { ToldEvent } from "@/lib/history/verification/chain";

/** A verdict as its event tells it. */
export interface ToldVerdict {
  readonly sequence: number;
  readonly id: string;
  readonly member: string | null;
  readonly verdict: Verdict;
  readonly revision: number;
  readonly contentHash: string;
  /** Sorted. */
  readonly lines: readonly string[];
  readonly isSelfApproved: boolean;
  /** Null before roles were kept. */
  readonly role: string | null;
  readonly onBehalfOf: string | null;
  /** Sorted. */
  readonly namedFor: readonly string[];
  readonly isDissent: boolean;
  /** How it was signed and the SHA-256 of what, as "passkey 9f…"; null where nothing was. */
  readonly signature: string | null;
  readonly isLifted: boolean;
  readonly hasReason: boolean;
}

const VERDICT_OF: Readonly<Record<string, Verdict>> = {
  "approval.given": "approved",
  "approval.changes_requested": "changes_requested",
  "approval.rejected": "rejected",
  "approval.overridden": "overridden",
};

const givenShape = z.looseObject({
  approval: z.string(),
  revision: z.number(),
  contentHash: z.string(),
  lines: z.array(z.string()),
  isSelfApproved: z.boolean(),
  role: z.string().nullable().default(null),
  onBehalfOf: z.string().nullable().default(null),
  namedFor: z.array(z.string()).default([]),
  isDissent: z.boolean().default(false),
  signature: z
    .object({ method: z.string(), statement: z.string() })
    .transform(({ method, statement }) => `${method} ${statement}`)
    .nullable()
    .default(null),
});
const liftedShape = z.looseObject({ approval: z.string() });

/** The verdicts on a decision, by id, from its events in their order. */
export function tellVerdicts(events: readonly ToldEvent[]): ReadonlyMap<string, ToldVerdict> {
  const told = new Map<string, ToldVerdict>();
  for (const event of events) {
    const verdict = VERDICT_OF[event.type];
    if (verdict !== undefined) {
      const { approval: id, ...given } = givenShape.parse(event.data);
      told.set(id, {
        ...given,
        sequence: event.sequence,
        id,
        member: event.actor,
        verdict,
        lines: given.lines.toSorted(),
        namedFor: given.namedFor.toSorted(),
        isSelfApproved: given.isSelfApproved && verdict === "approved",
        isLifted: false,
        hasReason: event.commitments["reason"] !== undefined,
      });
    }
    if (event.type !== "approval.lifted") continue;
    const given = told.get(liftedShape.parse(event.data).approval);
    if (given !== undefined) told.set(given.id, { ...given, isLifted: true });
  }
  return told;
}
