import { z } from "zod";
import { VIEW_PLACES } from "@/db/enums";
import { lineShape, storable } from "@/lib/text/input";

const name = lineShape(60, "Give the view a name.");

export const saveViewShape = z.object({
  place: z.enum(VIEW_PLACES),
  name,
  /** What stands after the question mark in the address. */
  query: storable(z.string().max(2000)),
  isShared: z.boolean().default(false),
});
export type SaveView = z.output<typeof saveViewShape>;

export const renameViewShape = z.object({ viewId: z.uuid(), name });
export type RenameView = z.output<typeof renameViewShape>;

export const deleteViewShape = z.object({ viewId: z.uuid() });
export type DeleteView = z.output<typeof deleteViewShape>;
