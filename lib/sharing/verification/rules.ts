import { z } from "zod";
import type { ToldEvent } from "@/lib/history/verification/chain";
import { asSaid, dataAs, type ToldRow } from "@/lib/history/verification/rules";

const createdShape = z.looseObject({
  shareLink: z.string(),
  sharedLine: z.string().optional(),
  linkEndsOn: z.string(),
});
const revokedShape = z.looseObject({ shareLink: z.string() });

interface ToldLink {
  readonly sequence: number;
  readonly addedAt: number;
  readonly said: string;
  readonly revokedBy: string | null;
}

/** The links that a chain tells of, by id, from its events in their order. */
export function tellShareLinks(events: readonly ToldEvent[]): ReadonlyMap<string, ToldRow> {
  const told = new Map<string, ToldLink>();
  for (const { type, sequence, actor, data } of events) {
    const created = type === "share_link.created" ? dataAs(createdShape, data) : null;
    if (created !== null) {
      const { shareLink, sharedLine, linkEndsOn } = created;
      const said = asSaid(sharedLine, actor, linkEndsOn);
      told.set(shareLink, { sequence, addedAt: sequence, said, revokedBy: null });
    }
    const { shareLink = "" } = (type === "share_link.revoked" ? dataAs(revokedShape, data) : null) ?? {};
    const before = told.get(shareLink);
    if (before !== undefined) told.set(shareLink, { ...before, sequence, revokedBy: actor });
  }
  return new Map(
    [...told].map(([id, { sequence, addedAt, said, revokedBy }]) => [
      id,
      { sequence, said: asSaid(said, revokedBy), words: { label: { sequence: addedAt, name: "label" } } },
    ]),
  );
}
