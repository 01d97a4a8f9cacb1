import { z } from "zod";
import { lineShape } from "@/lib/text/input";

const lineName = lineShape(60, "Give the product line a name.");

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
