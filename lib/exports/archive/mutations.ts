import { sql } from "drizzle-orm";
import { openSnapshot, type Tx } from "@/db/client";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import type { StreamedFile } from "@/lib/endpoint";
import { conflict, precondition } from "@/lib/errors";
import { appendEvent } from "@/lib/history/mutations";
import { zipOf } from "../zip/queries";
import type { ExportOrganization } from "./input";
import { archiveFiles, countArchived, listHidden, type ArchiveCounts } from "./queries";
import { ARCHIVE_VERSION, refuseHidden } from "./rules";

/**
 * The whole organization as one archive that another server can take in, for an owner. Refused while it would tell what even an owner is
 * not to see. The history says that it was made; the archive is of the moment before, so that it does not hold that event.
 */
export async function exportOrganization(ctx: Ctx, _input: ExportOrganization): Promise<StreamedFile> {
  assertCan(ctx, "manage the organization");
  return archiveOf(ctx, async (tx) => {
    const reason = refuseHidden(await listHidden(tx, ctx));
    if (reason !== null) throw precondition(reason);
  });
}

/**
 * The same for an owner on the server's own command line, where the database can be read anyway: also what is still blind, and who
 * stands behind hidden names.
 */
export async function exportWholeOrganization(ctx: Ctx): Promise<StreamedFile> {
  assertCan(ctx, "manage the organization");
  return archiveOf(ctx, () => Promise.resolve());
}

type Guard = (tx: Tx) => Promise<void>;

function archiveOf(ctx: Ctx, guard: Guard): StreamedFile {
  return { chunks: archiveChunks(ctx, guard), type: "application/zip", fileName: `${ctx.slug}-organization.zip` };
}

async function* archiveChunks(ctx: Ctx, guard: Guard): AsyncGenerator<Uint8Array> {
  const { tx, close } = await openSnapshot(ctx);
  try {
    await claim(tx, ctx);
    await guard(tx);
    const at = await recordExport(ctx, await countArchived(tx, ctx));
    yield* zipOf(archiveFiles(tx, ctx, at));
  } finally {
    await close();
  }
}

/** One at a time: each keeps a connection for as long as somebody takes its bytes. */
async function claim(tx: Tx, { organizationId }: Ctx): Promise<void> {
  const { rows } = await tx.execute<{ isOurs: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`archive ${organizationId}`}, 0)) as "isOurs"`,
  );
  if (rows[0]?.isOurs !== true)
    throw conflict("This organization is being exported already. Wait until that export is through, or end it.");
}

async function recordExport(ctx: Ctx, counts: ArchiveCounts): Promise<Date> {
  return withAuthority(ctx, async (tx) => {
    const { recordedAt } = await appendEvent(tx, ctx, ctx.organizationId, {
      type: "organization.exported",
      data: { format: ARCHIVE_VERSION, ...counts },
    });
    return recordedAt;
  });
}
