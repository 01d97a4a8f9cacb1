import type { Ctx } from "@/lib/access/context";
import { pathOf } from "@/lib/product-lines/rules";
import { readLines } from "../_shell/lines";
import type { ImportableLine } from "./_components/line-select";

/** The product lines that a person may import for, named with what lies above them. */
export async function readImportableLines(ctx: Ctx): Promise<readonly ImportableLine[]> {
  const lines = await readLines(ctx);
  const own = ctx.productLineIds;
  return lines
    .filter(({ id }) => own === null || own.includes(id))
    .map(({ id }) => ({
      id,
      label: pathOf(lines, id)
        .map(({ name }) => name)
        .join(" › "),
    }));
}
