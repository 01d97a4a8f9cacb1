import { counted } from "@/app/_ui/text/format";
import type { TemplateRow, TemplateSource } from "@/lib/evaluations/templates/queries";

/** A template as it is offered to begin with. */
export interface OfferedTemplate {
  readonly key: string;
  readonly source: TemplateSource;
  readonly name: string;
  readonly summary: string;
  /** "3 options, 14 criteria". */
  readonly contents: string;
}

/** What a choice of templates shows of one. */
export function asOffered({ key, source, name, summary, ...counts }: TemplateRow): OfferedTemplate {
  return { key, source, name, summary, contents: contentsOf(counts) };
}

/** "3 options, 14 criteria", and "14 criteria" where the options are left open. */
export function contentsOf({ options, criteria }: Pick<TemplateRow, "options" | "criteria">): string {
  const what = counted(criteria, "criterion", "criteria");
  return options === 0 ? what : `${counted(options, "option")}, ${what}`;
}
