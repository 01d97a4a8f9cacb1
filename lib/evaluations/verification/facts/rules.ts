import { z } from "zod";
import type { ToldEvent } from "@/lib/history/verification/chain";

/** A piece of evidence as its event entered it. */
export interface ToldEvidence {
  readonly sequence: number;
  readonly evaluation: string;
  /** The criterion it stands on now: it moves with the one that takes its criterion's place. */
  readonly criterion: string;
  readonly option: string;
  readonly kind: string;
  readonly confidence: string;
  readonly validUntil: string | null;
  readonly author: string | null;
  readonly hasUrl: boolean;
  readonly isRemoved: boolean;
}

/** The value of an option on a measured criterion, as it was set last. */
export interface ToldMeasure {
  readonly sequence: number;
  readonly criterion: string;
  readonly option: string;
  readonly value: string;
  readonly setBy: string | null;
  readonly hasSource: boolean;
  /** Was it carried over from a criterion that was changed? Only values in the same unit are, and the events do not name units. */
  readonly isCarried: boolean;
}

/** How an objection ended; what was objected is in the ballot. */
export interface ToldAnswer {
  readonly sequence: number;
  readonly state: "met" | "withdrawn";
  readonly by: string | null;
  readonly hasResolution: boolean;
}

/** What a decision's events say of the facts beside its evaluations. */
export interface ToldFacts {
  /** By id. */
  readonly evidence: ReadonlyMap<string, ToldEvidence>;
  /** By criterion and option, as "criterion option". */
  readonly measures: ReadonlyMap<string, ToldMeasure>;
  /** By evaluation and member, as "evaluation member", since the latest reveal. */
  readonly answers: ReadonlyMap<string, ToldAnswer>;
  /** By evaluation the latest voting round that was revealed, and its event. */
  readonly revealed: ReadonlyMap<string, { readonly round: string; readonly sequence: number }>;
}

const dataShape = z.looseObject({
  evaluation: z.string(),
  criterion: z.string().optional(),
  option: z.string().optional(),
  evidence: z.string().optional(),
  kind: z.string().optional(),
  confidence: z.string().optional(),
  validUntil: z.string().nullish(),
  value: z.string().nullish(),
  member: z.string().optional(),
  round: z.string().optional(),
  row: z.string().optional(),
  replaces: z.string().optional(),
});
type Data = z.output<typeof dataShape>;

interface Telling {
  readonly evidence: Map<string, ToldEvidence>;
  readonly measures: Map<string, ToldMeasure>;
  readonly answers: Map<string, ToldAnswer>;
  readonly revealed: Map<string, { round: string; sequence: number }>;
}

/** Reads evidence, measured values and what became of objections from a decision's events, in their order. */
export function tellFacts(events: readonly ToldEvent[]): ToldFacts {
  const told: Telling = { evidence: new Map(), measures: new Map(), answers: new Map(), revealed: new Map() };
  for (const event of events) if (event.type.startsWith("evaluation.")) tell(told, event, dataShape.parse(event.data));
  return told;
}

/** How measures are keyed. */
export const cellOf = (criterion: string, option: string): string => `${criterion} ${option}`;

function tell(told: Telling, event: ToldEvent, data: Data): void {
  const { type, sequence, actor, commitments } = event;
  const { evaluation, criterion = "", option = "", member = "" } = data;
  switch (type) {
    case "evaluation.evidence_added":
      told.evidence.set(data.evidence ?? "", {
        ...{ sequence, evaluation, criterion, option, author: actor, isRemoved: false },
        ...{ kind: data.kind ?? "", confidence: data.confidence ?? "", validUntil: data.validUntil ?? null },
        hasUrl: commitments["url"] !== undefined,
      });
      return;
    case "evaluation.evidence_removed": {
      const before = told.evidence.get(data.evidence ?? "");
      if (before !== undefined) told.evidence.set(data.evidence ?? "", { ...before, isRemoved: true });
      return;
    }
    case "evaluation.measure_set": {
      const { value } = data;
      if (typeof value !== "string") told.measures.delete(cellOf(criterion, option));
      else
        told.measures.set(cellOf(criterion, option), {
          ...{ sequence, criterion, option, value, setBy: actor, isCarried: false },
          hasSource: commitments["source"] !== undefined,
        });
      return;
    }
    case "evaluation.setup_changed":
      if (data.replaces !== undefined && data.row !== undefined) replace(told, data.replaces, data.row);
      return;
    case "evaluation.round_revealed":
      told.revealed.set(evaluation, { round: data.round ?? "", sequence });
      for (const key of told.answers.keys()) if (key.startsWith(`${evaluation} `)) told.answers.delete(key);
      return;
    case "evaluation.objection_met":
    case "evaluation.objection_withdrawn":
      told.answers.set(`${evaluation} ${member}`, {
        ...{ sequence, by: actor, hasResolution: commitments["resolution"] !== undefined },
        state: type === "evaluation.objection_met" ? "met" : "withdrawn",
      });
      return;
  }
}

/** A criterion that was scored is replaced by a row of its own: evidence moves over, and values may be copied. */
function replace({ evidence, measures }: Telling, from: string, to: string): void {
  for (const [id, one] of evidence) if (one.criterion === from) evidence.set(id, { ...one, criterion: to });
  for (const one of [...measures.values()])
    if (one.criterion === from) measures.set(cellOf(to, one.option), { ...one, criterion: to, isCarried: true });
}
