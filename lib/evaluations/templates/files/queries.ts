import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { TEMPLATE_FORMAT, type ReadTemplateFile, type TemplateContent, type TemplateVersionInput } from "../input";
import { getTemplate } from "../queries";
import { parseTemplateFile } from "./rules";

/** A template as a file that another organization, or this one, can import. */
export async function getTemplateFile(
  ctx: Ctx,
  input: TemplateVersionInput,
): Promise<{ readonly text: string; readonly type: string; readonly fileName: string }> {
  const { key, content } = await getTemplate(ctx, input);
  const text = `${JSON.stringify({ format: TEMPLATE_FORMAT, ...content }, null, 2)}\n`;
  return { text, type: "application/json", fileName: `${key}.accord-template.json` };
}

/** What a file would become; nothing is saved. */
export function previewTemplateFile(ctx: Ctx, input: ReadTemplateFile): Promise<TemplateContent> {
  assertCan(ctx, "manage templates");
  return Promise.resolve(parseTemplateFile(input.text));
}
