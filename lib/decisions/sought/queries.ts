import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/access/context";

/** So many titles with the words are looked up; more are read along the order of the list. */
const TITLES_FOUND = 500;

/** The decisions that words may mean. */
export interface Sought {
  /** Those whose title has the words: all, or as many as are looked up. */
  readonly titled: readonly string[];
  /** Those meant by their number, or by a name from elsewhere. */
  readonly named: readonly string[];
  /** More titles have the words than were looked up: common words are found by reading along an index as soon. */
  readonly isCut: boolean;
  /** What `like` compares a title in lower case with. */
  readonly pattern: string;
}

/** A condition on `decisions`: it is one of them. */
export function isSought({ titled, named, isCut, pattern }: Sought): SQL {
  const isOne = (ids: readonly string[]) => sql`decisions.id = any(${sql.param([...ids])}::uuid[])`;
  return isCut ? sql`(lower(decisions.title) like ${pattern} or ${isOne(named)})` : isOne([...titled, ...named]);
}

/** The title contains the words, the number is meant (14, ADR-14), or it is a name that an imported decision had elsewhere. Null without words. */
export async function readSought(tx: Tx, { organizationId }: Ctx, q = ""): Promise<Sought | null> {
  if (q === "") return null;
  const number = /^(?:adr-?)?(\d{1,9})$/i.exec(q)?.[1];
  const names = [q.trim().toLowerCase(), ...(number === undefined ? [] : [`adr-${Number(number)}`])];
  const { rows } = await tx.execute<{ id: string; isTitled: boolean }>(sql`
    select decision_id as id, true as "isTitled" from accord_private.decisions_titled(${q}, ${TITLES_FOUND})
    union all select a.decision_id, false from decision_aliases a
      where a.organization_id = ${organizationId} and a.alias = any(${sql.param(names)}::text[])
    union all select n.id, false from decisions n
      where n.organization_id = ${organizationId} and n.number = ${number === undefined ? null : Number(number)}::int`);
  const idsOf = (isTitled: boolean) => rows.filter((row) => row.isTitled === isTitled).map(({ id }) => id);
  const titled = idsOf(true);
  // As `accord_private.decisions_titled` reads it.
  const pattern = `%${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  return { titled, named: idsOf(false), isCut: titled.length >= TITLES_FOUND, pattern };
}
