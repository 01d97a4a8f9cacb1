import { and, eq, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { decisionSources } from "@/db/schema/imports";
import { memberships } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { loadDecision } from "@/lib/decisions/queries";
import { wasInForce } from "@/lib/decisions/rules";
import { notFound } from "@/lib/errors";
import type { SourceFacts } from "../rules";

/** Where a decision came from. */
export interface DecisionSource {
  readonly sourceName: string;
  readonly path: string;
  readonly importedAt: Date;
  readonly by: string;
  /** Of the file, in bytes. */
  readonly size: number;
  readonly facts: SourceFacts;
  /** The last revision that an import wrote: that and those before it say what the file says. */
  readonly revision: number;
  /** The text and the status in force are those of the file: nobody has approved them here. */
  readonly isInForce: boolean;
  /** The latest text is that of the file. */
  readonly isUnchanged: boolean;
}

/** Does this revision say what the file says? */
export const isImported = (source: DecisionSource | null, revision: number): boolean =>
  source !== null && revision <= source.revision;

/** The source of an imported decision that the caller may see; null for one that was made here. */
export async function getSource(ctx: Ctx, number: number): Promise<DecisionSource | null> {
  return withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { number });
    const s = decisionSources;
    const [row] = await tx
      .select({
        sourceName: s.sourceName,
        path: s.path,
        importedAt: s.importedAt,
        by: users.name,
        size: sql<number>`octet_length(${s.bytes})`,
        facts: s.facts,
        revision: s.revision,
        status: s.status,
      })
      .from(s)
      .innerJoin(memberships, and(eq(memberships.organizationId, s.organizationId), eq(memberships.id, s.importedBy)))
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(ofDecision(ctx, decision.id));
    if (row === undefined) return null;
    const { status, facts, ...source } = row;
    const { revision } = source;
    // What came in as proposed and was accepted since was approved here.
    const isInForce = decision.acceptedRevision === revision && wasInForce(status);
    return { ...source, facts: asFacts(facts), isInForce, isUnchanged: decision.latestRevision === revision };
  });
}

/** The file of an imported decision as it was, byte for byte. Throws NOT_FOUND for a decision that was made here. */
export async function getSourceFile(
  ctx: Ctx,
  number: number,
): Promise<{ readonly path: string; readonly bytes: Buffer }> {
  return withOrg(ctx, async (tx) => readFile(tx, ctx, (await loadDecision(tx, ctx, { number })).id));
}

async function readFile(tx: Tx, ctx: Ctx, decisionId: string) {
  const [row] = await tx
    .select({ path: decisionSources.path, bytes: decisionSources.bytes })
    .from(decisionSources)
    .where(ofDecision(ctx, decisionId));
  if (row === undefined) throw notFound("file");
  return row;
}

const ofDecision = ({ organizationId }: Ctx, decisionId: string) =>
  and(eq(decisionSources.organizationId, organizationId), eq(decisionSources.decisionId, decisionId));

/** Only an import writes the column, and only what `factsOf` returned. */
function asFacts(value: unknown): SourceFacts {
  return value as SourceFacts;
}
