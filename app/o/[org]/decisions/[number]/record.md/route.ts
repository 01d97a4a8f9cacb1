import { z } from "zod";
import { numberedFileName } from "@/lib/adr/print/file-name";
import { printMadr4 } from "@/lib/adr/print/madr4";
import type { Ctx } from "@/lib/access/context";
import { download, type Download } from "@/lib/endpoint";
import { asRecord } from "@/lib/exports/record/queries";

const recordFileShape = z.object({ number: z.coerce.number().int().positive().max(999_999_999) });

/** The record as a file in MADR 4, full variant. */
async function recordFile(ctx: Ctx, { number }: z.output<typeof recordFileShape>): Promise<Download> {
  const record = await asRecord(ctx, number);
  return { text: printMadr4(record), type: "text/markdown", fileName: numberedFileName(record.number, record.title) };
}

export const GET = download(recordFileShape, recordFile);
