import { cache } from "react";
import type { Ctx } from "@/lib/access/context";
import { listPlacedLines } from "@/lib/product-lines/queries";

/** The reader's unarchived product lines, read once for the frame and the page in it. */
export const readLines = cache(listPlacedLines);

/** A product line as the frame and the filters show it, in the order of the tree. */
export interface LineChoice {
  readonly slug: string;
  readonly name: string;
  /** 0 at the top. */
  readonly depth: number;
}

/** The lines as the browser needs them. The same list for the frame and the page, so that it is sent once. */
export const readLineChoices = cache(async (ctx: Ctx): Promise<readonly LineChoice[]> => {
  const lines = await readLines(ctx);
  return lines.map(({ slug, name, depth }) => ({ slug, name, depth }));
});
