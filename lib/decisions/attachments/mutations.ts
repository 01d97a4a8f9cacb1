import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { and, count, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { attachments, decisionAttachments } from "@/db/schema/record/attachments";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { env } from "@/lib/env";
import { precondition } from "@/lib/errors";
import { loadDecision } from "../queries";
import { preparePicture, type PreparedPicture } from "./encoding/queries";
import { ATTACHMENTS_LIMIT, type AddAttachment } from "./input";
import { fileOf, type KeptPicture } from "./queries";
import { attachmentName, fileNameOf } from "./rules";

/** Refuses before the picture arrives whoever may not write the decision. */
export async function assertMayAttach(ctx: Ctx, { number }: AddAttachment): Promise<void> {
  await withAuthority(ctx, async (tx) => {
    assertCan(ctx, "edit decisions", await loadDecision(tx, ctx, { number }));
  });
}

/**
 * Keeps a picture for the text of a decision that the caller may edit, and returns how the text names it. The same picture twice
 * is one. No event: no record shows it yet; the revision that names it is one, and its hash fixes the bytes by their name.
 */
export async function addAttachment(
  ctx: Ctx,
  input: AddAttachment,
  { bytes }: { readonly bytes: Uint8Array },
): Promise<KeptPicture> {
  const picture = await preparePicture(bytes);
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { number: input.number }, "update");
    assertCan(ctx, "edit decisions", decision);
    const name = attachmentName(picture.sha256.toString("hex"), picture.type);
    return attachPicture(tx, ctx, decision.id, picture, name);
  });
}

/**
 * Keeps a prepared picture of a decision under a name, in the transaction of a verb that has proven who may and has locked the
 * decision. One that is there already keeps the name it has. Refuses the 101st.
 */
export async function attachPicture(
  tx: Tx,
  ctx: Ctx,
  decisionId: string,
  picture: PreparedPicture,
  name: string,
): Promise<KeptPicture> {
  const { organizationId } = ctx;
  const { sha256, bytes, type, width, height } = picture;
  const ofDecision = and(
    eq(decisionAttachments.organizationId, organizationId),
    eq(decisionAttachments.decisionId, decisionId),
  );
  const shown = { fileName: fileNameOf(sha256.toString("hex"), type), width, height };
  const [known] = await tx
    .select({ name: decisionAttachments.name })
    .from(decisionAttachments)
    .where(and(ofDecision, eq(decisionAttachments.sha256, sha256)));
  if (known !== undefined) return { ...shown, name: known.name };
  const [total] = await tx.select({ pictures: count() }).from(decisionAttachments).where(ofDecision);
  if ((total?.pictures ?? 0) >= ATTACHMENTS_LIMIT)
    throw precondition(`A decision keeps at most ${ATTACHMENTS_LIMIT} pictures. Link to this one instead.`);
  const kept = await keepBytes(ctx, sha256.toString("hex"), bytes);
  await tx
    .insert(attachments)
    .values({
      ...{ organizationId, sha256, mediaType: type, size: bytes.length, width, height },
      bytes: kept.inRow,
    })
    .onConflictDoNothing();
  await tx.insert(decisionAttachments).values({ organizationId, decisionId, sha256, name, addedBy: ctx.memberId });
  return { ...shown, name };
}

/** Where the bytes of a picture went: into the row, or into a file, which may have been there. */
export interface KeptBytes {
  readonly inRow: Buffer | null;
  /** The file that was written; null where none was, or where one was there. */
  readonly newFile: string | null;
}

/** Keeps bytes where this server keeps those of pictures. `sha256` is theirs, in lower-case hex. A file stays when a transaction rolls back. */
export async function keepBytes(scope: Pick<Ctx, "organizationId">, sha256: string, bytes: Buffer): Promise<KeptBytes> {
  if (env.ATTACHMENTS_FOLDER === undefined) return { inRow: bytes, newFile: null };
  const file = fileOf(scope, sha256);
  const isThere = existsSync(file);
  await writeWhole(file, bytes);
  return { inRow: null, newFile: isThere ? null : file };
}

/** A reader finds the whole file or none; one that was there holds the same bytes. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, bytes);
  await rename(draft, file);
}

/** Gives a decision's pictures to one that begins with its text, in the transaction that begins it. */
export async function copyAttachments(tx: Tx, ctx: Ctx, from: string, to: string): Promise<void> {
  await tx.execute(sql`
    insert into decision_attachments (organization_id, decision_id, sha256, name, added_by)
    select organization_id, ${to}, sha256, name, ${ctx.memberId} from decision_attachments
    where organization_id = ${ctx.organizationId} and decision_id = ${from}
    on conflict do nothing`);
}
