import { z } from "zod";
import type { Ctx } from "@/lib/access/context";
import { longWork } from "@/lib/endpoint";
import { finishImport, type FinishedImport } from "@/lib/imports/finish/mutations";
import { limited } from "@/lib/limits/limited";

const importShape = z.object({ import: z.uuid() });

/** Makes decisions of an import's files and says how far it is. */
async function finish(
  ctx: Ctx,
  input: z.output<typeof importShape>,
  signal: AbortSignal,
  onProgress: (done: number, of: number) => void,
): Promise<FinishedImport> {
  return finishImport(ctx, { importId: input.import }, { signal, onProgress });
}

export const POST = longWork(importShape, limited("import", finish));
