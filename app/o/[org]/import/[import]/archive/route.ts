import { z } from "zod";
import type { Ctx } from "@/lib/access/context";
import { upload, type Uploaded } from "@/lib/endpoint";
import { readArchive } from "@/lib/imports/archive/queries";
import { ARCHIVE_LIMITS } from "@/lib/imports/archive/rules";
import { addFiles, assertTakesFiles, type TakenIn } from "@/lib/imports/mutations";
import { withoutTopFolder } from "@/lib/imports/paths/rules";
import { limited } from "@/lib/limits/limited";

const importShape = z.object({ import: z.uuid() });

/** Takes in a zip archive: all that is in it, or nothing with the reason. */
async function takeArchive(
  ctx: Ctx,
  input: z.output<typeof importShape>,
  { bytes, signal }: Uploaded,
): Promise<TakenIn> {
  return addFiles(ctx, input.import, withoutTopFolder(await readArchive(bytes, signal)));
}

export const POST = upload(
  importShape,
  ARCHIVE_LIMITS.bytes,
  (ctx, input) => assertTakesFiles(ctx, input.import),
  limited("upload", takeArchive),
);
