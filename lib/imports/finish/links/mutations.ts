import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { decisionLinks } from "@/db/schema/decisions";
import { decisionSources } from "@/db/schema/imports";
import { danglingLinks } from "@/db/schema/record/connections";
import type { Ctx } from "@/lib/access/context";
import { loadDecision } from "@/lib/decisions/queries";
import { appendEvent } from "@/lib/history/mutations";
import type { ImportRecord } from "../../queries";
import { danglingOf, settleLinks, withEarlier } from "./rules";

/** A file of an import that is a decision now. */
export interface LinkedFile {
  readonly record: ImportRecord;
  readonly decisionId: string;
  /** It was created or updated by this import. */
  readonly isWritten: boolean;
}

/**
 * Links what was written, with each other and with what came in before from the same place. What an unchanged file says of a written one
 * counts too; what no file says any longer goes. One event for each decision whose links are others afterwards. What they name
 * and has never come in is kept as dangling.
 */
export async function linkTogether(tx: Tx, ctx: Ctx, sourceName: string, known: readonly LinkedFile[]): Promise<void> {
  const { organizationId } = ctx;
  const sources = await tx
    .select({ path: decisionSources.path, id: decisionSources.decisionId })
    .from(decisionSources)
    .where(and(eq(decisionSources.organizationId, organizationId), eq(decisionSources.sourceName, sourceName)));
  const idAt = new Map(sources.map(({ path, id }) => [path, id]));
  const written = new Set(known.filter(({ isWritten }) => isWritten).map(({ decisionId }) => decisionId));
  const links = settleLinks(
    known.map(({ record, decisionId }) => ({
      id: decisionId,
      links: withEarlier(record.path, record.links, (path) => idAt.has(path)),
    })),
    (path) => idAt.get(path),
  ).filter(({ from, to }) => written.has(from) || (written.has(to) && ctx.productLineIds === null));
  const others = new Set(links.map(({ from }) => from).filter((id) => !written.has(id)));
  // Written ones are locked already; a lead of some lines writes on no others.
  for (const id of [...others].sort()) await loadDecision(tx, ctx, { id }, "update");
  const affected = [...written, ...others].sort();
  const before = await readLinkTexts(tx, ctx, affected);
  await dropLinks(tx, ctx, [...written]);
  for (let at = 0; at < links.length; at += LINKS_AT_ONCE)
    await tx
      .insert(decisionLinks)
      .values(
        links.slice(at, at + LINKS_AT_ONCE).map(({ from, kind, to, isPartial }) => ({
          organizationId,
          decisionId: from,
          kind,
          targetId: to,
          isPartial,
          isImported: true,
        })),
      )
      .onConflictDoUpdate({
        target: [decisionLinks.organizationId, decisionLinks.decisionId, decisionLinks.kind, decisionLinks.targetId],
        set: { isPartial: sql`excluded.is_partial` },
      });
  const after = await readLinkTexts(tx, ctx, affected);
  for (const id of affected) {
    const linked = after.get(id) ?? [];
    if (linked.join() === (before.get(id) ?? []).join()) continue;
    await appendEvent(tx, ctx, id, { type: "decision.links_changed", data: { linked } });
  }
  await keepDangling(tx, ctx, known, (path) => idAt.has(path));
}

/** What written files name and nobody has brought in, as the last import of each found it. */
async function keepDangling(
  tx: Tx,
  { organizationId }: Ctx,
  known: readonly LinkedFile[],
  isHere: (path: string) => boolean,
): Promise<void> {
  if (known.length === 0) return;
  await tx.delete(danglingLinks).where(
    and(
      eq(danglingLinks.organizationId, organizationId),
      inArray(
        danglingLinks.decisionId,
        known.map(({ decisionId }) => decisionId),
      ),
    ),
  );
  const rows = known.flatMap(({ record, decisionId }) =>
    danglingOf(withEarlier(record.path, record.links, isHere)).map((link) => ({ organizationId, decisionId, ...link })),
  );
  for (let at = 0; at < rows.length; at += LINKS_AT_ONCE)
    await tx.insert(danglingLinks).values(rows.slice(at, at + LINKS_AT_ONCE));
}

/** By decision its links as its events tell them, sorted. */
async function readLinkTexts(
  tx: Tx,
  { organizationId }: Ctx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      id: decisionLinks.decisionId,
      linked: sql<string[]>`array_agg(kind || ' ' || target_id || case when is_partial then ' in part' else '' end
        order by kind, target_id)`,
    })
    .from(decisionLinks)
    .where(
      and(
        eq(decisionLinks.organizationId, organizationId),
        inArray(decisionLinks.decisionId, [...ids]),
        ne(decisionLinks.kind, "starts_again"),
      ),
    )
    .groupBy(decisionLinks.decisionId);
  return new Map(rows.map(({ id, linked }) => [id, linked]));
}

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const LINKS_AT_ONCE = 2_000;

/** Takes away what these decisions' files said before. What a person said stays. */
async function dropLinks(tx: Tx, { organizationId }: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .delete(decisionLinks)
    .where(
      and(
        eq(decisionLinks.organizationId, organizationId),
        inArray(decisionLinks.decisionId, [...ids]),
        eq(decisionLinks.isImported, true),
      ),
    );
}
