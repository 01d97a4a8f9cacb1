import { readFile } from "node:fs/promises";
import path from "node:path";
import { and, asc, eq, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { revisionSections } from "@/db/schema/decisions";
import { attachments, decisionAttachments } from "@/db/schema/record/attachments";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { loadDecision } from "../queries";
import type { AddAttachment, AttachmentKey } from "./input";
import { fileNameOf, isPictureType, type PictureType } from "./rules";

/** A picture that a record may show. */
export interface KeptPicture {
  /** As the text names it. */
  readonly name: string;
  /** The last part of its address: `<first 16 hex of its SHA-256>.<ext>`. */
  readonly fileName: string;
  /** In pixels. */
  readonly width: number | null;
  readonly height: number | null;
}

/** The pictures of a decision in the order they were added, in the caller's transaction; the caller has proven who may see it. */
export async function readPictures(
  tx: Tx,
  { organizationId }: Ctx,
  decisionId: string,
): Promise<readonly KeptPicture[]> {
  const rows = await tx
    .select({
      name: decisionAttachments.name,
      sha256: sql<string>`encode(${attachments.sha256}, 'hex')`,
      type: attachments.mediaType,
      width: attachments.width,
      height: attachments.height,
    })
    .from(decisionAttachments)
    .innerJoin(attachments, sameContent)
    .where(and(eq(decisionAttachments.organizationId, organizationId), eq(decisionAttachments.decisionId, decisionId)))
    .orderBy(asc(decisionAttachments.createdAt), asc(decisionAttachments.name));
  return rows.map(({ name, sha256, type, width, height }) => ({
    name,
    fileName: fileNameOf(sha256, asKept(type)),
    width,
    height,
  }));
}

/** The pictures of a decision, also those that no saved text shows yet, to whoever may write it; refused to everybody else. */
export async function listPictures(ctx: Ctx, { number }: AddAttachment): Promise<readonly KeptPicture[]> {
  return withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { number });
    assertCan(ctx, "edit decisions", decision);
    return readPictures(tx, ctx, decision.id);
  });
}

const sameContent = and(
  eq(attachments.organizationId, decisionAttachments.organizationId),
  eq(attachments.sha256, decisionAttachments.sha256),
);

function asKept(type: string): PictureType {
  if (!isPictureType(type)) throw new Error(`An attachment has the type ${type}, which nothing is kept as.`);
  return type;
}

/** A picture's bytes. */
export interface Attachment {
  readonly bytes: Buffer;
  readonly type: PictureType;
  /** Lower-case hex. */
  readonly sha256: string;
}

/**
 * One picture of a decision, to whoever may see the decision; NOT_FOUND to everybody else. A stakeholder is shown those that a
 * saved text names, because what is not saved is not theirs to see.
 */
export async function getAttachment(ctx: Ctx, { number, name }: AttachmentKey): Promise<Attachment> {
  const found = await withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { number });
    const [row] = await tx
      .select({
        sha256: sql<string>`encode(${attachments.sha256}, 'hex')`,
        type: attachments.mediaType,
        bytes: attachments.bytes,
        isShown: sql<boolean>`exists (select from ${revisionSections} s
          where s.organization_id = ${ctx.organizationId} and s.decision_id = ${decision.id}
          and position(${decisionAttachments.name} in s.body) > 0)`,
      })
      .from(decisionAttachments)
      .innerJoin(attachments, sameContent)
      .where(
        and(
          eq(decisionAttachments.organizationId, ctx.organizationId),
          eq(decisionAttachments.decisionId, decision.id),
          sql`left(encode(${decisionAttachments.sha256}, 'hex'), 16) = ${name.slice(0, 16)}`,
        ),
      )
      .limit(1);
    if (row === undefined || fileNameOf(row.sha256, asKept(row.type)) !== name) throw notFound("picture");
    if (ctx.role === "stakeholder" && !row.isShown) throw notFound("picture");
    return row;
  });
  const { sha256, type } = found;
  return { sha256, type: asKept(type), bytes: found.bytes ?? (await readFile(fileOf(ctx, sha256))) };
}

/** Where the server keeps a picture's bytes when it keeps them in a folder; throws where it has none. */
export function fileOf({ organizationId }: Pick<Ctx, "organizationId">, sha256: string): string {
  if (env.ATTACHMENTS_FOLDER === undefined)
    throw new Error(
      "The bytes of an attachment are in a folder that this server does not name: set ATTACHMENTS_FOLDER.",
    );
  return path.join(env.ATTACHMENTS_FOLDER, organizationId, sha256);
}
