import type { ContextQuestion, TemplateCriterion, TemplateOption } from "./input";

/** A reusable set of options, criteria with anchors, context questions and record skeleton. It says what to think about, never what to choose. */
export interface TemplateContent {
  readonly name: string;
  readonly summary: string;
  readonly question: string;
  readonly options: readonly TemplateOption[];
  /** In the order in which they are scored, each theme's together. */
  readonly criteria: readonly TemplateCriterion[];
  /** What a team states before it weighs, because it shifts the weights. */
  readonly contextQuestions: readonly ContextQuestion[];
  /** Markdown that begins the sections of the record which no vote can fill. */
  readonly record: {
    readonly context: string;
    readonly drivers: string;
    readonly confirmation: string;
    readonly more: string;
  };
}

/** A template that ships with Accord. */
export interface BuiltInTemplate extends TemplateContent {
  /** Stable identifier, kebab-case. */
  readonly key: string;
  /** Counts up when its content changes. */
  readonly version: number;
}
