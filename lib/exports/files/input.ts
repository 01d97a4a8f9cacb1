import { z } from "zod";
import { decisionListShape, optional } from "@/lib/decisions/list/input";

/** What ADR files are handed out as, with the tool that reads them. */
export const FILE_FORMATS = ["madr", "nygard", "log4brains"] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** How files are asked for. */
export interface FileOptions {
  readonly format: FileFormat;
  /** Imported files that nobody changed here come back as they were, byte for byte. */
  readonly asImported: boolean;
}

/** The files of a view: the list's own address, the format, and `imported=as-they-were`. */
export const exportFilesShape = decisionListShape.extend({
  format: z.enum(FILE_FORMATS, "Choose MADR 4, adr-tools or log4brains."),
  imported: optional(z.literal("as-they-were")),
});
export type ExportFiles = z.output<typeof exportFilesShape>;
