import { z } from "zod";
import { DECISION_STATUSES, IMPORT_WAYS } from "@/db/enums";
import { decisionTitle } from "@/lib/decisions/input";
import { storable } from "@/lib/text/input";

/** What the files are called together. A file is known again by this name and its path, so it should stay the same. */
const sourceName = storable(
  z
    .string()
    .trim()
    .min(1, "Name where the files come from, such as the repository.")
    .max(120, "A name has at most 120 characters."),
  "This name holds characters that cannot be stored.",
);

export const startImportShape = z.object({
  way: z.enum(IMPORT_WAYS),
  sourceName,
  productLineId: z.uuid().nullable(),
});
export type StartImport = z.output<typeof startImportShape>;

export const changeImportShape = z.object({
  importId: z.uuid(),
  sourceName: sourceName.optional(),
  productLineId: z.uuid().nullable().optional(),
  keepsNumbers: z.boolean().optional(),
});
export type ChangeImport = z.output<typeof changeImportShape>;

/** What a person sets right about one file; what is left out stays, null goes back to what was read. */
export const correctFileShape = z.object({
  fileId: z.uuid(),
  isLeft: z.boolean().optional(),
  title: decisionTitle.nullable().optional(),
  status: z.enum(DECISION_STATUSES).nullable().optional(),
  decidedOn: z.iso.date("Write the date as yyyy-mm-dd.").nullable().optional(),
  productLineId: z.uuid().nullable().optional(),
});
export type CorrectFile = z.output<typeof correctFileShape>;

export const importIdShape = z.object({ importId: z.uuid() });
export type ImportId = z.output<typeof importIdShape>;
