import { z } from "zod";
import type { Ctx } from "@/lib/access/context";
import { download, type Download } from "@/lib/endpoint";
import { getSourceFile } from "@/lib/imports/source/queries";

const sourceShape = z.object({ number: z.coerce.number().int().positive().max(999_999_999) });

/** The file that a decision was imported from, as it was. */
async function sourceFile(ctx: Ctx, { number }: z.output<typeof sourceShape>): Promise<Download> {
  const { path, bytes } = await getSourceFile(ctx, number);
  // Never shown as a page: it is whatever somebody once wrote.
  return { bytes, type: "application/octet-stream", fileName: path.slice(path.lastIndexOf("/") + 1) };
}

export const GET = download(sourceShape, sourceFile);
