import { z } from "zod";
import { numberedFileName } from "@/lib/adr/print/file-name";
import { jsonFileName, printJson } from "@/lib/adr/print/json";
import { log4brainsFileNames, printLog4brains } from "@/lib/adr/print/log4brains";
import { printMadr4Minimal } from "@/lib/adr/print/madr4-minimal";
import { printNygard } from "@/lib/adr/print/nygard";
import type { AdrRecord } from "@/lib/adr/print/record";
import type { Ctx } from "@/lib/access/context";
import { download, type Download } from "@/lib/endpoint";
import { asRecord } from "@/lib/exports/record/queries";
import type { RecordFormat } from "../formats";

const fileShape = z.object({
  number: z.coerce.number().int().positive().max(999_999_999),
  format: z.enum(["minimal", "nygard", "log4brains", "json"] satisfies readonly RecordFormat[]),
});

/** The record as a file in another format. */
async function recordAs(ctx: Ctx, { number, format }: z.output<typeof fileShape>): Promise<Download> {
  return PRINTED[format](await asRecord(ctx, number));
}

type Numbered = AdrRecord & { readonly number: number };

const markdown = (text: string, fileName: string): Download => ({ text, type: "text/markdown", fileName });

const PRINTED: Readonly<Record<RecordFormat, (record: Numbered) => Download>> = {
  minimal: (record) => markdown(printMadr4Minimal(record), numberedFileName(record.number, record.title)),
  nygard: (record) => markdown(printNygard(record), numberedFileName(record.number, record.title)),
  log4brains: (record) => markdown(printLog4brains(record), log4brainsFileNames([record])[0] ?? "record.md"),
  json: (record) => ({
    text: printJson(record),
    type: "application/json",
    fileName: jsonFileName(record.number, record.title),
  }),
};

export const GET = download(fileShape, recordAs);
