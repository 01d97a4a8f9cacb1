import { BUILT_IN_TEMPLATES } from "./built-in/list";
import type { BuiltInTemplate } from "./rules";

/** The built-in templates, in the order in which they are offered. */
export const TEMPLATES: readonly BuiltInTemplate[] = BUILT_IN_TEMPLATES;

/** A built-in template by its key, or null. */
export function findTemplate(key: string): BuiltInTemplate | null {
  return TEMPLATES.find((template) => template.key === key) ?? null;
}
