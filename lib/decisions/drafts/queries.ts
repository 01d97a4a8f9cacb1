import { and, eq } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { SectionKind } from "@/db/enums";
import { sectionDrafts } from "@/db/schema/decisions";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { readPictures, type KeptPicture } from "../attachments/queries";
import { loadDecision, type LoadedDecision } from "../queries";
import { readTogether } from "../together/queries";
import { readRevision, type Revision } from "../revisions/queries";

/** The caller's own unsaved text of one section. */
export interface SectionDraft {
  readonly kind: SectionKind;
  readonly body: string;
  /** The text it began from, as lower-case hex; older than the section's own when somebody saved since. */
  readonly baseCommitment: string;
  readonly savedAt: Date;
}

interface OpenedEditor {
  readonly decision: LoadedDecision;
  readonly latest: Revision;
  readonly drafts: readonly SectionDraft[];
  readonly pictures: readonly KeptPicture[];
  /** The sections that somebody has begun to write together with others, or alone with the line open to them. */
  readonly together: readonly SectionKind[];
}

/** What the editor starts from: the latest revision, and the caller's own drafts on top. Refuses who may not edit. */
export async function getEditor(ctx: Ctx, number: number): Promise<OpenedEditor> {
  return withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { number });
    assertCan(ctx, "edit decisions", decision);
    const latest = await readRevision(tx, ctx, decision.id, decision.latestRevision);
    const drafts = await readDrafts(tx, ctx, decision.id);
    const pictures = await readPictures(tx, ctx, decision.id);
    return { decision, latest, drafts, pictures, together: await readTogether(tx, ctx, decision.id) };
  });
}

/** The caller's drafts of one decision. Nobody else's are ever read. */
async function readDrafts(tx: Tx, ctx: Ctx, decisionId: string): Promise<readonly SectionDraft[]> {
  const rows = await tx
    .select({
      kind: sectionDrafts.kind,
      body: sectionDrafts.body,
      baseCommitment: sectionDrafts.baseCommitment,
      savedAt: sectionDrafts.savedAt,
    })
    .from(sectionDrafts)
    .where(
      and(
        eq(sectionDrafts.organizationId, ctx.organizationId),
        eq(sectionDrafts.decisionId, decisionId),
        eq(sectionDrafts.memberId, ctx.memberId),
      ),
    );
  return rows.map((row) => ({ ...row, baseCommitment: row.baseCommitment.toString("hex") }));
}
