import "server-only";
import type { Ctx } from "@/lib/access/context";
import { listTemplates } from "@/lib/evaluations/templates/queries";
import { asOffered, type OfferedTemplate } from "./offered-template";

/** The templates one may begin from: own ones first, without those that are hidden here. */
export async function readOffered(ctx: Ctx): Promise<readonly OfferedTemplate[]> {
  const templates = await listTemplates(ctx);
  return templates.filter(({ isHidden }) => !isHidden).map(asOffered);
}
