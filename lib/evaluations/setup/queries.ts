import { djangoOrFlask } from "../templates/django-or-flask";
import type { EvaluationTemplate } from "../templates/template";

/** The built-in templates. */
export const TEMPLATES: readonly EvaluationTemplate[] = [djangoOrFlask];

/** A built-in template by its key, or null. */
export function findTemplate(key: string): EvaluationTemplate | null {
  return TEMPLATES.find((template) => template.key === key) ?? null;
}
