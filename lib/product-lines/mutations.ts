import { and, count, eq, inArray, isNull, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import { decisionProductLines, decisions } from "@/db/schema/decisions";
import { organizations, productLines } from "@/db/schema/organizations";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { conflict, notFound, precondition } from "@/lib/errors";
import { momentOf, momentOfEvent } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { enqueue } from "@/lib/jobs/queue";
import { slugOf } from "@/lib/organizations/rules";
import type { CreateProductLine, MoveProductLine, ProductLineInput, RenameProductLine } from "./input";
import { assertCanArchive, assertNoCycle, freeSlug } from "./rules";

export interface ProductLineReceipt {
  readonly id: string;
  readonly slug: string;
}

/** Creates a line at the top or below another. Its address comes from its name and stays when it is renamed. */
export async function createProductLine(ctx: ActingCtx, input: CreateProductLine): Promise<ProductLineReceipt> {
  assertCan(ctx, "manage product lines");
  return withAuthority(ctx, async (tx) => {
    const tree = await lockTree(tx, ctx);
    if (input.parentId !== null) await loadOpenParent(tx, ctx, input.parentId);
    assertNameIsFree(tree, input.parentId, input.name);
    const id = uuid();
    const slug = freeSlug(slugOf(input.name, "line"), new Set(tree.map((line) => line.slug)));
    await tx.insert(productLines).values({
      organizationId: ctx.organizationId,
      id,
      parentId: input.parentId,
      name: input.name,
      slug,
      createdAt: momentOf(ctx),
    });
    await appendEvent(tx, ctx, ctx.organizationId, {
      type: "product_line.created",
      data: { line: id, parent: input.parentId },
      texts: { name: input.name },
    });
    return { id, slug };
  });
}

/** Renames a line; its address stays, so that links keep working. */
export async function renameProductLine(ctx: ActingCtx, input: RenameProductLine): Promise<ProductLineReceipt> {
  assertCan(ctx, "manage product lines");
  return withAuthority(ctx, async (tx) => {
    const tree = await lockTree(tx, ctx);
    const line = await loadLine(tx, ctx, input.lineId);
    if (line.name === input.name) return line;
    assertNameIsFree(tree, line.parentId, input.name, line.id);
    await tx.update(productLines).set({ name: input.name }).where(isLine(ctx, line.id));
    await appendEvent(tx, ctx, ctx.organizationId, {
      type: "product_line.renamed",
      data: { line: line.id },
      texts: { name: input.name, formerName: line.name },
    });
    return line;
  });
}

/** Moves a line, with everything below it, under another line or to the top. Never below itself. */
export async function moveProductLine(ctx: ActingCtx, input: MoveProductLine): Promise<ProductLineReceipt> {
  assertCan(ctx, "manage product lines");
  return withAuthority(ctx, async (tx) => {
    // Two moves at once could close a circle that neither of them sees; the tree's lock puts one after the other.
    const tree = await lockTree(tx, ctx);
    const line = await loadLine(tx, ctx, input.lineId);
    if (line.parentId === input.parentId) return line;
    if (input.parentId !== null) {
      await loadOpenParent(tx, ctx, input.parentId);
      assertNoCycle(tree, line.id, input.parentId);
    }
    assertNameIsFree(tree, input.parentId, line.name, line.id);
    const { parentId } = input;
    const moved = await appendEvent(tx, ctx, ctx.organizationId, {
      type: "product_line.moved",
      data: { line: line.id, parent: parentId, formerParent: line.parentId },
    });
    await tx
      .update(productLines)
      .set({ parentId, movedAt: momentOfEvent(ctx, moved) })
      .where(isLine(ctx, line.id));
    // Where it stands now, silence may be consent.
    await enqueue(tx, "silence", { organizationId: ctx.organizationId, decisionId: null });
    return line;
  });
}

/** Archives a line without draft or proposed decisions and without lines below it (rule 19). Accepted decisions stay readable. */
export async function archiveProductLine(ctx: ActingCtx, input: ProductLineInput): Promise<ProductLineReceipt> {
  assertCan(ctx, "manage product lines");
  return withAuthority(ctx, async (tx) => {
    const line = await loadLine(tx, ctx, input.lineId, "update");
    if (line.archivedAt !== null) throw precondition(`${line.name} is archived already.`);
    assertCanArchive(line, await countOpenDecisions(tx, ctx, line.id), await countOpenLinesBelow(tx, ctx, line.id));
    await tx
      .update(productLines)
      .set({ archivedAt: momentOf(ctx) })
      .where(isLine(ctx, line.id));
    await appendEvent(tx, ctx, ctx.organizationId, { type: "product_line.archived", data: { line: line.id } });
    return line;
  });
}

/** Brings an archived line back to where it was. */
export async function restoreProductLine(ctx: ActingCtx, input: ProductLineInput): Promise<ProductLineReceipt> {
  assertCan(ctx, "manage product lines");
  return withAuthority(ctx, async (tx) => {
    const line = await loadLine(tx, ctx, input.lineId, "update");
    if (line.archivedAt === null) throw precondition(`${line.name} is not archived.`);
    if (line.parentId !== null) await loadOpenParent(tx, ctx, line.parentId);
    await tx.update(productLines).set({ archivedAt: null }).where(isLine(ctx, line.id));
    await appendEvent(tx, ctx, ctx.organizationId, { type: "product_line.restored", data: { line: line.id } });
    return line;
  });
}

const isLine = (ctx: ActingCtx, id: string) =>
  and(eq(productLines.organizationId, ctx.organizationId), eq(productLines.id, id));

async function loadLine(tx: Tx, ctx: ActingCtx, id: string, lock: "update" | "no key update" = "no key update") {
  const [line] = await tx
    .select({
      id: productLines.id,
      slug: productLines.slug,
      name: productLines.name,
      parentId: productLines.parentId,
      archivedAt: productLines.archivedAt,
    })
    .from(productLines)
    .where(isLine(ctx, id))
    .for(lock);
  if (line === undefined) throw notFound("product line");
  return line;
}

/** The lock waits for an archiving of the parent, and holds one off. */
async function loadOpenParent(tx: Tx, ctx: ActingCtx, id: string): Promise<void> {
  const [parent] = await tx
    .select({ name: productLines.name, archivedAt: productLines.archivedAt })
    .from(productLines)
    .where(isLine(ctx, id))
    .for("key share");
  if (parent === undefined) throw notFound("product line");
  if (parent.archivedAt !== null)
    throw precondition(`${parent.name} is archived. Restore it first, or choose another line.`);
}

/** Reads the whole tree with the organization's row locked, so that only one person changes its shape at a time. */
async function lockTree(tx: Tx, ctx: ActingCtx) {
  await tx
    .select({ id: organizations.organizationId })
    .from(organizations)
    .where(eq(organizations.organizationId, ctx.organizationId))
    .for("no key update");
  return tx
    .select({ id: productLines.id, parentId: productLines.parentId, name: productLines.name, slug: productLines.slug })
    .from(productLines)
    .where(eq(productLines.organizationId, ctx.organizationId));
}

type Tree = Awaited<ReturnType<typeof lockTree>>;

/** Two lines of one name side by side could not be told apart. */
function assertNameIsFree(tree: Tree, parentId: string | null, name: string, exceptId?: string): void {
  const taken = tree.some(
    (line) => line.parentId === parentId && line.id !== exceptId && line.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) throw conflict(`There is a product line “${name}” in this place already. Choose another name.`);
}

async function countOpenDecisions(tx: Tx, ctx: ActingCtx, lineId: string): Promise<number> {
  const [row] = await tx
    .select({ open: count() })
    .from(decisionProductLines)
    .innerJoin(
      decisions,
      and(
        eq(decisions.organizationId, decisionProductLines.organizationId),
        eq(decisions.id, decisionProductLines.decisionId),
      ),
    )
    .where(
      and(
        eq(decisionProductLines.organizationId, ctx.organizationId),
        eq(decisionProductLines.productLineId, lineId),
        inArray(decisions.status, ["draft", "proposed"]),
      ),
    );
  return row?.open ?? 0;
}

async function countOpenLinesBelow(tx: Tx, ctx: ActingCtx, lineId: string): Promise<number> {
  const [row] = await tx
    .select({ open: sql<number>`count(*)::int` })
    .from(productLines)
    .where(
      and(
        eq(productLines.organizationId, ctx.organizationId),
        eq(productLines.parentId, lineId),
        isNull(productLines.archivedAt),
      ),
    );
  return row?.open ?? 0;
}
