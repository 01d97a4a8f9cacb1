import { z } from "zod";

const lineName = z
  .string()
  .trim()
  .min(1, "Give the product line a name.")
  .max(60, "A name has at most 60 characters.")
  .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), "This name holds characters that cannot be stored.");

/** An empty choice in a form means: at the top. */
const parent = z.preprocess((value) => (value === "" ? null : value), z.uuid().nullable());

export const createProductLineShape = z.object({ name: lineName, parentId: parent.default(null) });
export type CreateProductLine = z.infer<typeof createProductLineShape>;

export const renameProductLineShape = z.object({ lineId: z.uuid(), name: lineName });
export type RenameProductLine = z.infer<typeof renameProductLineShape>;

export const moveProductLineShape = z.object({ lineId: z.uuid(), parentId: parent });
export type MoveProductLine = z.infer<typeof moveProductLineShape>;

export const productLineShape = z.object({ lineId: z.uuid() });
export type ProductLineInput = z.infer<typeof productLineShape>;
