import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { SectionKind } from "@/db/enums";
import { revisionSections } from "@/db/schema/decisions";
import { sharedDrafts } from "@/db/schema/record/shared-drafts";
import type { Ctx } from "@/lib/access/context";
import { notFound } from "@/lib/errors";
import type { LoadedDecision } from "../queries";

/** A saved section: the latest, or the one with this commitment (lower-case hex), whichever revision holds it. */
export async function readSaved(
  tx: Tx,
  { organizationId }: Ctx,
  { id, latestRevision }: Pick<LoadedDecision, "id" | "latestRevision">,
  kind: SectionKind,
  commitment?: string,
): Promise<{ readonly body: string; readonly commitment: string }> {
  const [row] = await tx
    .select({ body: revisionSections.body, commitment: revisionSections.commitment })
    .from(revisionSections)
    .where(
      and(
        eq(revisionSections.organizationId, organizationId),
        eq(revisionSections.decisionId, id),
        eq(revisionSections.kind, kind),
        commitment === undefined
          ? eq(revisionSections.revision, latestRevision)
          : eq(revisionSections.commitment, Buffer.from(commitment, "hex")),
      ),
    )
    .limit(1);
  if (row === undefined) throw notFound("section");
  return { body: row.body, commitment: row.commitment.toString("hex") };
}

/** The sections of a decision that are being written together, in the caller's transaction. */
export async function readTogether(
  tx: Tx,
  { organizationId }: Ctx,
  decisionId: string,
): Promise<readonly SectionKind[]> {
  const rows = await tx
    .select({ kind: sharedDrafts.kind })
    .from(sharedDrafts)
    .where(and(eq(sharedDrafts.organizationId, organizationId), eq(sharedDrafts.decisionId, decisionId)));
  return rows.map(({ kind }) => kind);
}
