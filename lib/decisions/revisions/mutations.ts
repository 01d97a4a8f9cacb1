import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { SectionKind } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { revisions, revisionSections, sectionDrafts } from "@/db/schema/decisions";
import { memberships } from "@/db/schema/organizations";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { conflict } from "@/lib/errors";
import type { ActingCtx } from "@/lib/history/mutations";
import { writeRevision } from "../mutations";
import { loadDecision, type LoadedDecision } from "../queries";
import { settleTogether } from "../together/mutations";
import { reviseDecisionShape, type ReviseDecision, type RevisionConflict } from "./input";

export interface RevisionReceipt {
  readonly number: number;
  /** False when the text was equal to what is there already, and then nothing was written. */
  readonly isNew: boolean;
}

/**
 * Saves a new revision. Each changed section is compared and set: different sections do not conflict; for one that
 * somebody else saved since, it is refused with CONFLICT and both texts (`RevisionConflict`). On an accepted decision
 * the revision is a correction: it waits for its own approvals (rule 17). The caller's drafts of what was saved go.
 */
export async function reviseDecision(ctx: ActingCtx, input: ReviseDecision): Promise<RevisionReceipt> {
  const { decisionId, changes, title, baseTitle, summary } = reviseDecisionShape.parse(input);
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: decisionId }, "update");
    assertCan(ctx, "edit decisions", decision);
    const latest = await readLatest(tx, ctx, decision);
    for (const { kind, body, baseCommitment } of changes) {
      const current = latest.sections[kind];
      if (current === undefined || current.body === body || current.commitment === baseCommitment) continue;
      throw conflicting({
        ...latest.by,
        kind,
        theirs: current.body,
        yours: body,
        base: await textOf(tx, ctx, decision.id, kind, baseCommitment),
        theirCommitment: current.commitment,
      });
    }
    if (title !== undefined && baseTitle !== undefined && title !== latest.title && baseTitle !== latest.title)
      throw conflicting({
        ...latest.by,
        kind: "title",
        theirs: latest.title,
        yours: title,
        base: baseTitle,
        theirCommitment: latest.title,
      });
    const sections = Object.fromEntries(changes.map(({ kind, body }) => [kind, body]));
    const { number, isNew } = await writeRevision(tx, ctx, decision, {
      sections,
      summary,
      ...(title !== undefined && { title }),
    });
    const kinds = changes.map((change) => change.kind);
    await dropDrafts(tx, ctx, decision.id, kinds);
    await settleTogether(tx, ctx, { id: decision.id, latestRevision: number }, kinds);
    return { number, isNew };
  });
}

function conflicting(detail: RevisionConflict) {
  const what = detail.kind === "title" ? "the title" : "this section";
  return conflict(`${detail.author} changed ${what} while you were writing. Choose one text, or merge both.`, detail);
}

async function readLatest(tx: Tx, ctx: ActingCtx, decision: LoadedDecision) {
  const rows = await tx
    .select({
      title: revisions.title,
      author: users.name,
      kind: revisionSections.kind,
      body: revisionSections.body,
      commitment: revisionSections.commitment,
    })
    .from(revisions)
    .innerJoin(
      revisionSections,
      and(
        eq(revisionSections.organizationId, revisions.organizationId),
        eq(revisionSections.decisionId, revisions.decisionId),
        eq(revisionSections.revision, revisions.number),
      ),
    )
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, revisions.organizationId), eq(memberships.id, revisions.authorId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(revisions.organizationId, ctx.organizationId),
        eq(revisions.decisionId, decision.id),
        eq(revisions.number, decision.latestRevision),
      ),
    );
  const [first] = rows;
  if (first === undefined)
    throw new Error(`Revision ${decision.latestRevision} of decision ${decision.id} is missing.`);
  const sections: Partial<Record<SectionKind, { body: string; commitment: string }>> = Object.fromEntries(
    rows.map(({ kind, body, commitment }) => [kind, { body, commitment: commitment.toString("hex") }]),
  );
  return { title: first.title, sections, by: { author: first.author, revision: decision.latestRevision } };
}

/** The text behind a commitment of this decision, whichever revision holds it. */
async function textOf(
  tx: Tx,
  ctx: ActingCtx,
  decisionId: string,
  kind: SectionKind,
  commitment: string,
): Promise<string | null> {
  const [row] = await tx
    .select({ body: revisionSections.body })
    .from(revisionSections)
    .where(
      and(
        eq(revisionSections.organizationId, ctx.organizationId),
        eq(revisionSections.decisionId, decisionId),
        eq(revisionSections.kind, kind),
        eq(revisionSections.commitment, Buffer.from(commitment, "hex")),
      ),
    )
    .limit(1);
  return row?.body ?? null;
}

async function dropDrafts(tx: Tx, ctx: ActingCtx, decisionId: string, kinds: readonly SectionKind[]): Promise<void> {
  if (kinds.length === 0) return;
  await tx
    .delete(sectionDrafts)
    .where(
      and(
        eq(sectionDrafts.organizationId, ctx.organizationId),
        eq(sectionDrafts.decisionId, decisionId),
        eq(sectionDrafts.memberId, ctx.memberId),
        inArray(sectionDrafts.kind, [...kinds]),
      ),
    );
}
