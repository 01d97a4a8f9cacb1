import "server-only";
import type { Ctx } from "@/lib/access/context";
import { templateVersionShape } from "@/lib/evaluations/templates/input";
import { getTemplate, type TemplatePage } from "@/lib/evaluations/templates/queries";
import { notFound } from "@/lib/errors";

export type TemplateParams = Promise<{ readonly org: string; readonly key: string }>;
export type TemplateQuery = Promise<Record<string, string | string[] | undefined>>;

/** The version an address asks for; what is no number asks for the latest. */
export async function versionIn(query: TemplateQuery): Promise<number | undefined> {
  const parsed = templateVersionShape.shape.version.safeParse((await query)["version"]);
  return parsed.success ? parsed.data : undefined;
}

/** The template of an address; NOT_FOUND where the reader begins no decisions, as for one that is not there. */
export async function templateOf(ctx: Ctx, key: string, version?: number): Promise<TemplatePage> {
  if (ctx.role === "stakeholder") throw notFound("template");
  return getTemplate(ctx, { key, version });
}
