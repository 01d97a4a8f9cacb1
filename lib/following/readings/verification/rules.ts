import { z } from "zod";
import type { ToldEvent } from "@/lib/history/verification/chain";
import { asSaid, dataAs, type ToldRow } from "@/lib/history/verification/rules";

const askedShape = z.looseObject({ members: z.array(z.string()), dueOn: z.string() });
const readShape = z.looseObject({ revision: z.number(), contentHash: z.string() });

interface ToldReading {
  readonly sequence: number;
  /** Who asked, when, and until which day; empty for nobody. */
  readonly asked: string;
  /** When, which revision, and its content hash; empty while it was not read. */
  readonly read: string;
}

/** Who was asked to read a decision and who has, by member, from its events in their order. */
export function tellReadings(events: readonly ToldEvent[]): ReadonlyMap<string, ToldRow> {
  const told = new Map<string, ToldReading>();
  const note = (member: string, change: Partial<ToldReading> & Pick<ToldReading, "sequence">) =>
    told.set(member, {
      asked: asSaid(null, null, null),
      read: asSaid(null, null, null),
      ...told.get(member),
      ...change,
    });
  for (const { type, sequence, actor, at, data } of events) {
    const asked = type === "decision.reading_asked" ? dataAs(askedShape, data) : null;
    for (const member of asked?.members ?? [])
      note(member, { sequence, asked: asSaid(actor, at.toISOString(), asked?.dueOn) });
    const read = type === "decision.read" ? dataAs(readShape, data) : null;
    if (read !== null && actor !== null)
      note(actor, { sequence, read: asSaid(at.toISOString(), read.revision, read.contentHash) });
  }
  return new Map(
    [...told].map(([member, { sequence, asked, read }]) => [
      member,
      { sequence, said: asSaid(asked, read), words: {} },
    ]),
  );
}
